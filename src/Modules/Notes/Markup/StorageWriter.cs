using System.Text;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// Writes the editor's HTML as it is stored, so that other clients of the server show it as the editor does; what was kept is put back as it
/// was. It writes every tag itself: of anything that the editor cannot have made the words are taken alone.
/// </summary>
internal sealed partial class StorageWriter(KeptReader kept, PictureSources pictures)
{
    private readonly Parts _parts = new(kept);
    private readonly StorageLine _line = new(kept, pictures);

    /// <summary>HTML of what lies in the editor's body.</summary>
    public string Write(IElement body) => Blocks(_parts.Of(body.ChildNodes));

    private string Blocks(IReadOnlyList<Part> parts)
    {
        var joined = new Enclosure();
        foreach (var part in parts)
        {
            joined.Add(part.Kept.Around, Block(part), isBare: part.Name == "p" && part.Kept.Has(KeptTrait.Bare));
        }

        return joined.ToString();
    }

    private string Block(Part part)
    {
        var html = new StringBuilder();
        switch (part.Name)
        {
            case Part.KeptName:
                html.Append(part.Kept.Html);
                break;
            case Part.ConflictName:
                Conflict(part, html);
                break;
            case "ul" or "ol":
                List(part, html);
                break;
            case "blockquote":
                Enclose(part, Blocks(_parts.Of(part.Content)), html);
                break;
            case "hr":
                TagOf(part).WriteTo(html);
                break;
            case "pre":
                Code(part, html);
                break;
            case "table":
                Table(part, html);
                break;
            default:
                Paragraph(part, part.Kept.Has(KeptTrait.Bare), isTight: false, html);
                break;
        }

        return html.ToString();
    }

    private void Paragraph(Part part, bool isBare, bool isTight, StringBuilder html)
    {
        if (part.Kept.Has(KeptTrait.Absent) && part.Content.Count == 0)
        {
            return;
        }

        var content = new StringBuilder();
        _line.Write(part.Content, content);
        var addsBreak = part.Kept.Has(KeptTrait.Break) || (LineBreaks.AddsOne(part.Content, isTight) && !part.Kept.Has(KeptTrait.NoBreak));
        content.Append(addsBreak ? "<br>" : "");
        if (isBare)
        {
            html.Append(content);
        }
        else
        {
            Enclose(part, content.ToString(), html);
        }
    }

    private static void Enclose(Part part, string content, StringBuilder html)
    {
        var tag = TagOf(part);
        tag.WriteTo(html);
        html.Append(content).Append("</").Append(tag.Name).Append('>');
    }

    // A person may have made another block of it: then the attributes stay and the name is the new one.
    private static OpenTag TagOf(Part part)
    {
        if (part.Kept.Tag is not { } tag)
        {
            return OpenTag.Plain(part.Name);
        }

        var shownAs = part.Name is "p" or "h1" or "h2" or "h3" ? HtmlNames.EditorLeaf(tag.Name) : tag.Name;
        return shownAs == part.Name ? tag : tag with { Name = part.Name };
    }

    private void Code(Part part, StringBuilder html)
    {
        var code = part.Element?.QuerySelector("code");
        var language = KnownValues.Language(code?.GetAttribute("class"));
        var text = part.Element?.TextContent ?? "";
        var pre = TagOf(part);
        pre.WriteTo(html);
        if (part.Kept.Has(KeptTrait.NoCode) && language is null)
        {
            // A parser takes the first line break after the tag away.
            html.Append(text.StartsWith('\n') ? "\n" : "").AppendText(text);
        }
        else
        {
            var tag = part.Kept.Code is { Name: "code" } known ? known : OpenTag.Plain("code");
            (KnownValues.Language(tag["class"]) == language ? tag : tag.With("class", language)).WriteTo(html);
            html.AppendText(text).Append("</code>");
        }

        html.Append("</").Append(pre.Name).Append('>');
    }

    private void Conflict(Part part, StringBuilder html)
    {
        var conflict = OpenTag.Plain("div").With("data-type", "conflict");
        foreach (var name in new[] { "data-who", "data-when" })
        {
            conflict = part.Element?.GetAttribute(name) is { Length: <= 256 } value ? conflict.With(name, value) : conflict;
        }

        conflict.WriteTo(html);
        foreach (var side in part.Content.OfType<IElement>())
        {
            OpenTag.Plain("div").With("data-side", side.GetAttribute("data-side")).WriteTo(html);
            html.Append(Blocks(_parts.Of(side.ChildNodes))).Append("</div>");
        }

        html.Append("</div>");
    }
}
