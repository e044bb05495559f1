using System.Text;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <content>Lists and tasks. The editor's items begin with a paragraph; stored, a paragraph that stands alone or before lists is bare words.</content>
internal sealed partial class EditorWriter
{
    private void List(IElement list, Kept kept, StringBuilder html)
    {
        if (!IsRegular(list))
        {
            KeptBlock(list, kept.Around, kept.Traits, html);
            return;
        }

        if (TaskMarkup.IsTaskList(list))
        {
            Open("ul", kept, html, new KeyValuePair<string, string?>("data-type", TaskMarkup.List));
            foreach (var item in list.Children)
            {
                Task(item, html);
            }
        }
        else
        {
            var start = list.LocalName == "ol" ? KnownValues.Start(list.GetAttribute("start")) : null;
            var known = start is not null && start == list.GetAttribute("start") ? 1 : 0;
            Open(list.LocalName, kept with { Tag = KeptOf(list, list.LocalName, [], known).Tag }, html, new KeyValuePair<string, string?>("start", start));
            Items(list, html);
        }

        html.Append("</").Append(list.LocalName).Append('>');
    }

    private void Items(IElement list, StringBuilder html)
    {
        var isOpen = false;
        foreach (var child in list.Children)
        {
            if (child.LocalName == "li")
            {
                html.Append(isOpen ? "</li>" : "");
                Open("li", KeptOf(child, "li", []), html);
                Item(_segments.Of(child.ChildNodes), html);
                isOpen = true;
            }
            else
            {
                // A list beside the items is shown in the item before it.
                List(child, new Kept { Traits = KeptTrait.Beside }, html);
            }
        }

        html.Append("</li>");
    }

    private void Task(IElement item, StringBuilder html)
    {
        Open(
            "li", Kept.Nothing, html, new KeyValuePair<string, string?>("data-type", TaskMarkup.Item),
            new KeyValuePair<string, string?>("data-checked", item.GetAttribute("data-checked")));
        Item(_segments.Of(item.ChildNodes.Skip(1)), html);
        html.Append("</li>");
    }

    private void Item(IReadOnlyList<Segment> segments, StringBuilder html)
    {
        var first = segments.Count > 0 ? segments[0] : null;
        var hasListsOnly = segments.Skip(first is null || IsList(first) ? 0 : 1).All(IsList);
        if (first is null || (hasListsOnly && IsList(first)))
        {
            html.Append("<p></p>");
            Blocks(segments, [], html);
        }
        else if (first.Block is null && _line.HasContent(first.Nodes))
        {
            Paragraph("p", first.Nodes, new Kept { Traits = hasListsOnly ? KeptTrait.None : KeptTrait.Bare }, hasListsOnly, html);
            Blocks([.. segments.Skip(1)], [], html);
        }
        else if (hasListsOnly && first.Block is { } only && IsNoParagraphByRule(only))
        {
            Paragraph("p", [.. only.ChildNodes], new Kept { Traits = KeptTrait.Paragraph }, isTight: false, html);
            Blocks([.. segments.Skip(1)], [], html);
        }
        else
        {
            BlocksAfterParagraph(segments, html);
        }
    }

    private void BlocksAfterParagraph(IReadOnlyList<Segment> segments, StringBuilder html)
    {
        var blocks = new StringBuilder();
        Blocks(segments, [], blocks);
        var written = blocks.ToString();
        if (!written.StartsWith("<p>", StringComparison.Ordinal) && !written.StartsWith("<p ", StringComparison.Ordinal))
        {
            Paragraph("p", [], new Kept { Traits = KeptTrait.Absent }, isTight: true, html);
        }

        html.Append(written);
    }

    // A paragraph where this product would have written bare words.
    private bool IsNoParagraphByRule(IElement element) =>
        element is { LocalName: "p", Attributes.Length: 0 } && !_segments.HasBlock(element) && MayBeBare(LineBreaks.Split([.. element.ChildNodes]).Content);

    private bool MayBeBare(IReadOnlyList<INode> content) =>
        content.Count == 0 || (!HtmlNames.IsBlank(content[0]) && !HtmlNames.IsBlank(content[^1]) && _line.HasContent(content));

    private static bool IsList(Segment segment) => segment.Block is { LocalName: "ul" or "ol" } list && IsRegular(list);

    private static bool IsRegular(IElement list) =>
        list.FirstElementChild is { LocalName: "li" }
        && list.ChildNodes.All(node => node is IElement { LocalName: "li" or "ul" or "ol" } || HtmlNames.IsBlank(node));
}
