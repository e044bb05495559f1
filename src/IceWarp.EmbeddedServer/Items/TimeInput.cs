using System.Globalization;
using NodaTime;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>
/// Brings times that a client writes into the item's own zone (notes, 4.1): <c>_TZEVN...</c> are in the zone of _TZID; with a new _TZID so are
/// EVN...; else EVN... are in the client's zone when it tells one, else in the item's own. Whole days are no instants, but keep the zone they have:
/// a series always has one.
/// </summary>
internal static class TimeInput
{
    /// <summary>The fields after the change; null when dates, times or zone make no sense.</summary>
    public static ItemFields? Apply(ItemFields stored, IReadOnlyDictionary<string, string> values, DateTimeZone? client, string? clientZoneName)
    {
        var merged = stored.With(values.Where(value => !value.Key.StartsWith("_TZEVN", StringComparison.Ordinal)));
        if (merged.Has("_TZID") && Zones.Find(merged["_TZID"]) is null)
        {
            return null;
        }

        var zoned = EventTimes.Names.Any(name => values.ContainsKey("_TZ" + name)) && merged.Has("_TZID");
        if (!zoned && !EventTimes.Names.Any(values.ContainsKey))
        {
            return merged;
        }

        var own = EventTimes.ZoneOf(stored);
        var seen = zoned || values.ContainsKey("_TZID") ? null : client;
        var shown = EventTimes.Of(stored).In(own, seen).ToFields();
        var prefix = zoned ? "_TZ" : "";
        var changed = new ItemFields(shown).With(EventTimes.Names
            .Where(name => values.ContainsKey(prefix + name))
            .Select(name => new KeyValuePair<string, string>(name, values[prefix + name])));
        if (!AreNumbers(changed))
        {
            return null;
        }

        var times = WithEnd(EventTimes.Of(changed));
        if (!IsSensible(times))
        {
            return null;
        }

        return times.IsAllDay || !times.HasStart
            ? merged.With(times.ToFields()).With("EVNTIMEFORMAT", "F")
            : Timed(merged, times, seen, seen is null ? null : clientZoneName);
    }

    private static ItemFields Timed(ItemFields merged, EventTimes times, DateTimeZone? seen, string? zoneName)
    {
        if (merged.Has("_TZID"))
        {
            return merged.With(times.In(seen, Zones.Find(merged["_TZID"])).ToFields()).With("EVNTIMEFORMAT", "Z");
        }

        if (seen is null)
        {
            // Neither a zone nor an offset: the time of any clock, unless the item already has instants.
            return merged.With(times.ToFields()).With("EVNTIMEFORMAT", merged["EVNTIMEFORMAT"] == "L" ? "L" : "F");
        }

        return zoneName is { Length: > 0 }
            ? merged.With(times.ToFields()).With("EVNTIMEFORMAT", "Z").With("_TZID", zoneName)
            : merged.With(times.In(seen, DateTimeZone.Utc).ToFields()).With("EVNTIMEFORMAT", "L");
    }

    // Without an end an all-day event is one day long, another one has no length.
    private static EventTimes WithEnd(EventTimes times) =>
        times.EndDate > 0 || !times.HasStart ? times
        : times.IsAllDay ? times with { EndDate = times.StartDate + 1 }
        : times with { EndDate = times.StartDate, EndTime = times.StartTime };

    private static bool AreNumbers(ItemFields fields) =>
        EventTimes.Names.All(name => !fields.Has(name) || int.TryParse(fields[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));

    private static bool IsSensible(EventTimes times) =>
        IsDay(times.StartDate) && IsDay(times.EndDate) && IsTime(times.StartTime) && IsTime(times.EndTime)
        && (!times.HasStart || times.EndDate > times.StartDate || (times.EndDate == times.StartDate && times.EndTime >= times.StartTime));

    private static bool IsDay(int day) => day == 0 || (JulianDay.IsDay(day) && day < JulianDay.Max - 366);

    private static bool IsTime(int minute) => minute is >= -1 and < 1440;
}
