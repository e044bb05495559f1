using System.Net;
using Ganss.Xss;
using IceWarp.Adapter;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Between the text as the server stores it and as the editor takes it.</summary>
internal sealed class NoteMarkup
{
    private readonly HtmlSanitizer _sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(
            ["p", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "table", "tbody", "tr", "th", "td", "strong", "em", "u", "s", "a", "br", "img", "mark", "sub", "sup", "div"],
            StringComparer.Ordinal),
        AllowedAttributes = new HashSet<string>(
            ["href", "src", "alt", "width", "height", "class", "colspan", "rowspan", "start", "data-type", "data-checked", "data-side", "data-who", "data-when"],
            StringComparer.Ordinal),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel", "data"], StringComparer.Ordinal),
    });

    /// <summary>HTML for the editor, sanitised.</summary>
    public string ToEditor(RichText stored) => stored.IsHtml
        ? _sanitizer.Sanitize(stored.Content)
        : string.Concat(stored.Content.ReplaceLineEndings("\n").Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));

    /// <summary>What is stored of the editor's HTML.</summary>
    public RichText ToStorage(string html) => new(_sanitizer.Sanitize(html), IsHtml: true);

    /// <summary>The words of a text without markup.</summary>
    public static string TextOf(RichText stored) => stored.IsHtml ? PlainText.Of(stored.Content) : stored.Content;
}
