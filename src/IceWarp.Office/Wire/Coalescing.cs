using System.Globalization;

namespace IceWarp.Office.Wire;

/// <summary>Which events a newer one makes needless.</summary>
internal static class Coalescing
{
    /// <summary>What a newer event must equal to replace this one; null when every event counts.</summary>
    public static string? Key(ViewEventKind kind, string text) => kind switch
    {
        ViewEventKind.InvalidateTiles => Part(text),
        ViewEventKind.StateChanged => Command(text),
        ViewEventKind.Cursor or ViewEventKind.CursorVisible or ViewEventKind.TextSelection or ViewEventKind.TextSelectionStart
            or ViewEventKind.TextSelectionEnd or ViewEventKind.GraphicSelection or ViewEventKind.DocumentSizeChanged or ViewEventKind.CellCursor
            or ViewEventKind.MousePointer or ViewEventKind.CellFormula or ViewEventKind.CellAddress or ViewEventKind.RulerUpdate
            or ViewEventKind.VerticalRulerUpdate or ViewEventKind.CellSelectionArea or ViewEventKind.CellAutoFillArea
            or ViewEventKind.InvalidateSheetGeometry or ViewEventKind.ContextChanged or ViewEventKind.TableSelected or ViewEventKind.SetPart
            or ViewEventKind.StatusIndicatorSetValue or ViewEventKind.A11yFocusChanged or ViewEventKind.A11yCaretChanged
            or ViewEventKind.A11yTextSelectionChanged => "",
        _ => null,
    };

    /// <summary>The event that stands for both.</summary>
    public static string Merge(ViewEventKind kind, string older, string newer) =>
        kind == ViewEventKind.InvalidateTiles ? Union(older, newer) : newer;

    /// <summary>The rectangle and part of an invalidation; null means the whole part.</summary>
    public static (int X, int Y, int Width, int Height)? Rectangle(string text)
    {
        if (text.StartsWith("EMPTY", StringComparison.Ordinal))
        {
            return null;
        }

        Span<Range> ranges = stackalloc Range[6];
        var count = text.AsSpan().Split(ranges, ',', StringSplitOptions.TrimEntries);
        Span<long> numbers = stackalloc long[4];
        for (var i = 0; i < 4; i++)
        {
            if (i >= count || !long.TryParse(text.AsSpan(ranges[i]), NumberStyles.Integer, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return (Clamp(numbers[0]), Clamp(numbers[1]), Clamp(numbers[2]), Clamp(numbers[3]));
    }

    // x, y, w, h, part, mode; or EMPTY, part, mode
    private static string Part(string text)
    {
        var fields = text.Split(',', StringSplitOptions.TrimEntries);
        var first = fields[0] == "EMPTY" ? 1 : 4;
        return string.Join(',', fields.Skip(first));
    }

    private static string Command(string text)
    {
        if (text.StartsWith('{'))
        {
            const string Name = "\"commandName\":";
            var start = text.IndexOf(Name, StringComparison.Ordinal);
            var open = start < 0 ? -1 : text.IndexOf('"', start + Name.Length);
            var close = open < 0 ? -1 : text.IndexOf('"', open + 1);
            return close < 0 ? text : text[(open + 1)..close];
        }

        var end = text.IndexOf('=', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private static string Union(string older, string newer)
    {
        if (Rectangle(older) is not { } a)
        {
            return older;
        }

        if (Rectangle(newer) is not { } b)
        {
            return newer;
        }

        var x = Math.Min(a.X, b.X);
        var y = Math.Min(a.Y, b.Y);
        var width = Math.Max((long)a.X + a.Width, (long)b.X + b.Width) - x;
        var height = Math.Max((long)a.Y + a.Height, (long)b.Y + b.Height) - y;
        var rest = Part(newer);
        return string.Create(CultureInfo.InvariantCulture, $"{x}, {y}, {Clamp(width)}, {Clamp(height)}{(rest.Length > 0 ? ", " + rest : "")}");
    }

    private static int Clamp(long value) => (int)Math.Clamp(value, 0, int.MaxValue);
}
