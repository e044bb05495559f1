using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Neighbours that belong together: one block, or a run of what stands in lines.</summary>
/// <param name="Nodes">The nodes; of a block exactly one element.</param>
/// <param name="Block">The block; null for a run.</param>
internal sealed record Segment(IReadOnlyList<INode> Nodes, IElement? Block);

/// <summary>Parts what lies in an element into segments. Remembers what it found out about a document.</summary>
internal sealed class Segments
{
    private readonly Dictionary<INode, bool> _hasBlock = [];

    /// <summary>The segments of some nodes; white space between blocks is left out.</summary>
    public IReadOnlyList<Segment> Of(IEnumerable<INode> nodes)
    {
        var segments = new List<Segment>();
        var run = new List<INode>();
        foreach (var node in nodes)
        {
            if (node is IElement element && IsBlock(element))
            {
                Close(run, segments);
                segments.Add(new Segment([element], element));
            }
            else
            {
                run.Add(node);
            }
        }

        Close(run, segments);
        return segments;
    }

    /// <summary>True for an element that breaks lines, by itself or by what is in it.</summary>
    public bool IsBlock(IElement element) => !HtmlNames.IsOpaque(element) && (HtmlNames.Blocks.Contains(element.LocalName) || HasBlock(element));

    /// <summary>True when a block lies in the element.</summary>
    public bool HasBlock(IElement element)
    {
        if (!_hasBlock.TryGetValue(element, out var has))
        {
            has = element.Children.Any(IsBlock);
            _hasBlock[element] = has;
        }

        return has;
    }

    /// <summary>The nodes without white space at both ends.</summary>
    public static IReadOnlyList<INode> Trim(IReadOnlyList<INode> nodes)
    {
        var start = 0;
        var end = nodes.Count;
        while (start < end && HtmlNames.IsBlank(nodes[start]))
        {
            start++;
        }

        while (end > start && HtmlNames.IsBlank(nodes[end - 1]))
        {
            end--;
        }

        return end - start == nodes.Count ? nodes : [.. nodes.Skip(start).Take(end - start)];
    }

    private static void Close(List<INode> run, List<Segment> segments)
    {
        var trimmed = Trim([.. run]);
        if (trimmed.Count > 0)
        {
            segments.Add(new Segment(trimmed, null));
        }

        run.Clear();
    }
}
