using System.Collections.Frozen;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>What the names of HTML elements mean for a note.</summary>
internal static class HtmlNames
{
    /// <summary>Elements that begin a line of their own.</summary>
    public static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "table", "caption", "colgroup", "col",
        "thead", "tbody", "tfoot", "tr", "td", "th", "section", "article", "aside", "header", "footer", "nav", "main", "address", "center", "figure", "figcaption",
        "details", "summary", "fieldset", "legend", "form", "hgroup", "dir", "menu", "search");

    /// <summary>Elements that are kept as they are with all they hold: nothing in them can be edited here, or it would be alive on a page.</summary>
    public static readonly FrozenSet<string> Opaque = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "param", "svg", "math", "canvas", "video", "audio", "source", "track",
        "picture", "select", "option", "optgroup", "datalist", "textarea", "input", "keygen", "progress", "meter", "output", "template", "noscript", "noembed",
        "noframes", "plaintext", "xmp", "listing", "title", "meta", "link", "base", "map", "area", "dialog", "marquee", "bgsound", "image", "portal", "slot");

    /// <summary>Elements whose words nobody reads.</summary>
    public static readonly FrozenSet<string> Unread =
        FrozenSet.Create(StringComparer.Ordinal, "script", "style", "title", "template", "head", "noscript", "noembed", "noframes", "datalist");

    /// <summary>Names of marks by the name that the editor has for them.</summary>
    public static readonly FrozenDictionary<string, string> Marks = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["strong"] = "strong",
        ["b"] = "strong",
        ["em"] = "em",
        ["i"] = "em",
        ["u"] = "u",
        ["s"] = "s",
        ["strike"] = "s",
        ["del"] = "s",
        ["code"] = "code",
        ["mark"] = "mark",
        ["sub"] = "sub",
        ["sup"] = "sup",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The block that the editor shows for an element that holds nothing but lines.</summary>
    public static string EditorLeaf(string name) => name switch
    {
        "h1" or "h2" or "h3" => name,
        "h4" or "h5" or "h6" => "h3",
        _ => "p",
    };

    /// <summary>True for an element that is kept with all it holds.</summary>
    public static bool IsOpaque(IElement element) => Opaque.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml";

    /// <summary>True for text of nothing but HTML's white space.</summary>
    public static bool IsBlank(INode node) => node is IText text && text.Data.AsSpan().IndexOfAnyExcept(" \t\n\r\f") < 0;
}
