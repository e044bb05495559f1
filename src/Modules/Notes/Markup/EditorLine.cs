using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Writes what stands in lines for the editor: words and the marks that it knows; anything else goes along sealed.</summary>
internal sealed class EditorLine(KeptSeal seal, PictureSources pictures)
{
    private readonly Dictionary<INode, bool> _content = [];

    /// <summary>Writes nodes that hold no block.</summary>
    public void Write(IEnumerable<INode> nodes, StringBuilder html)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case IText text:
                    html.AppendText(text.Data);
                    break;
                case IElement element when HasContent(element):
                    Write(element, html);
                    break;
                default:
                    WriteAtom(node, html);
                    break;
            }
        }
    }

    /// <summary>True when there is something in the nodes that a person can put the cursor into or see.</summary>
    public bool HasContent(IEnumerable<INode> nodes) => nodes.Any(node => node is IText { Data.Length: > 0 } || (node is IElement element && HasContent(element)));

    private bool HasContent(IElement element)
    {
        if (!_content.TryGetValue(element, out var has))
        {
            has = element.LocalName switch
            {
                "br" => true,
                "img" => pictures.ToEditor(element.GetAttribute("src")) is not null,
                _ => !HtmlNames.IsOpaque(element) && HasContent(element.ChildNodes),
            };
            _content[element] = has;
        }

        return has;
    }

    private void Write(IElement element, StringBuilder html)
    {
        var name = element.LocalName;
        if (name == "br")
        {
            html.Append("<br");
            Close(element, element.Attributes.Length > 0, html);
        }
        else if (name == "img")
        {
            WritePicture(element, html);
        }
        else if (HtmlNames.Marks.TryGetValue(name, out var mark))
        {
            html.Append('<').Append(mark);
            Close(element, mark != name || element.Attributes.Length > 0, html);
            Write(element.ChildNodes, html);
            html.Append("</").Append(mark).Append('>');
        }
        else if (name == "a" && KnownValues.Address(element.GetAttribute("href")) is { } address)
        {
            html.Append("<a").AppendAttribute("href", address);
            Close(element, element.Attributes.Length > 1, html);
            Write(element.ChildNodes, html);
            html.Append("</a>");
        }
        else
        {
            html.Append("<span");
            seal.AppendTo(html, KeptKind.Mark, Text(element));
            html.Append('>');
            Write(element.ChildNodes, html);
            html.Append("</span>");
        }
    }

    private void WritePicture(IElement picture, StringBuilder html)
    {
        var source = picture.GetAttribute("src");
        var shown = pictures.ToEditor(source) ?? "";
        var width = KnownValues.Pixels(picture.GetAttribute("width"));
        var height = KnownValues.Pixels(picture.GetAttribute("height"));
        html.Append("<img").AppendAttribute("src", shown);
        var known = 1;
        foreach (var (name, value) in new[] { ("alt", picture.GetAttribute("alt")), ("width", width), ("height", height) })
        {
            if (value is not null)
            {
                html.AppendAttribute(name, value);
                known++;
            }
        }

        Close(picture, known != picture.Attributes.Length || PictureSources.ToStorage(shown) != source, html);
    }

    private void Close(IElement element, bool isKept, StringBuilder html)
    {
        if (isKept)
        {
            seal.AppendTo(html, KeptKind.Known, Text(element));
        }

        html.Append('>');
    }

    private void WriteAtom(INode node, StringBuilder html)
    {
        html.Append("<span");
        seal.AppendTo(html, KeptKind.Inline, node.ToRaw());
        html.AppendAttribute("data-atom", "true").Append('>').Append(Preview.OfInline(node)).Append("</span>");
    }

    private static string Text(IElement element) => JsonSerializer.Serialize(OpenTag.Of(element).ToParts());
}
