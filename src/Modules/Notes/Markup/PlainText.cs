using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>The words of HTML as a person reads them: a line a block, nothing of scripts and styles.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Unread = new(["script", "style", "title", "template", "head", "noscript"], StringComparer.Ordinal);

    private static readonly HashSet<string> Blocks = new(
        [
            "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre", "hr", "br", "table", "tr", "td", "th", "dt", "dd", "section",
            "article", "center", "address", "header", "footer", "figure", "figcaption",
        ],
        StringComparer.Ordinal);

    /// <summary>The words of a text.</summary>
    public static string Of(string html) => Of(new HtmlParser().ParseDocument(html));

    /// <summary>The words below a node.</summary>
    public static string Of(INode root)
    {
        var text = new StringBuilder();
        var open = new Stack<(INode Node, bool Left)>([(root, false)]);
        while (open.TryPop(out var step))
        {
            var name = (step.Node as IElement)?.LocalName;
            if (name is not null && Blocks.Contains(name) && text.Length > 0 && text[^1] != '\n')
            {
                text.Append('\n');
            }

            if (step.Left || (name is not null && Unread.Contains(name)))
            {
                continue;
            }

            if (step.Node is IText words)
            {
                text.Append(words.Data);
            }

            open.Push((step.Node, true));
            for (var child = step.Node.LastChild; child is not null; child = child.PreviousSibling)
            {
                open.Push((child, false));
            }
        }

        return text.ToString().Trim();
    }
}
