using IceWarp.EmbeddedServer.Items;
using NodaTime;

namespace IceWarp.EmbeddedServer.Recurrence;

/// <summary>One happening of an item in an interval.</summary>
/// <param name="Item">The series or single item, or the changed occurrence that stands in its place.</param>
/// <param name="Day">Julian day by the rule in the series' own zone; null for a single item.</param>
/// <param name="Times">When, in the own zone of <paramref name="Item"/>.</param>
/// <param name="Original">When it would be by the rule, in the series' own zone (OSD OST OED OET).</param>
internal sealed record Occurrence(StoredItem Item, int? Day, EventTimes Times, EventTimes Original);

/// <summary>A stretch of days as a person's clock counts them.</summary>
/// <param name="FromDay">First Julian day.</param>
/// <param name="ToDay">Last Julian day, included.</param>
/// <param name="Zone">The person's zone; UTC when not told.</param>
internal readonly record struct DayInterval(int FromDay, int ToDay, DateTimeZone Zone)
{
    /// <summary>Unix seconds of its start.</summary>
    public long FromUnix => Zones.ToUnix(FromDay, 0, Zone);

    /// <summary>Unix seconds of its end, excluded.</summary>
    public long ToUnix => Zones.ToUnix(Math.Min(ToDay + 1, JulianDay.Max), 0, Zone);

    /// <summary>Whether times overlap it. All-day and floating times count by the days themselves; something of no length counts where it is.</summary>
    public bool Overlaps(EventTimes times, DateTimeZone? own)
    {
        if (!times.HasStart)
        {
            return false;
        }

        var floating = own is null || times.IsAllDay;
        var (from, to) = floating ? (Zones.ToUnix(FromDay, 0, DateTimeZone.Utc), Zones.ToUnix(ToDay + 1, 0, DateTimeZone.Utc)) : (FromUnix, ToUnix);
        var (starts, ends) = (times.StartUnix(own), times.EndUnix(own));
        return starts < to && (ends > from || (ends == starts && starts >= from));
    }
}

/// <summary>Expands items into occurrences.</summary>
internal static class Series
{
    /// <summary>The rule of an item, or null for a single one.</summary>
    public static SeriesRule? RuleOf(StoredItem item) =>
        item.Recurrence is { } addon ? SeriesRule.Of(addon.Fields, EventTimes.Of(item.Fields).StartDate) : null;

    /// <summary>Every occurrence that overlaps the interval, changed ones at their new times, deleted ones left out.</summary>
    public static IEnumerable<Occurrence> Expand(StoredItem item, IReadOnlyList<StoredItem> changed, DayInterval interval)
    {
        var times = EventTimes.Of(item.Fields);
        var zone = EventTimes.ZoneOf(item.Fields);
        if (RuleOf(item) is not { } rule)
        {
            return interval.Overlaps(times, zone) ? [new Occurrence(item, null, times, times)] : [];
        }

        // One day more on both sides: the own zone may be a day away from the person's; and long ones reach in from before.
        var length = Math.Max(0, times.EndDate - times.StartDate);
        var gone = item.DeletedOccurrences.Concat(changed.Select(other => (int)other.Occurrence!)).ToHashSet();
        var regular = rule.Days(interval.FromDay - length - 1, interval.ToDay + 1)
            .Where(day => !gone.Contains(day))
            .Select(day => new Occurrence(item, day, times.OnDay(day), times.OnDay(day)))
            .Where(occurrence => interval.Overlaps(occurrence.Times, zone));
        var moved = changed
            .Select(other => new Occurrence(other, (int)other.Occurrence!, EventTimes.Of(other.Fields), times.OnDay((int)other.Occurrence!)))
            .Where(occurrence => interval.Overlaps(occurrence.Times, EventTimes.ZoneOf(occurrence.Item.Fields)));
        return regular.Concat(moved);
    }

    /// <summary>Whether a day by the rule is an occurrence that is still there.</summary>
    public static bool HasDay(StoredItem series, int day) =>
        RuleOf(series) is { } rule && !series.DeletedOccurrences.Contains(day) && rule.Days(day, day).Any();
}
