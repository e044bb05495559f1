using System.Globalization;

namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>What a layout must be. Pure: the same rules hold for what a page sends and for what the server kept.</summary>
internal static class LayoutRules
{
    public const int Columns = 12;
    public const int MostWidgets = 24;
    public const int SmallestSide = 2;
    public const int LargestHeight = 12;
    public const int LastRow = 200;
    public const int LongestId = 40;

    /// <summary>Every broken rule: the field as a path in the JSON, and an English sentence. None for a good layout.</summary>
    public static IEnumerable<(string Field, string Sentence)> Broken(DashboardLayout? layout)
    {
        if (layout?.Widgets is null)
        {
            return [("widgets", "Say which widgets there are; an empty list is allowed.")];
        }

        if (layout.Widgets.Count > MostWidgets)
        {
            return [("widgets", $"At most {MostWidgets} widgets.")];
        }

        return [.. layout.Widgets.SelectMany(BrokenWidget), .. Repeated(layout.Widgets), .. Overlapping(layout.Widgets), .. BrokenBackground(layout.Background)];
    }

    /// <summary>True when the shown widgets <paramref name="a"/> and <paramref name="b"/> cover a common cell.</summary>
    public static bool Overlap(Widget a, Widget b) =>
        !a.Hidden && !b.Hidden && a.X < b.X + b.W && b.X < a.X + a.W && a.Y < b.Y + b.H && b.Y < a.Y + a.H;

    private static IEnumerable<(string Field, string Sentence)> BrokenWidget(Widget? widget, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"widgets[{index}]");
        if (widget is null)
        {
            yield return (path, "A widget must not be null.");
            yield break;
        }

        if (!IsName(widget.Id))
        {
            yield return ($"{path}.id", $"An id is 1 to {LongestId} letters, digits, '-' or '_'.");
        }

        if (!WidgetKind.All.Contains(widget.Kind))
        {
            yield return ($"{path}.kind", $"A kind is one of: {string.Join(", ", WidgetKind.All)}.");
        }

        if (widget.X is < 0 or >= Columns)
        {
            yield return ($"{path}.x", $"x is 0 to {Columns - 1}.");
        }

        if (widget.W is < SmallestSide or > Columns)
        {
            yield return ($"{path}.w", $"w is {SmallestSide} to {Columns}.");
        }
        else if (widget.X >= 0 && widget.X < Columns && widget.X + widget.W > Columns)
        {
            yield return ($"{path}.w", $"The widget must end within {Columns} columns.");
        }

        if (widget.Y is < 0 or > LastRow)
        {
            yield return ($"{path}.y", $"y is 0 to {LastRow}.");
        }

        if (widget.H is < SmallestSide or > LargestHeight)
        {
            yield return ($"{path}.h", $"h is {SmallestSide} to {LargestHeight}.");
        }

        foreach (var (field, sentence) in widget.Settings is null ? [] : WidgetSettingsRules.Broken(widget.Kind, widget.Settings))
        {
            yield return ($"{path}.settings.{field}", sentence);
        }
    }

    private static IEnumerable<(string Field, string Sentence)> Repeated(IReadOnlyList<Widget> widgets) => widgets
        .Select((widget, index) => (widget?.Id, index))
        .GroupBy(pair => pair.Id, pair => pair.index, StringComparer.Ordinal)
        .SelectMany(group => group.Skip(1))
        .Select(index => (string.Create(CultureInfo.InvariantCulture, $"widgets[{index}].id"), "Two widgets must not have the same id."));

    private static IEnumerable<(string Field, string Sentence)> Overlapping(IReadOnlyList<Widget> widgets)
    {
        for (var i = 1; i < widgets.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (widgets[i] is { } later && widgets[j] is { } earlier && Fits(later) && Fits(earlier) && Overlap(later, earlier))
                {
                    yield return (string.Create(CultureInfo.InvariantCulture, $"widgets[{i}]"), "Two widgets must not cover the same place.");
                    break;
                }
            }
        }
    }

    private static IEnumerable<(string Field, string Sentence)> BrokenBackground(Background? background)
    {
        switch (background?.Kind)
        {
            case BackgroundKind.BuiltIn when !IsName(background.Id):
                yield return ("background.id", "Say which of the built-in backgrounds.");
                break;
            case BackgroundKind.Own or BackgroundKind.None when background.Id is not null:
                yield return ("background.id", "Only a built-in background has an id.");
                break;
            case BackgroundKind.BuiltIn or BackgroundKind.Own or BackgroundKind.None:
                break;
            default:
                yield return ("background.kind", "A background is builtin, own or none.");
                break;
        }
    }

    // Sides out of range are reported on their own, and could overflow when added up.
    private static bool Fits(Widget widget) =>
        widget is { X: >= 0 and < Columns, Y: >= 0 and <= LastRow, W: > 0 and <= Columns, H: > 0 and <= LargestHeight };

    private static bool IsName(string? text) =>
        text is { Length: > 0 and <= LongestId } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
