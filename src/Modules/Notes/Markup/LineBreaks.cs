using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// HTML shows nothing of a line break at the end of a block, and no height of an empty paragraph; the editor shows both. So the stored text has
/// one break more there.
/// </summary>
internal static class LineBreaks
{
    /// <summary>True when the stored text has one more break than the editor's.</summary>
    /// <param name="content">The editor's content.</param>
    /// <param name="isTight">True for words that are bare in a list item or cell: empty ones have their height without it.</param>
    public static bool AddsOne(IReadOnlyList<INode> content, bool isTight) =>
        content.Count == 0 ? !isTight : content.LastOrDefault(node => !HtmlNames.IsBlank(node)) is IElement { LocalName: "br" };

    /// <summary>What a stored paragraph holds without the line break at its end, and whether there was one. White space after a break shows nothing.</summary>
    public static (IReadOnlyList<INode> Content, bool HasBreak) Split(IReadOnlyList<INode> stored)
    {
        var nodes = stored is [.., IElement { LocalName: "br" }, var last] && HtmlNames.IsBlank(last) ? [.. stored.SkipLast(1)] : stored;
        return nodes is [.., IElement { LocalName: "br", Attributes.Length: 0 }] ? ([.. nodes.SkipLast(1)], true) : (nodes, false);
    }
}
