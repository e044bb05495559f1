using NodaTime;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>
/// When an item is, in a zone of its own (notes, 4.1). Dates are Julian days (0 none), times minutes since midnight (-1 all day or none).
/// </summary>
/// <param name="StartDate">EVNSTARTDATE.</param>
/// <param name="StartTime">EVNSTARTTIME.</param>
/// <param name="EndDate">EVNENDDATE; of an all-day event the day after the last one.</param>
/// <param name="EndTime">EVNENDTIME.</param>
internal readonly record struct EventTimes(int StartDate, int StartTime, int EndDate, int EndTime)
{
    /// <summary>Names of the four fields, in the order of the constructor.</summary>
    public static IReadOnlyList<string> Names { get; } = ["EVNSTARTDATE", "EVNSTARTTIME", "EVNENDDATE", "EVNENDTIME"];

    /// <summary>Whole days, without a zone.</summary>
    public bool IsAllDay => StartTime < 0 && EndTime < 0;

    /// <summary>Whether there is a first day at all (undated tasks have none).</summary>
    public bool HasStart => StartDate > 0;

    /// <summary>The stored times of an item.</summary>
    public static EventTimes Of(ItemFields fields) => new(
        (int)fields.Number(Names[0]), (int)fields.Number(Names[1], -1), (int)fields.Number(Names[2]), (int)fields.Number(Names[3], -1));

    /// <summary>The zone the stored times are in: _TZID, UTC for EVNTIMEFORMAT <c>L</c>, null for floating times.</summary>
    public static DateTimeZone? ZoneOf(ItemFields fields) =>
        Zones.Find(fields["_TZID"]) ?? (fields["EVNTIMEFORMAT"] == "L" ? DateTimeZone.Utc : null);

    /// <summary>Unix seconds of the start; floating times count as UTC.</summary>
    public long StartUnix(DateTimeZone? zone) => Zones.ToUnix(StartDate, StartTime, ZoneFor(zone));

    /// <summary>Unix seconds of the end, at least the start; floating times count as UTC.</summary>
    public long EndUnix(DateTimeZone? zone) =>
        EndDate > 0 ? Math.Max(StartUnix(zone), Zones.ToUnix(EndDate, EndTime, ZoneFor(zone))) : StartUnix(zone);

    /// <summary>These times as another zone's clocks show them. All-day and floating ones, or no other zone: unchanged.</summary>
    public EventTimes In(DateTimeZone? own, DateTimeZone? other)
    {
        if (own is null || other is null || IsAllDay || own.Equals(other))
        {
            return this;
        }

        var (startDate, startTime) = StartDate > 0 ? Zones.FromUnix(Zones.ToUnix(StartDate, StartTime, own), other) : (StartDate, StartTime);
        var (endDate, endTime) = EndDate > 0 ? Zones.FromUnix(Zones.ToUnix(EndDate, EndTime, own), other) : (EndDate, EndTime);
        return new EventTimes(startDate, startTime, endDate, endTime);
    }

    /// <summary>The same length of local time beginning on another day: one occurrence of a series.</summary>
    public EventTimes OnDay(int julianDay) => this with { StartDate = julianDay, EndDate = EndDate > 0 ? EndDate + (julianDay - StartDate) : 0 };

    /// <summary>The four fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToFields(string prefix = "") =>
    [
        new(prefix + Names[0], FormattableString.Invariant($"{StartDate}")), new(prefix + Names[1], FormattableString.Invariant($"{StartTime}")),
        new(prefix + Names[2], FormattableString.Invariant($"{EndDate}")), new(prefix + Names[3], FormattableString.Invariant($"{EndTime}")),
    ];

    private DateTimeZone ZoneFor(DateTimeZone? zone) => IsAllDay ? DateTimeZone.Utc : zone ?? DateTimeZone.Utc;
}
