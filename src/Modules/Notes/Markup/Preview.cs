using System.Text;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>What a person sees of something kept: its words in the plainest elements, without an attribute.</summary>
internal static class Preview
{
    private const int Longest = 64 * 1024;
    private const int LongestInline = 200;

    private static readonly HashSet<string> Shown = new(
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"],
        StringComparer.Ordinal);

    /// <summary>The preview of a block.</summary>
    public static string OfBlock(INode node)
    {
        var html = new StringBuilder();
        Write(node, html);
        return html.Length <= Longest ? html.ToString() : Words(node, Longest / 8);
    }

    /// <summary>The preview of something in a line.</summary>
    public static string OfInline(INode node) => node switch
    {
        IElement { LocalName: "img" } picture => Escaped($"[{picture.GetAttribute("alt") ?? ""}]", LongestInline),
        IElement { LocalName: "input" } input when input.GetAttribute("type")?.ToLowerInvariant() is "checkbox" or "radio" =>
            input.HasAttribute("checked") ? "☑" : "☐",
        IElement element => Words(element, LongestInline),
        _ => "",
    };

    private static void Write(INode node, StringBuilder html)
    {
        switch (node)
        {
            case IText text:
                html.AppendText(text.Data);
                break;
            case IElement { LocalName: "br" }:
                html.Append("<br>");
                break;
            case IElement element when !HtmlNames.Unread.Contains(element.LocalName) && html.Length <= Longest:
                var shown = Shown.Contains(element.LocalName);
                html.Append(shown ? $"<{element.LocalName}>" : "");
                foreach (var child in element.ChildNodes)
                {
                    Write(child, html);
                }

                html.Append(shown ? $"</{element.LocalName}>" : "");
                break;
        }
    }

    private static string Words(INode node, int longest) => Escaped(PlainText.Of(node), longest);

    private static string Escaped(string text, int longest) =>
        new StringBuilder().AppendText(text.Length <= longest ? text : text[..longest] + "…").ToString();
}
