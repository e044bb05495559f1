using System.Globalization;
using Ical.Net.DataTypes;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>Days and minutes of the protocol (notes, 4.1) as iCalendar's DATE and DATE-TIME, and back.</summary>
internal static class ICalendarTime
{
    /// <summary>Reads a moment: day, minute (-1 without time) and the zone it is in (null for floating and whole days).</summary>
    public static (int Day, int Minute, string? ZoneId) Read(CalDateTime time) => (
        JulianDay.From(time.Date),
        time.HasTime ? (time.Hour * 60) + time.Minute : -1,
        !time.HasTime ? null : time.IsUtc ? "UTC" : ZoneId(time.TzId));

    /// <summary>A name that this server knows, from a TZID that may carry a path before it; null when there is none.</summary>
    public static string? ZoneId(string? tzid)
    {
        if (string.IsNullOrEmpty(tzid))
        {
            return null;
        }

        var segments = tzid.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, segments.Length).Select(skip => string.Join('/', segments.Skip(skip)))
            .FirstOrDefault(name => Zones.Find(name) is not null);
    }

    /// <summary>A moment as another zone's clock shows it; unchanged without both zones or without time.</summary>
    public static (int Day, int Minute) In((int Day, int Minute, string? ZoneId) time, string? zoneId)
    {
        if (time.Minute < 0 || time.ZoneId is null || zoneId is null || time.ZoneId == zoneId
            || Zones.Find(time.ZoneId) is not { } own || Zones.Find(zoneId) is not { } other)
        {
            return (time.Day, time.Minute);
        }

        return Zones.FromUnix(Zones.ToUnix(time.Day, time.Minute, own), other);
    }

    /// <summary>A property line of a moment: <c>NAME;TZID=Europe/Warsaw:20260102T090000</c>.</summary>
    public static string Line(string name, int day, int minute, string zoneId) =>
        minute < 0 ? $"{name};VALUE=DATE:{JulianDay.ToDate(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}"
        : zoneId is "UTC" or "Etc/UTC" ? $"{name}:{Text(day, minute)}Z"
        : zoneId.Length > 0 ? $"{name};TZID={zoneId}:{Text(day, minute)}"
        : $"{name}:{Text(day, minute)}";

    /// <summary><c>20260102T090000</c>.</summary>
    public static string Text(int day, int minute) =>
        JulianDay.ToDate(day).ToDateTime(TimeOnly.MinValue).AddMinutes(Math.Max(minute, 0)).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>Unix seconds as <c>20260102T090000Z</c>.</summary>
    public static string Utc(long unix) =>
        DateTimeOffset.FromUnixTimeSeconds(unix).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
