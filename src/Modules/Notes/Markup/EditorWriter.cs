using System.Text;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// Writes stored HTML for the editor. It never passes markup on: every tag is one that is written here, so nothing that is alive can get
/// through. What the editor cannot make goes along sealed (<see cref="KeptSeal"/>): start tags of unknown elements around words, attributes of
/// known blocks, and whole fragments where nothing in them can be edited.
/// </summary>
internal sealed partial class EditorWriter(KeptSeal seal, PictureSources pictures)
{
    private const int MostAround = 24;
    private const int LongestAround = 4000;

    private readonly Segments _segments = new();
    private readonly EditorLine _line = new(seal, pictures);
    private readonly Dictionary<string, int> _containers = new(StringComparer.Ordinal);

    /// <summary>The segments of a body.</summary>
    public IReadOnlyList<Segment> Segments(IElement body) => _segments.Of(body.ChildNodes);

    /// <summary>HTML of one segment of a body.</summary>
    public string Write(Segment segment)
    {
        var html = new StringBuilder();
        Blocks([segment], [], html);
        return html.ToString();
    }

    /// <summary>HTML of something that is kept as it is.</summary>
    public string WriteKept(Segment segment)
    {
        var html = new StringBuilder();
        foreach (var node in segment.Nodes)
        {
            KeptBlock(node, [], KeptTrait.None, html);
        }

        return html.ToString();
    }

    private void Blocks(IReadOnlyList<Segment> segments, IReadOnlyList<Container> around, StringBuilder html)
    {
        foreach (var segment in segments)
        {
            if (segment.Block is { } block)
            {
                Block(block, around, html);
            }
            else if (_line.HasContent(segment.Nodes))
            {
                Paragraph("p", segment.Nodes, new Kept { Around = around, Traits = KeptTrait.Bare }, isTight: false, html);
            }
            else
            {
                foreach (var node in segment.Nodes.Where(node => !HtmlNames.IsBlank(node)))
                {
                    KeptBlock(node, around, KeptTrait.None, html);
                }
            }
        }
    }

    private void Block(IElement element, IReadOnlyList<Container> around, StringBuilder html)
    {
        switch (element.LocalName)
        {
            case "ul" or "ol":
                List(element, new Kept { Around = around }, html);
                break;
            case "blockquote":
                Open("blockquote", KeptOf(element, "blockquote", around), html);
                SideOrQuote(element, html);
                html.Append("</blockquote>");
                break;
            case "pre":
                Code(element, around, html);
                break;
            case "hr":
                Open("hr", KeptOf(element, "hr", around), html);
                break;
            case "table":
                Table(element, around, html);
                break;
            case "div" when IsConflict(element):
                Conflict(element, html);
                break;
            default:
                if (_segments.HasBlock(element))
                {
                    Around(element, around, html);
                }
                else
                {
                    var name = HtmlNames.EditorLeaf(element.LocalName);
                    Paragraph(name, [.. element.ChildNodes], KeptOf(element, name, around), isTight: false, html);
                }

                break;
        }
    }

    // An element that the editor has none for: its blocks stand for themselves, and each says what is around it.
    private void Around(IElement element, IReadOnlyList<Container> around, StringBuilder html)
    {
        var tag = OpenTag.Of(element);
        var key = string.Join('\0', tag.ToParts());
        if (around.Count == MostAround || around.Sum(container => container.Tag.ToParts().Sum(part => part.Length)) + key.Length > LongestAround)
        {
            KeptBlock(element, around, KeptTrait.None, html);
            return;
        }

        var number = _containers.GetValueOrDefault(key);
        _containers[key] = number + 1;
        Blocks(_segments.Of(element.ChildNodes), [.. around, new Container(number, tag)], html);
    }

