using System.Runtime.Serialization;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using IceWarp.EmbeddedServer.Interchange.TimeZones;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>
/// iCalendar (RFC 5545) to events, tasks, notes and journal entries and back (notes, 4.3 to 4.5, 4.8). Each component is parsed alone, so one that
/// is broken does not take the others with it. Unknown X- properties are kept.
/// </summary>
internal static class ICalendars
{
    /// <summary>Field that keeps the X- lines of a component, joined by line ends.</summary>
    public const string KeptField = "X_ICALENDAR";

    /// <summary>Most components of one file.</summary>
    public const int MaxComponents = 20_000;

    /// <summary>Reads every event, task and journal entry of a file; <paramref name="journalClass"/> N makes notes of journal entries.</summary>
    public static Reading Read(string text, string journalClass = "J")
    {
        var problems = new List<string>();
        var components = new List<Parsed>();
        foreach (var calendar in Block.ReadAll(text))
        {
            if (calendar.Name != "VCALENDAR")
            {
                problems.Add($"{calendar.Name} is not a calendar.");
                continue;
            }

            var zones = CalendarZones.Of(calendar, problems);
            foreach (var block in calendar.Inner.Where(block => block.Name != "VTIMEZONE").Take(MaxComponents))
            {
                if (Parse(zones.Translated(block), zones.Own, journalClass, problems) is { } parsed)
                {
                    components.Add(parsed);
                }
            }
        }

        var items = components.GroupBy(component => (component.Class, component.Component.Uid ?? Guid.NewGuid().ToString("D")))
            .SelectMany(group => Series([.. group], problems)).ToList();
        return new Reading(items, problems);
    }

    /// <summary>Writes items as one calendar.</summary>
    public static string Write(IEnumerable<(Interchanged Item, string Uid, long Modified)> items)
    {
        var body = new StringBuilder();
        var zones = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (item, uid, modified) in items)
        {
            foreach (var (occurrence, component) in item.Changed.Select(changed => ((int?)changed.Day, changed.Item)).Prepend((null, item.Item)))
            {
                foreach (var line in ICalendarWriting.Component(component, item.Item, uid, modified, occurrence))
                {
                    ContentLine.Write(body, line);
                }

                Note(zones, component.Fields);
            }
        }

        var calendar = new StringBuilder();
        calendar.Append("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//IceWarp Microservices//Embedded server//EN\r\n");
        foreach (var (zone, year) in zones)
        {
            foreach (var line in ZoneWriting.Lines(zone, year))
            {
                ContentLine.Write(calendar, line);
            }
        }

        return calendar.Append(body).Append("END:VCALENDAR\r\n").ToString();
    }

    private static Parsed? Parse(Block block, string? ownZone, string journalClass, List<string> problems)
    {
        var lines = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        foreach (var line in block.Raw())
        {
            ContentLine.Write(lines, line);
        }

        try
        {
            var calendar = Calendar.Load(lines.Append("END:VCALENDAR\r\n").ToString());
            if (calendar?.Events.FirstOrDefault() is { } @event)
            {
                return new Parsed("E", @event, block, ownZone);
            }

            if (calendar?.Todos.FirstOrDefault() is { } todo)
            {
                return new Parsed("T", todo, block, ownZone);
            }

            if (calendar?.Journals.FirstOrDefault() is { } journal)
            {
                return new Parsed(journalClass, journal, block, ownZone);
            }

            problems.Add($"{block.Name} is not kept here.");
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException or SerializationException
            or OverflowException)
        {
            problems.Add($"{block.Name} \"{Title(block)}\" is not well-formed.");
        }

        return null;
    }

    private static IEnumerable<Interchanged> Series(IReadOnlyList<Parsed> group, List<string> problems)
    {
        var masters = group.Where(one => one.Component.RecurrenceIdentifier is null).ToList();
        var changes = group.Where(one => one.Component.RecurrenceIdentifier is not null).ToList();
        if (masters.Count == 0)
        {
            // A changed occurrence without its series stands alone.
            masters = changes;
            changes = [];
        }

        foreach (var master in masters.Take(1))
        {
            if (ICalendarReading.Read(master.Class, master.Component, master.Block, problems) is { } read)
            {
                var item = InZone(read, master.OwnZone);
                var changed = item.Addons.Any(addon => addon.Kind == AddonKind.Recurrence)
                    ? changes.Select(change => Occurrence(change.Component, change.Block, item, problems)).OfType<(int, NewItem)>().ToList()
                    : [];
                yield return new Interchanged(item, changed);
            }
        }

        foreach (var other in masters.Skip(1))
        {
            problems.Add($"{other.Block.Name} \"{Title(other.Block)}\" has the UID of another one.");
        }
    }

    private static (int, NewItem)? Occurrence(RecurringComponent component, Block block, NewItem series, List<string> problems)
    {
        if (component.RecurrenceIdentifier?.StartTime is not { } original || ICalendarReading.Read("O", component, block, problems) is not { } item)
        {
            return null;
        }

        var (day, _) = ICalendarTime.In(ICalendarTime.Read(original), series.Fields["_TZID"] is { Length: > 0 } zone ? zone : null);
        return (day, item);
    }

    // A series is always in a zone (notes, 4.1), also one of whole days, whose dates name none.
    private static NewItem InZone(NewItem item, string? zone) =>
        zone is not null && !item.Fields.Has("_TZID") && EventTimes.Of(item.Fields) is { HasStart: true, IsAllDay: true } && item.Addons.Any(addon => addon.Kind == AddonKind.Recurrence)
            ? item with { Fields = item.Fields.With("_TZID", zone) }
            : item;

    private static string Title(Block block) => ContentLine.Unescape(block.Value("SUMMARY") ?? block.Value("UID") ?? "");

    private static void Note(SortedDictionary<string, int> zones, ItemFields fields)
    {
        var (zone, day) = (fields["_TZID"], fields.Number("EVNSTARTDATE"));
        if (zone is not ("" or "UTC" or "Etc/UTC") && Zones.Find(zone) is not null && JulianDay.IsDay(day))
        {
            var year = JulianDay.ToDate((int)day).Year;
            zones[zone] = zones.TryGetValue(zone, out var earliest) ? Math.Min(earliest, year) : year;
        }
    }

    private sealed record Parsed(string Class, RecurringComponent Component, Block Block, string? OwnZone);
}
