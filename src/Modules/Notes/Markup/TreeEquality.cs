using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// Whether two documents mean the same: the same elements, attributes, words and comments. White space between blocks and at their ends shows
/// nothing and may differ.
/// </summary>
internal static class TreeEquality
{
    private static readonly char[] Blank = [' ', '\t', '\n', '\r', '\f'];

    /// <summary>True when both mean the same.</summary>
    public static bool Same(INode a, INode b) => a.NodeType == b.NodeType && a switch
    {
        IElement element => Same(element, (IElement)b),
        IText text => Words(text) == Words((IText)b),
        IComment comment => comment.Data == ((IComment)b).Data,
        IDocumentType type => type.Name == ((IDocumentType)b).Name && type.PublicIdentifier == ((IDocumentType)b).PublicIdentifier,
        _ => SameChildren(a, b),
    };

    private static bool Same(IElement a, IElement b) =>
        a.LocalName == b.LocalName
        && a.NamespaceUri == b.NamespaceUri
        && a.Attributes.Length == b.Attributes.Length
        && a.Attributes.All(attribute => b.GetAttribute(attribute.Name) == attribute.Value)
        && SameChildren(a, b);

    private static bool SameChildren(INode a, INode b)
    {
        var left = Significant(a);
        var right = Significant(b);
        return left.Count == right.Count && left.Zip(right).All(pair => Same(pair.First, pair.Second));
    }

    private static IReadOnlyList<INode> Significant(INode parent) =>
        parent is IElement { LocalName: "pre" or "textarea" or "script" or "style" }
            ? [.. parent.ChildNodes]
            : [.. parent.ChildNodes.Where(node => !HtmlNames.IsBlank(node) || (IsInLine(node.PreviousSibling) && IsInLine(node.NextSibling)))];

    private static bool IsInLine(INode? node) => node is not null && !(node is IElement element && HtmlNames.Blocks.Contains(element.LocalName));

    private static string Words(IText text)
    {
        if (text.ParentElement is not { } parent || !(parent.LocalName == "body" || (parent.LocalName != "pre" && HtmlNames.Blocks.Contains(parent.LocalName))))
        {
            return text.Data;
        }

        var words = IsInLine(text.PreviousSibling) ? text.Data : text.Data.TrimStart(Blank);
        return IsInLine(text.NextSibling) ? words : words.TrimEnd(Blank);
    }
}
