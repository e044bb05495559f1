using System.Text;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <content>Lists, tasks, tables.</content>
internal sealed partial class StorageWriter
{
    private void List(Part list, StringBuilder html)
    {
        var isTasks = list.Element?.GetAttribute("data-type") == TaskMarkup.List;
        var tag = isTasks ? OpenTag.Plain("ul").With("data-type", TaskMarkup.List) : TagOf(list);
        if (list.Name == "ol")
        {
            var start = KnownValues.Start(list.Element?.GetAttribute("start"));
            tag = KnownValues.Start(tag["start"]) == start ? tag : tag.With("start", start);
        }

        tag.WriteTo(html);
        foreach (var item in list.Content.OfType<IElement>().Where(item => item.LocalName == "li"))
        {
            Item(item, isTasks, html);
        }

        html.Append("</").Append(tag.Name).Append('>');
    }

    private void Item(IElement item, bool isTask, StringBuilder html)
    {
        var isChecked = item.GetAttribute("data-checked") == "true";
        var tag = isTask
            ? OpenTag.Plain("li").With("data-type", TaskMarkup.Item).With("data-checked", isChecked ? "true" : "false")
            : TagOf(new Part("li", item, [], kept.Block(item)));
        tag.WriteTo(html);
        html.Append(isTask ? TaskMarkup.Box(isChecked) : "");
        var parts = _parts.Of(item.ChildNodes.Where(node => !isTask || node is not IElement { LocalName: "label" }));
        var beside = parts.Reverse().TakeWhile(part => part.Kept.Has(KeptTrait.Beside)).Count();
        ItemContent([.. parts.SkipLast(beside)], html);
        html.Append("</").Append(tag.Name).Append('>').Append(Blocks([.. parts.TakeLast(beside)]));
    }

    private void ItemContent(IReadOnlyList<Part> parts, StringBuilder html)
    {
        if (parts.Count > 0 && IsBareByRule(parts[0]) && parts.Skip(1).All(part => part.IsList && part.Kept.Around.Count == 0))
        {
            Paragraph(parts[0], isBare: true, isTight: true, html);
            html.Append(Blocks([.. parts.Skip(1)]));
        }
        else
        {
            html.Append(Blocks(parts));
        }
    }

    private static bool IsBareByRule(Part part) =>
        part is { Name: "p", Kept: { Tag: null, Around.Count: 0 } }
        && !part.Kept.Has(KeptTrait.Paragraph | KeptTrait.Bare | KeptTrait.Absent)
        && BareWords.MayBe(part.Content);

    private void Table(Part table, StringBuilder html)
    {
        var tag = TagOf(table);
        tag.WriteTo(html);
        html.Append(table.Kept.Before);
        var rows = new Enclosure();
        foreach (var row in table.Content.OfType<IElement>().SelectMany(RowsOf))
        {
            var part = new Part("tr", row, [], kept.Block(row));
            var cells = new StringBuilder();
            foreach (var cell in row.Children.Where(cell => cell.LocalName is "td" or "th"))
            {
                Cell(cell, cells);
            }

            var html2 = new StringBuilder();
            Enclose(part, cells.ToString(), html2);
            rows.Add(part.Kept.Around is [_, ..] around ? around : DefaultSection, html2.ToString(), isBare: false);
        }

        html.Append(rows).Append("</").Append(tag.Name).Append('>');
    }

    private static IReadOnlyList<Container> DefaultSection { get; } = [new Container(-1, OpenTag.Plain("tbody"))];

    private static IEnumerable<IElement> RowsOf(IElement child) => child.LocalName switch
    {
        "tr" => [child],
        "thead" or "tbody" or "tfoot" => child.Children.Where(row => row.LocalName == "tr"),
        _ => [],
    };

    private void Cell(IElement cell, StringBuilder html)
    {
        var tag = TagOf(new Part(cell.LocalName, cell, [], kept.Block(cell)));
        foreach (var name in new[] { "colspan", "rowspan" })
        {
            var span = KnownValues.Span(cell.GetAttribute(name));
            tag = KnownValues.Span(tag[name]) == span ? tag : tag.With(name, span);
        }

        tag.WriteTo(html);
        var parts = _parts.Of(cell.ChildNodes);
        if (parts is [var only] && IsBareByRule(only))
        {
            Paragraph(only, isBare: true, isTight: true, html);
        }
        else
        {
            html.Append(Blocks(parts));
        }

        html.Append("</").Append(tag.Name).Append('>');
    }
}
