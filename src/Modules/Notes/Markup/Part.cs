using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>A block of the editor.</summary>
/// <param name="Name">Its element, or <see cref="KeptName"/> or <see cref="ConflictName"/>.</param>
/// <param name="Element">The element; null for words that stand without one.</param>
/// <param name="Content">What it holds.</param>
/// <param name="Kept">What is kept of it.</param>
internal sealed record Part(string Name, IElement? Element, IReadOnlyList<INode> Content, Kept Kept)
{
    /// <summary>A fragment that is kept as it is.</summary>
    public const string KeptName = "#kept";

    /// <summary>Two texts of one place.</summary>
    public const string ConflictName = "#conflict";

    /// <summary>True for a list.</summary>
    public bool IsList => Name is "ul" or "ol";
}

/// <summary>Finds the blocks in the editor's HTML. What the editor cannot have made is seen through: its blocks and words stand for themselves.</summary>
internal sealed class Parts(KeptReader kept)
{
    private readonly Segments _segments = new();

    /// <summary>The blocks of some nodes.</summary>
    public IReadOnlyList<Part> Of(IEnumerable<INode> nodes)
    {
        var parts = new List<Part>();
        foreach (var segment in _segments.Of(nodes))
        {
            if (segment.Block is { } block)
            {
                Add(block, parts);
            }
            else if (!segment.Nodes.All(node => node is IComment || (node is IElement element && HtmlNames.IsOpaque(element))))
            {
                parts.Add(new Part("p", null, segment.Nodes, Kept.Nothing));
            }
        }

        return parts;
    }

    private void Add(IElement element, List<Part> parts)
    {
        switch (element.LocalName)
        {
            case "div" when KeptReader.Carries(element):
                AddKept(element, parts);
                break;
            case "div" when element.GetAttribute("data-type") == "conflict" && Sides(element).Count == 2:
                parts.Add(new Part(Part.ConflictName, element, Sides(element), Kept.Nothing));
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when !_segments.HasBlock(element):
                parts.Add(new Part(HtmlNames.EditorLeaf(element.LocalName), element, [.. element.ChildNodes], kept.Block(element)));
                break;
            case "ul" or "ol" or "blockquote" or "pre" or "hr" or "table":
                parts.Add(new Part(element.LocalName, element, [.. element.ChildNodes], kept.Block(element)));
                break;
            default:
                parts.AddRange(Of(element.ChildNodes));
                break;
        }
    }

    private void AddKept(IElement element, List<Part> parts)
    {
        // A note that was kept as a whole and has got company.
        var block = kept.TextIf(element, KeptKind.Whole) is { } whole
            ? new Kept { Html = string.Concat((HtmlReader.Read(whole).Body?.ChildNodes ?? Enumerable.Empty<INode>()).Select(node => node.ToRaw())) }
            : kept.Block(element, KeptKind.Block);
        if (block.Html is not null)
        {
            parts.Add(new Part(Part.KeptName, element, [], block));
        }
        else
        {
            parts.AddRange(Of(element.ChildNodes));
        }
    }

    private static IReadOnlyList<INode> Sides(IElement conflict) =>
        [.. conflict.Children.Where(side => side.GetAttribute("data-side") is "mine" or "theirs")];
}
