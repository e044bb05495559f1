using System.Globalization;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Tells tables that the editor can show, a full grid of rows and cells, from others.</summary>
internal static class TableGrid
{
    private const int MostColumns = 200;

    /// <summary>True for a table of nothing but columns, sections, rows and cells that fill a grid, not within another table.</summary>
    public static bool IsEditable(IElement table)
    {
        if (table.ParentElement?.Closest("table") is not null || !table.ChildNodes.All(IsColumnsOrSection))
        {
            return false;
        }

        var sections = table.Children.Where(child => child.LocalName != "colgroup").ToList();
        var startsWithColumns = table.Children.SkipWhile(child => child.LocalName == "colgroup").All(child => child.LocalName != "colgroup");
        return startsWithColumns
            && sections.Count > 0
            && sections.TrueForAll(section => section.Children.Length > 0 && section.ChildNodes.All(node => Is(node, "tr")))
            && sections.TrueForAll(section => section.Children.All(row => row.Children.Length > 0 && row.ChildNodes.All(node => Is(node, "td", "th"))))
            && IsFull([.. sections.SelectMany(section => section.Children)]);
    }

    private static bool IsColumnsOrSection(INode node) => Is(node, "colgroup", "thead", "tbody", "tfoot");

    private static bool Is(INode node, params ReadOnlySpan<string> names) =>
        HtmlNames.IsBlank(node) || (node is IElement element && names.Contains(element.LocalName));

    // Every place of the grid is covered by one cell.
    private static bool IsFull(IReadOnlyList<IElement> rows)
    {
        var width = rows[0].Children.Sum(cell => Span(cell, "colspan"));
        if (width is 0 or > MostColumns)
        {
            return false;
        }

        var covered = new int[width];
        for (var row = 0; row < rows.Count; row++)
        {
            var column = 0;
            foreach (var cell in rows[row].Children)
            {
                while (column < width && covered[column] > row)
                {
                    column++;
                }

                var (columns, down) = (Span(cell, "colspan"), Span(cell, "rowspan"));
                if (down > rows.Count - row || column + columns > width || covered.AsSpan(column, columns).ContainsAnyExceptInRange(0, row))
                {
                    return false;
                }

                covered.AsSpan(column, columns).Fill(row + down);
                column += columns;
            }

            if (covered.AsSpan().ContainsAnyInRange(0, row))
            {
                return false;
            }
        }

        return true;
    }

    private static int Span(IElement cell, string name) =>
        KnownValues.Span(cell.GetAttribute(name)) is { } span ? int.Parse(span, CultureInfo.InvariantCulture) : 1;
}
