using System.Globalization;
using IceWarp.EmbeddedServer.Items;
using NodaTime;

namespace IceWarp.EmbeddedServer.Interchange.TimeZones;

/// <summary>
/// Writes a zone's definition (RFC 5545, 3.6.5) from a year on: changes of the clock that come each year on the same weekday of a month as a rule,
/// all others by their dates.
/// </summary>
internal static class ZoneWriting
{
    // Rules go on for ever; changes that follow none are told as far as this.
    private const int LastYear = 2040;
    private const int FirstYear = 1970;

    private sealed record Change(LocalDateTime At, Offset From, Offset To, bool IsDaylight, string Name);

    /// <summary>The lines of a VTIMEZONE; none for a zone that is not known.</summary>
    public static IEnumerable<string> Lines(string zoneId, int year)
    {
        if (Zones.Find(zoneId) is not { } zone)
        {
            return [];
        }

        var begin = new LocalDate(Math.Clamp(year - 1, FirstYear, LastYear - 2), 1, 1);
        var intervals = zone.GetZoneIntervals(zone.AtStartOfDay(begin).ToInstant(), zone.AtStartOfDay(new LocalDate(LastYear + 1, 1, 1)).ToInstant()).ToList();
        var first = new Change(begin.AtMidnight(), intervals[0].WallOffset, intervals[0].WallOffset, intervals[0].Savings != Offset.Zero, intervals[0].Name);
        var parts = intervals.Zip(intervals.Skip(1), (before, after) =>
                new Change(after.Start.WithOffset(before.WallOffset).LocalDateTime, before.WallOffset, after.WallOffset, after.Savings != Offset.Zero, after.Name))
            .GroupBy(change => (change.From, change.To, change.IsDaylight, change.Name))
            .SelectMany(group => Observances([.. group]));
        return ["BEGIN:VTIMEZONE", "TZID:" + zoneId, .. Observance(first, []), .. parts, "END:VTIMEZONE"];
    }

    private static IEnumerable<string> Observances(IReadOnlyList<Change> changes)
    {
        var (rule, count) = Rule(changes);
        var single = changes.Take(changes.Count - count).ToList();
        IEnumerable<string> dates = single.Count == 0 ? [] : Observance(single[0], single.Skip(1).Select(change => "RDATE:" + Text(change.At)));
        return rule is null ? dates : dates.Concat(Observance(changes[^count], ["RRULE:" + rule]));
    }

    private static IEnumerable<string> Observance(Change change, IEnumerable<string> more)
    {
        var kind = change.IsDaylight ? "DAYLIGHT" : "STANDARD";
        return
        [
            "BEGIN:" + kind, "DTSTART:" + Text(change.At), "TZOFFSETFROM:" + Text(change.From), "TZOFFSETTO:" + Text(change.To), "TZNAME:" + change.Name,
            .. more, "END:" + kind,
        ];
    }

    // The rule that most of the last changes follow, one a year up to the last year, and how many they are.
    private static (string? Rule, int Count) Rule(IReadOnlyList<Change> changes)
    {
        var last = changes[^1].At;
        if (last.Year < LastYear)
        {
            return (null, 0);
        }

        var day = last.DayOfWeek.ToString()[..2].ToUpperInvariant();
        var best = new[] { ((last.Day - 1) / 7) + 1, -1 }.Select(week => (week, Count: changes.Reverse().TakeWhile((change, index) => Fits(change.At, last, week, LastYear - index)).Count()))
            .MaxBy(candidate => candidate.Count);
        return best.Count < 2
            ? (null, 0)
            : (FormattableString.Invariant($"FREQ=YEARLY;BYMONTH={last.Month};BYDAY={best.week}{day}"), best.Count);
    }

    private static bool Fits(LocalDateTime at, LocalDateTime last, int week, int year)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(at.Year, at.Month);
        return at.Year == year && at.Month == last.Month && at.DayOfWeek == last.DayOfWeek && at.TimeOfDay == last.TimeOfDay
            && week == (week > 0 ? ((at.Day - 1) / 7) + 1 : -(((length - at.Day) / 7) + 1));
    }

    private static string Text(LocalDateTime moment) => moment.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Text(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(offset.Seconds < 0 ? "-" : "+")}{seconds / 3600:D2}{seconds / 60 % 60:D2}");
        return seconds % 60 == 0 ? text : text + (seconds % 60).ToString("D2", CultureInfo.InvariantCulture);
    }
}
