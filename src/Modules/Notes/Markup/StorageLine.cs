using System.Text;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Writes what stands in the editor's lines as it is stored. Unknown elements give their words alone.</summary>
internal sealed class StorageLine(KeptReader kept, PictureSources pictures)
{
    /// <summary>Writes nodes that hold no block.</summary>
    public void Write(IEnumerable<INode> nodes, StringBuilder html)
    {
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                html.AppendText(text.Data);
            }
            else if (node is IElement element)
            {
                Write(element, html);
            }
        }
    }

    private void Write(IElement element, StringBuilder html)
    {
        switch (element.LocalName)
        {
            case "br":
                (kept.Tag(element, KeptKind.Known) is { Name: "br" } line ? line : OpenTag.Plain("br")).WriteTo(html);
                break;
            case "img":
                WritePicture(element, html);
                break;
            case "a":
                WriteLink(element, html);
                break;
            case "span" when KeptReader.Carries(element):
                WriteKept(element, html);
                break;
            case var name when HtmlNames.Marks.TryGetValue(name, out var mark):
                var known = kept.Tag(element, KeptKind.Known) is { } tag && HtmlNames.Marks.GetValueOrDefault(tag.Name) == mark ? tag : OpenTag.Plain(mark);
                Enclose(known, element, html);
                break;
            default:
                if (!HtmlNames.IsOpaque(element))
                {
                    Write(element.ChildNodes, html);
                }

                break;
        }
    }

    private void WriteKept(IElement element, StringBuilder html)
    {
        if (element.HasAttribute("data-atom"))
        {
            if (kept.Text(element, KeptKind.Inline) is { } fragment)
            {
                html.Append(fragment);
            }
            else
            {
                html.AppendText(element.TextContent);
            }
        }
        else if (kept.Tag(element, KeptKind.Mark) is { } tag)
        {
            Enclose(tag, element, html);
        }
        else
        {
            Write(element.ChildNodes, html);
        }
    }

    private void WriteLink(IElement element, StringBuilder html)
    {
        if (KnownValues.Address(element.GetAttribute("href")) is not { } address)
        {
            Write(element.ChildNodes, html);
            return;
        }

        var tag = kept.Tag(element, KeptKind.Known) is { Name: "a" } known ? known : OpenTag.Plain("a");
        Enclose(tag["href"] == address ? tag : tag.With("href", address), element, html);
    }

    private void WritePicture(IElement element, StringBuilder html)
    {
        var shown = element.GetAttribute("src");
        if (PictureSources.ToStorage(shown) is not { } source)
        {
            html.AppendText(element.GetAttribute("alt") ?? "");
            return;
        }

        var tag = kept.Tag(element, KeptKind.Known) is { Name: "img" } known ? known : OpenTag.Plain("img");
        tag = tag["src"] is { } before && pictures.ToEditor(before) == shown ? tag : tag.With("src", source);
        tag = tag["alt"] == element.GetAttribute("alt") ? tag : tag.With("alt", element.GetAttribute("alt"));
        foreach (var name in new[] { "width", "height" })
        {
            var pixels = KnownValues.Pixels(element.GetAttribute(name));
            tag = KnownValues.Pixels(tag[name]) == pixels ? tag : tag.With(name, pixels);
        }

        tag.WriteTo(html);
    }

    private void Enclose(OpenTag tag, IElement element, StringBuilder html)
    {
        tag.WriteTo(html);
        Write(element.ChildNodes, html);
        html.Append("</").Append(tag.Name).Append('>');
    }
}
