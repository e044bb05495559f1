using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Recurrence;
using NodaTime;

namespace IceWarp.EmbeddedServer.Reminders;

/// <summary>A reminder whose time has come (notes, 4.3: RMNDAYSBEFORE, RMNHOURSBEFORE, RMNMINUTESBEFORE, RMNTIME, RMNLASTACK).</summary>
/// <param name="Occurrence">What it reminds of.</param>
/// <param name="Reminder">The add-on.</param>
/// <param name="Due">Unix seconds it was due.</param>
internal sealed record DueReminder(Occurrence Occurrence, StoredAddon Reminder, long Due)
{
    /// <summary>Internal field of the add-on: unix seconds a snoozed reminder comes back.</summary>
    public const string Snoozed = "RMNSNOOZE";

    // Older occurrences of a series are not brought up again.
    private const int DaysBack = 31;

    /// <summary>The reminders of an item that are due now: for a series the latest occurrence that is.</summary>
    public static IEnumerable<DueReminder> Of(StoredItem item, IReadOnlyList<StoredItem> changed, long now, DateTimeZone zone)
    {
        foreach (var reminder in item.Addons.Where(addon => addon.Kind == AddonKind.Reminder))
        {
            var latest = Times(item, changed, reminder, now, zone).Where(due => due.Due <= now).MaxBy(due => due.Due);
            if (latest is not null && latest.Due > reminder.Fields.Number("RMNLASTACK") && reminder.Fields.Number(Snoozed) <= now)
            {
                yield return latest;
            }
        }
    }

    private static IEnumerable<DueReminder> Times(
        StoredItem item, IReadOnlyList<StoredItem> changed, StoredAddon reminder, long now, DateTimeZone zone)
    {
        var times = EventTimes.Of(item.Fields);
        if (reminder.Fields.Number("RMNTIME") is var absolute and > 0)
        {
            return [new DueReminder(new Occurrence(item, null, times, times), reminder, absolute)];
        }

        var before = (reminder.Fields.Number("RMNDAYSBEFORE") * 86400) + (reminder.Fields.Number("RMNHOURSBEFORE") * 3600) + (reminder.Fields.Number("RMNMINUTESBEFORE") * 60);
        if (before is < 0 or > 366 * 86400L)
        {
            return [];
        }

        if (item.Recurrence is null)
        {
            return times.HasStart ? [new DueReminder(new Occurrence(item, null, times, times), reminder, Start(item, times, zone) - before)] : [];
        }

        var (today, _) = Zones.FromUnix(now, zone);
        var interval = new DayInterval(today - DaysBack, today + (int)(before / 86400) + 1, zone);
        return Series.Expand(item, changed, interval)
            .Select(occurrence => new DueReminder(occurrence, reminder, Start(occurrence.Item, occurrence.Times, zone) - before));
    }

    private static long Start(StoredItem item, EventTimes times, DateTimeZone zone) =>
        Zones.ToUnix(times.StartDate, times.StartTime, times.IsAllDay ? zone : EventTimes.ZoneOf(item.Fields) ?? zone);
}
