using System.Globalization;
using IceWarp.Adapter.Native.Iq;

namespace IceWarp.Adapter.Native.Values;

/// <summary>
/// When an event is, in the fields EVNSTARTDATE, EVNSTARTTIME, EVNENDDATE, EVNENDTIME, EVNTIMEFORMAT and _TZID (notes, 4.1 and 4.3).
/// Reads are asked in UTC: no clock occurs twice there.
/// </summary>
internal static class EventTimes
{
    private const string Floating = "F";
    private const string Zoned = "Z";

    /// <summary>The fields to ask for.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["evnstartdate", "evnstarttime", "evnenddate", "evnendtime", "evntimeformat", "_tzid"];

    /// <summary>The children of <c>values</c> that ask for times in UTC: by offset and by name, for servers that read only one of them.</summary>
    public static IEnumerable<IqElement> AskedInUtc => AskedIn("UTC", "0");

    /// <summary>Reads the time of an event or of an occurrence. A floating one is in <paramref name="zone"/>.</summary>
    public static EventTime? Read(IqElement values, TimeZoneInfo zone)
    {
        if (JulianDay.Read(values.Value("evnstartdate")) is not { } firstDay)
        {
            return null;
        }

        var endDay = JulianDay.Read(values.Value("evnenddate"));
        var startMinutes = JulianDay.ReadTime(values.Value("evnstarttime"));
        if (startMinutes == JulianDay.NoTime)
        {
            // The end is exclusive; an event without one, or with an end not after its start, is of one day.
            var after = endDay > firstDay ? endDay.Value : firstDay.AddDays(1);
            return new EventTime(Midnight(firstDay), Midnight(after), IsAllDay: true, TimeZone: null);
        }

        var floating = values.Value("evntimeformat") == Floating;
        var read = floating ? zone : TimeZoneInfo.Utc;
        var start = Zones.At(Clock(firstDay, startMinutes), read);
        var endMinutes = JulianDay.ReadTime(values.Value("evnendtime"));
        var end = Zones.At(Clock(endDay ?? firstDay, Math.Max(endMinutes, 0)), read);

        // A zone that is not known here stands as UTC, in which it was asked: without a zone the event would be saved as a floating one.
        return new EventTime(start, end < start ? start : end, IsAllDay: false, floating ? null : Zones.Iana(values.Value("_tzid")) ?? "UTC");
    }

    /// <summary>Writes a time: whole days without a zone, everything else in its own zone.</summary>
    public static IEnumerable<IqElement> Write(EventTime time)
    {
        if (time.IsAllDay)
        {
            return
            [
                new("evnstartdate", JulianDay.Write(DateOnly.FromDateTime(time.Start.UtcDateTime))),
                new("evnstarttime", "-1"),
                new("evnenddate", JulianDay.Write(DateOnly.FromDateTime(time.End.UtcDateTime))),
                new("evnendtime", "-1"),
                new("evntimeformat", Floating),
            ];
        }

        return time.TimeZone is { } name
            ? WriteZoned(time, name)
            : [.. Clocks("evn", time.Start.DateTime, time.End.DateTime), new("evntimeformat", Floating)];
    }

    private static IEnumerable<IqElement> WriteZoned(EventTime time, string name)
    {
        var zone = Zones.Find(name);
        var start = TimeZoneInfo.ConvertTime(time.Start, zone).DateTime;
        var end = TimeZoneInfo.ConvertTime(time.End, zone).DateTime;
        var offset = (int)zone.GetUtcOffset(time.Start).TotalMinutes;
        return
        [
            .. Clocks("evn", start, end),
            new("evntimeformat", Zoned),
            new("_tzid", zone.Equals(TimeZoneInfo.Utc) ? "UTC" : name),
            .. Clocks("_tzevn", start, end),
            .. AskedIn(zone.Equals(TimeZoneInfo.Utc) ? "UTC" : name, offset.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private static IEnumerable<IqElement> AskedIn(string zone, string offset) => [new("ctz", offset), new("tzid", zone)];

    private static IEnumerable<IqElement> Clocks(string prefix, DateTime start, DateTime end) =>
    [
        new(prefix + "startdate", JulianDay.Write(DateOnly.FromDateTime(start))),
        new(prefix + "starttime", JulianDay.WriteTime(start.TimeOfDay)),
        new(prefix + "enddate", JulianDay.Write(DateOnly.FromDateTime(end))),
        new(prefix + "endtime", JulianDay.WriteTime(end.TimeOfDay)),
    ];

    private static DateTime Clock(DateOnly day, int minutes)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return DateTime.MaxValue - midnight > TimeSpan.FromMinutes(minutes) ? midnight.AddMinutes(minutes) : midnight;
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
