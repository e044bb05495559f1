using System.Text;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <content>Tables: those that are a plain grid; any other, and a table within a table, is kept as it is.</content>
internal sealed partial class EditorWriter
{
    private void Table(IElement table, IReadOnlyList<Container> around, StringBuilder html)
    {
        if (!TableGrid.IsEditable(table))
        {
            KeptBlock(table, around, KeptTrait.None, html);
            return;
        }

        var columns = string.Concat(table.Children.Where(child => child.LocalName == "colgroup").Select(child => child.ToRaw()));
        Open("table", KeptOf(table, "table", around) with { Before = columns.Length == 0 ? null : columns }, html);
        html.Append("<tbody>");
        var wasPlain = false;
        var number = 0;
        foreach (var section in table.Children.Where(child => child.LocalName != "colgroup"))
        {
            var isPlain = section is { LocalName: "tbody", Attributes.Length: 0 } && !wasPlain;
            IReadOnlyList<Container> sections = isPlain ? [] : [new Container(number++, OpenTag.Of(section))];
            foreach (var row in section.Children)
            {
                Open("tr", KeptOf(row, "tr", sections), html);
                foreach (var cell in row.Children)
                {
                    Cell(cell, html);
                }

                html.Append("</tr>");
            }

            wasPlain = isPlain;
        }

        html.Append("</tbody></table>");
    }

    private void Cell(IElement cell, StringBuilder html)
    {
        var columns = KnownValues.Span(cell.GetAttribute("colspan"));
        var rows = KnownValues.Span(cell.GetAttribute("rowspan"));
        var known = (columns is not null && columns == cell.GetAttribute("colspan") ? 1 : 0) + (rows is not null && rows == cell.GetAttribute("rowspan") ? 1 : 0);
        Open(
            cell.LocalName, KeptOf(cell, cell.LocalName, [], known), html, new KeyValuePair<string, string?>("colspan", columns),
            new KeyValuePair<string, string?>("rowspan", rows));
        switch (_segments.Of(cell.ChildNodes))
        {
            case []:
                html.Append("<p></p>");
                break;
            case [{ Block: null } words] when _line.HasContent(words.Nodes):
                Paragraph("p", words.Nodes, Kept.Nothing, isTight: true, html);
                break;
            case [{ Block: { } only }] when IsNoParagraphByRule(only):
                Paragraph("p", [.. only.ChildNodes], new Kept { Traits = KeptTrait.Paragraph }, isTight: false, html);
                break;
            case var segments:
                Blocks(segments, [], html);
                break;
        }

        html.Append("</").Append(cell.LocalName).Append('>');
    }
}
