using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>
/// Puts events into the days of a zone. Pure. An event is in each day that it touches; its end is exclusive, so one that ends at midnight
/// is not in the day that begins then. All-day events keep their own days whatever the zone.
/// </summary>
internal static class AgendaDays
{
    /// <summary>
    /// One of each meeting: a colleague's shared calendar holds the same event (UID and time) as the person's own, and the copy in the
    /// calendar of the lowest <paramref name="order"/> is kept.
    /// </summary>
    public static IEnumerable<CalendarEvent> WithoutCopies(IEnumerable<CalendarEvent> events, Func<string, int> order) => events
        .GroupBy(item => item.Uid.Length > 0 ? (item.Uid, item.Time.Start, item.Time.End) : (item.Id, item.Time.Start, item.Time.End))
        .Select(copies => copies.MinBy(item => order(item.FolderId)) ?? copies.First());

    /// <summary>The days of [<paramref name="first"/>, <paramref name="first"/> + <paramref name="count"/>) that have events, in order.</summary>
    public static IReadOnlyList<(DateOnly Day, IReadOnlyList<CalendarEvent> Events)> Group(
        IEnumerable<CalendarEvent> events, DateOnly first, int count, TimeZoneInfo zone)
    {
        var days = new SortedDictionary<DateOnly, List<(CalendarEvent Event, DateOnly FirstDay)>>();
        var last = first.AddDays(count - 1);
        foreach (var item in events)
        {
            var (from, to) = DaysOf(item.Time, zone);
            for (var day = from < first ? first : from; day <= to && day <= last; day = day.AddDays(1))
            {
                if (!days.TryGetValue(day, out var list))
                {
                    days[day] = list = [];
                }

                list.Add((item, from));
            }
        }

        return [.. days.Select(pair => (pair.Key, (IReadOnlyList<CalendarEvent>)[.. pair.Value
            .OrderByDescending(entry => entry.Event.Time.IsAllDay)
            .ThenBy(entry => entry.Event.Time.IsAllDay ? DateTimeOffset.MinValue : entry.Event.Time.Start)
            .ThenBy(entry => entry.Event.Time.IsAllDay ? DateTimeOffset.MinValue : entry.Event.Time.End)
            .ThenBy(entry => entry.FirstDay)
            .ThenBy(entry => entry.Event.Title, StringComparer.Ordinal)
            .ThenBy(entry => entry.Event.Id, StringComparer.Ordinal)
            .Select(entry => entry.Event)]))];
    }

    /// <summary>The first and the last day (inclusive) of an event in a zone.</summary>
    public static (DateOnly First, DateOnly Last) DaysOf(EventTime time, TimeZoneInfo zone)
    {
        var first = time.IsAllDay ? DateOnly.FromDateTime(time.Start.UtcDateTime) : zone.DayOf(time.Start);
        if (time.End <= time.Start)
        {
            return (first, first);
        }

        // The last moment inside decides: the end itself is outside.
        var lastMoment = time.End.AddTicks(-1);
        var last = time.IsAllDay ? DateOnly.FromDateTime(lastMoment.UtcDateTime) : zone.DayOf(lastMoment);
        return (first, last < first ? first : last);
    }
}
