using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IceWarp.Modules.Notes.Tests.Markup;

/// <summary>Finds what is alive in HTML, by rules of its own: only these elements, only these attributes, only these addresses.</summary>
internal static class SafeHtml
{
    private static readonly HashSet<string> Elements = new(
        [
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "div", "span",
            "strong", "em", "u", "s", "a", "br", "img", "mark", "sub", "sup",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Attributes = new(
        [
            "data-kept", "data-mac", "data-atom", "data-type", "data-checked", "data-side", "data-who", "data-when", "href", "src", "alt", "width", "height", "class", "colspan", "rowspan", "start",
        ],
        StringComparer.Ordinal);

    /// <summary>Everything in the body of some HTML that may not be there.</summary>
    public static IReadOnlyList<string> Alive(string html, params string[] further)
    {
        var document = new HtmlParser().ParseDocument(html);
        var body = document.Body ?? throw new InvalidOperationException("No body.");
        return
        [
            .. body.QuerySelectorAll("*").Where(element => !Elements.Contains(element.LocalName) && !further.Contains(element.LocalName)).Select(element => element.OuterHtml),
            .. body.QuerySelectorAll("*").SelectMany(element => element.Attributes).Where(attribute => !Attributes.Contains(attribute.Name)).Select(attribute => $"{attribute.Name}={attribute.Value}"),
            .. body.QuerySelectorAll("[href]").Select(element => element.GetAttribute("href") ?? "").Where(href => !Starts(href, "http://", "https://", "mailto:", "tel:")),
            .. body.QuerySelectorAll("[src]").Select(element => element.GetAttribute("src") ?? "")
                .Where(source => !Starts(source, "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/webp;base64,", "data:image/gif;base64,", "/api/notes/")),
            .. document.Head?.ChildNodes.Where(node => further.Length == 0 && node is not IText).Select(node => node.TextContent) ?? [],
        ];
    }

    /// <summary>As <see cref="Alive"/>, for HTML that is for reading alone: a few harmless elements and attributes more, no picture of the kind that only this host gives unless asked for.</summary>
    public static IReadOnlyList<string> AliveForReading(string body, bool isMessage)
    {
        var document = new HtmlParser().ParseDocument(body);
        foreach (var attribute in document.All.SelectMany(element => element.Attributes.Select(attribute => (element, attribute))).ToList())
        {
            var (element, (name, value)) = (attribute.element, (attribute.attribute.Name, attribute.attribute.Value));
            if ((name, value) is ("rel", "noopener noreferrer") || (isMessage && (element.LocalName, name, value) is
                ("table", "border", "1") or ("table", "cellspacing", "0") or ("table", "cellpadding", "4") or ("ul", "style", "list-style:none;padding-left:0")))
            {
                element.RemoveAttribute(name);
            }
        }

        IReadOnlyList<string> remote = isMessage
            ? [.. document.QuerySelectorAll("[src]").Select(element => element.GetAttribute("src") ?? "").Where(source => !source.StartsWith("data:image/", StringComparison.Ordinal))]
            : [];
        return [.. Alive(document.Body?.InnerHtml ?? "", "b", "i", "strike", "del", "ins", "small", "dl", "dt", "dd", "header", "main", "footer"), .. remote];
    }

    private static bool Starts(string address, params string[] beginnings) =>
        Array.Exists(beginnings, beginning => address.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
