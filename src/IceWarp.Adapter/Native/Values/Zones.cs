using NodaTime.TimeZones;

namespace IceWarp.Adapter.Native.Values;

/// <summary>Time zones by IANA name.</summary>
internal static class Zones
{
    /// <summary>The IANA name for a name that the server gave (IANA or Windows), or null when it is neither.</summary>
    public static string? Iana(string name)
    {
        if (name.Length is 0 or > 64)
        {
            return null;
        }

        // The runtime has no names of Windows zones without ICU.
        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var iana))
        {
            return iana;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? name : null;
    }

    /// <summary>The zone of a name; UTC when there is no such zone.</summary>
    public static TimeZoneInfo Find(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>
    /// The instant of a clock in a zone. A clock that the zone skips counts on from before the gap; one that it has twice is the first.
    /// </summary>
    public static DateTimeOffset At(DateTime clock, TimeZoneInfo zone)
    {
        var plain = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(plain))
        {
            var before = zone.GetUtcOffset(plain.AddHours(-3));
            return new DateTimeOffset(plain, before).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(plain) ? zone.GetAmbiguousTimeOffsets(plain).Max() : zone.GetUtcOffset(plain);
        return new DateTimeOffset(plain, offset).ToUniversalTime();
    }
}
