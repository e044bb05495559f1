using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using MimeKit;
using MimeKit.Text;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>The text of a message in the forms that the protocol offers (notes, 3.3 "Mail single-item extras").</summary>
internal static class MessageBody
{
    private static readonly HtmlSanitizer Sanitizer = NewSanitizer();
    private static readonly HtmlSanitizer Cleaner = NewCleaner();
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "BR", "LI", "UL", "OL", "TR", "TABLE", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE", "HR", "SECTION", "ARTICLE",
    };

    /// <summary>HTML as it came; made from the text when there is only text. Not safe to show.</summary>
    public static string Html(MimeMessage message) => message.HtmlBody ?? FromText(message.TextBody ?? "");

    /// <summary>HTML without scripts, handlers, forms and foreign schemes; pictures by <c>cid:</c> and https stay.</summary>
    public static string SanitizedHtml(MimeMessage message) => Sanitizer.Sanitize(Html(message));

    /// <summary>Sanitised, and asking nobody outside: pictures from elsewhere are left out.</summary>
    public static string CleanHtml(MimeMessage message) => Cleaner.Sanitize(Html(message));

    /// <summary>Any HTML made safe to show.</summary>
    public static string Sanitize(string html) => Sanitizer.Sanitize(html);

    /// <summary>Plain text; made from the HTML when there is only HTML.</summary>
    public static string Text(MimeMessage message) => (message.TextBody ?? (message.HtmlBody is { } html ? FromHtml(html) : "")).TrimEnd('\r', '\n');

    /// <summary>Readable text of HTML: one line a block, no scripts and styles.</summary>
    public static string FromHtml(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        if (document.Body is { } body)
        {
            Append(text, body);
        }

        return text.ToString().Trim();
    }

    private static string FromText(string text) => new TextToHtml { OutputHtmlFragment = true }.Convert(text);

    // An explicit stack: hostile HTML may nest deeper than the thread's own.
    private static void Append(StringBuilder text, INode root)
    {
        var left = new Stack<INode>([root]);
        while (left.TryPop(out var node))
        {
            switch (node)
            {
                case IText words:
                    AppendWords(text, words.Data);
                    break;
                case IElement { LocalName: "script" or "style" or "head" or "title" }:
                    break;
                default:
                    if (node is IElement element && Blocks.Contains(element.TagName) && text.Length > 0 && text[^1] != '\n')
                    {
                        text.Append('\n');
                    }

                    foreach (var child in node.ChildNodes.Reverse())
                    {
                        left.Push(child);
                    }

                    break;
            }
        }
    }

    private static void AppendWords(StringBuilder text, string words)
    {
        foreach (var character in words)
        {
            var next = char.IsWhiteSpace(character) ? ' ' : character;
            if (next != ' ' || (text.Length > 0 && text[^1] is not (' ' or '\n')))
            {
                text.Append(next);
            }
        }
    }

    private static HtmlSanitizer NewSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedSchemes.Add("cid");
        sanitizer.AllowedSchemes.Add("mailto");
        foreach (var tag in (string[])["form", "input", "button", "select", "textarea", "option"])
        {
            sanitizer.AllowedTags.Remove(tag);
        }

        return sanitizer;
    }

    private static HtmlSanitizer NewCleaner()
    {
        var sanitizer = NewSanitizer();
        sanitizer.FilterUrl += (_, url) =>
        {
            if (url.Tag is not { LocalName: "a" or "area" } && url.OriginalUrl?.StartsWith("cid:", StringComparison.OrdinalIgnoreCase) != true)
            {
                url.SanitizedUrl = null;
            }
        };
        return sanitizer;
    }
}
