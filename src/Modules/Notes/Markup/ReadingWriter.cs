using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using IceWarp.Adapter;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Where HTML for reading goes.</summary>
internal enum ReadingPlace
{
    /// <summary>A page of ours with its own style sheet.</summary>
    Page,

    /// <summary>A message or a note: no style sheet, and no picture that only this host can give.</summary>
    Message,
}

/// <summary>
/// Writes stored HTML, of whomever, for reading alone. It passes no markup on: every tag and attribute is one that is written here, words are
/// escaped, and of anything else the words are taken.
/// </summary>
internal sealed class ReadingWriter(ReadingPlace place, PictureSources pictures)
{
    private static readonly FrozenSet<string> Shown = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "caption", "thead", "tbody", "tfoot",
        "tr", "td", "th", "strong", "b", "em", "i", "u", "s", "strike", "del", "ins", "code", "mark", "sub", "sup", "small");

    /// <summary>HTML for reading of a stored text. <c>notes.too_complex</c> for one that no page could show.</summary>
    public static string Write(RichText stored, ReadingPlace place, PictureSources pictures)
    {
        var document = HtmlReader.Read(stored.IsHtml ? stored.Content : PlainNote.ToEditor(stored.Content));
        var html = new StringBuilder();
        new ReadingWriter(place, pictures).Nodes(document.Body?.ChildNodes ?? document.ChildNodes, html);
        return html.ToString();
    }

    private void Nodes(IEnumerable<INode> nodes, StringBuilder html)
    {
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                html.AppendText(text.Data);
            }
            else if (node is IElement element)
            {
                Element(element, html);
            }
        }
    }

    private void Element(IElement element, StringBuilder html)
    {
        var name = element.LocalName;
        if (name == "input" && element.GetAttribute("type")?.ToLowerInvariant() is "checkbox" or "radio")
        {
            html.Append(element.HasAttribute("checked") ? '☑' : '☐');
        }
        else if (HtmlNames.IsOpaque(element))
        {
            html.AppendText(HtmlNames.Unread.Contains(name) ? "" : PlainText.Of(element));
        }
        else if (name is "br" or "hr")
        {
            html.Append('<').Append(name).Append('>');
        }
        else if (name == "img")
        {
            Picture(element, html);
        }
        else if (name == "a" && KnownValues.Address(element.GetAttribute("href")) is { } address)
        {
            html.Append("<a").AppendAttribute("href", address).AppendAttribute("rel", "noopener noreferrer").Append('>');
            Nodes(element.ChildNodes, html);
            html.Append("</a>");
        }
        else if (Shown.Contains(name))
        {
            html.Append('<').Append(name);
            Attributes(element, html);
            html.Append('>');
            Nodes(element.ChildNodes, html);
            html.Append("</").Append(name).Append('>');
        }
        else if (!HtmlNames.Unread.Contains(name))
        {
            Nodes(element.ChildNodes, html);
        }
    }

    private void Attributes(IElement element, StringBuilder html)
    {
        switch (element.LocalName)
        {
            case "td" or "th":
                Append("colspan", KnownValues.Span(element.GetAttribute("colspan")), html);
                Append("rowspan", KnownValues.Span(element.GetAttribute("rowspan")), html);
                break;
            case "ol":
                Append("start", KnownValues.Start(element.GetAttribute("start")), html);
                break;
            case "table" when place == ReadingPlace.Message:
                html.Append(" border=\"1\" cellspacing=\"0\" cellpadding=\"4\"");
                break;
            case "ul" when element.GetAttribute("data-type") == TaskMarkup.List:
                html.Append(place == ReadingPlace.Page ? " class=\"tasks\"" : " style=\"list-style:none;padding-left:0\"");
                break;
            case "div" when place == ReadingPlace.Page && element.GetAttribute("data-side") is "mine" or "theirs":
                html.Append(" class=\"side\"");
                break;
        }
    }

    private void Picture(IElement picture, StringBuilder html)
    {
        var shown = pictures.ToEditor(picture.GetAttribute("src"));
        var alternative = picture.GetAttribute("alt") ?? "";
        if (shown is null || (place == ReadingPlace.Message && !shown.StartsWith("data:", StringComparison.Ordinal)))
        {
            html.AppendText(alternative.Length > 0 ? $"[{alternative}]" : "");
            return;
        }

        html.Append("<img").AppendAttribute("src", shown).AppendAttribute("alt", alternative);
        Append("width", KnownValues.Pixels(picture.GetAttribute("width")), html);
        Append("height", KnownValues.Pixels(picture.GetAttribute("height")), html);
        html.Append('>');
    }

    private static void Append(string name, string? value, StringBuilder html)
    {
        if (value is not null)
        {
            html.AppendAttribute(name, value);
        }
    }
}