    private void Paragraph(string name, IReadOnlyList<INode> nodes, Kept kept, bool isTight, StringBuilder html)
    {
        var (content, hasBreak) = LineBreaks.Split(nodes);
        var addsBreak = LineBreaks.AddsOne(content, isTight);
        var traits = kept.Traits | (hasBreak == addsBreak ? KeptTrait.None : hasBreak ? KeptTrait.Break : KeptTrait.NoBreak);
        Open(name, kept with { Traits = traits }, html);
        _line.Write(content, html);
        html.Append("</").Append(name).Append('>');
    }

    private void Code(IElement element, IReadOnlyList<Container> around, StringBuilder html)
    {
        var code = element.ChildNodes is [IElement { LocalName: "code" } inner] ? inner : null;
        if (!(code ?? element).ChildNodes.All(node => node is IText))
        {
            KeptBlock(element, around, KeptTrait.None, html);
            return;
        }

        var language = KnownValues.Language(code?.GetAttribute("class"));
        var isPlain = code is null || (code.Attributes.Length == 0 && language is null)
            || (code.Attributes.Length == 1 && code.GetAttribute("class") == language);
        Open(
            "pre",
            KeptOf(element, "pre", around) with
            {
                Code = isPlain ? null : OpenTag.Of(code ?? element),
                Traits = code is null ? KeptTrait.NoCode : KeptTrait.None,
            },
            html);
        html.Append("<code");
        if (language is not null)
        {
            html.AppendAttribute("class", language);
        }

        html.Append('>').AppendText(element.TextContent).Append("</code></pre>");
    }

    private static bool IsConflict(IElement element) =>
        element.GetAttribute("data-type") == "conflict"
        && element.Attributes.All(attribute => attribute.Name is "data-type" or "data-who" or "data-when")
        && element.ChildNodes.Where(node => !HtmlNames.IsBlank(node)).ToList() is [IElement mine, IElement theirs]
        && IsSide(mine, "mine") && IsSide(theirs, "theirs");

    private static bool IsSide(IElement element, string side) =>
        element.LocalName == "div" && element.Attributes.Length == 1 && element.GetAttribute("data-side") == side;

    private void Conflict(IElement element, StringBuilder html)
    {
        html.Append("<div").AppendAttribute("data-type", "conflict");
        foreach (var name in new[] { "data-who", "data-when" })
        {
            if (element.GetAttribute(name) is { } value)
            {
                html.AppendAttribute(name, value);
            }
        }

        html.Append('>');
        foreach (var side in element.Children)
        {
            html.Append("<div").AppendAttribute("data-side", side.GetAttribute("data-side") ?? "").Append('>');
            SideOrQuote(side, html);
            html.Append("</div>");
        }

        html.Append("</div>");
    }

    private void SideOrQuote(IElement element, StringBuilder html)
    {
        var segments = _segments.Of(element.ChildNodes);
        if (segments.Count == 0)
        {
            Paragraph("p", [], new Kept { Traits = KeptTrait.Absent }, isTight: true, html);
        }

        Blocks(segments, [], html);
    }

    private void KeptBlock(INode node, IReadOnlyList<Container> around, KeptTrait traits, StringBuilder html)
    {
        html.Append("<div");
        seal.AppendTo(html, KeptKind.Block, new Kept { Html = node.ToRaw(), Around = around, Traits = traits }.Write());
        html.Append('>').Append(Preview.OfBlock(node)).Append("</div>");
    }

    private void Open(string name, Kept kept, StringBuilder html, params ReadOnlySpan<KeyValuePair<string, string?>> known)
    {
        html.Append('<').Append(name);
        foreach (var (attribute, value) in known)
        {
            if (value is not null)
            {
                html.AppendAttribute(attribute, value);
            }
        }

        if (!kept.IsNothing)
        {
            seal.AppendTo(html, KeptKind.Attributes, kept.Write());
        }

        html.Append('>');
    }

    private static Kept KeptOf(IElement element, string name, IReadOnlyList<Container> around, int knownAttributes = 0) => new()
    {
        Tag = element.LocalName == name && element.Attributes.Length == knownAttributes ? null : OpenTag.Of(element),
        Around = around,
    };
}
