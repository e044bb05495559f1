using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// When a paragraph is stored as bare words: where it stands alone in a cell, or alone or before lists in a list item. Not when that would lose
/// white space at its ends, or leave nothing to see.
/// </summary>
internal static class BareWords
{
    /// <summary>True when the content of a paragraph may stand bare.</summary>
    public static bool MayBe(IReadOnlyList<INode> content) =>
        content.Count == 0 || (!HtmlNames.IsBlank(content[0]) && !HtmlNames.IsBlank(content[^1]) && content.Any(HasContent));

    // The editor's form of what is kept has its words as a preview only.
    private static bool HasContent(INode node) => node switch
    {
        IText { Data.Length: > 0 } => true,
        IElement { LocalName: "br" or "img" } => true,
        IElement element => !element.HasAttribute("data-atom") && element.ChildNodes.Any(HasContent),
        _ => false,
    };
}
