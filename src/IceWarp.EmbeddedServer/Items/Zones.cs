using NodaTime;
using NodaTime.TimeZones;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Time zones by the names that clients use: IANA first, then Windows.</summary>
internal static class Zones
{
    /// <summary>The zone of a name, or null when it is unknown.</summary>
    public static DateTimeZone? Find(string name) =>
        name.Length == 0 ? null
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
            ?? (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var mapped)
                ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(mapped)
                : null);

    /// <summary>A fixed offset east of UTC in minutes (<c>ctz</c>); null beyond 18 hours.</summary>
    public static DateTimeZone? FromOffset(long minutes) =>
        Math.Abs(minutes) <= 18 * 60 ? DateTimeZone.ForOffset(Offset.FromSeconds((int)minutes * 60)) : null;

    /// <summary>Unix seconds of a day and minute in a zone. A time that the zone skips is moved forward by the gap; a doubled one is the first.</summary>
    public static long ToUnix(int julianDay, int minute, DateTimeZone zone)
    {
        var day = JulianDay.ToDate(julianDay);
        var local = new LocalDate(day.Year, day.Month, day.Day).AtMidnight().PlusMinutes(Math.Max(minute, 0));
        return local.InZoneLeniently(zone).ToInstant().ToUnixTimeSeconds();
    }

    /// <summary>Day and minute in a zone of unix seconds.</summary>
    public static (int JulianDay, int Minute) FromUnix(long unix, DateTimeZone zone)
    {
        var local = Instant.FromUnixTimeSeconds(unix).InZone(zone).LocalDateTime;
        return (JulianDay.From(new DateOnly(local.Year, local.Month, local.Day)), (local.Hour * 60) + local.Minute);
    }
}
