using IceWarp.EmbeddedServer.Items;
using NodaTime;
using NodaTime.TimeZones;

namespace IceWarp.EmbeddedServer.Interchange.TimeZones;

/// <summary>Finds the zone of the time zone database whose clocks go as a definition says.</summary>
internal static class ZoneMatching
{
    // By Windows' zones (CLDR) first: one zone for each way that clocks go, and the ones that people know.
    private static readonly Lazy<IReadOnlyList<string>> Candidates = new(() =>
    [
        .. TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)
            .Concat(TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Order(StringComparer.Ordinal)).Distinct(),
    ]);

    /// <summary>
    /// By name: X-LIC-LOCATION. Else by its clock in the years that matter: one whose town the name mentions, <paramref name="preferred"/>, a plain
    /// offset for a clock that is never changed, any other. Null when no zone goes so.
    /// </summary>
    public static string? Find(ZoneDefinition definition, IReadOnlyCollection<int> years, string? preferred)
    {
        if (ICalendarTime.ZoneId(definition.Location) is { } located)
        {
            return located;
        }

        var moments = years.SelectMany(year => Moments(definition, year)).Select(moment => (Moment: moment, Offset: definition.At(moment))).ToList();
        var offsets = moments.Select(sample => sample.Offset).Distinct().ToList();
        var plain = offsets is [var single] && single.Seconds % 3600 == 0 ? PlainName(single.Seconds / 3600) : null;
        return Candidates.Value.Where(id => IsMentioned(id, definition.Id)).Append(preferred).Append(plain).OfType<string>().Concat(Candidates.Value)
            .FirstOrDefault(id => Zones.Find(id) is { } zone && moments.TrueForAll(sample => zone.GetUtcOffset(sample.Moment) == sample.Offset));
    }

    // Twice a month at noon, and around each change of the clock.
    private static IEnumerable<Instant> Moments(ZoneDefinition definition, int year) =>
        Enumerable.Range(1, 12).SelectMany(month => new[] { Instant.FromUtc(year, month, 1, 12, 0), Instant.FromUtc(year, month, 15, 12, 0) })
            .Concat(definition.Onsets(year).SelectMany(onset => new[] { onset - Duration.FromMinutes(1), onset }));

    private static bool IsMentioned(string id, string text) =>
        id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)
        && text.Contains(id[(id.LastIndexOf('/') + 1)..].Replace('_', ' '), StringComparison.OrdinalIgnoreCase);

    // In Etc/GMT+1 the sign is the other way round.
    private static string PlainName(int hours) => hours == 0 ? "UTC" : FormattableString.Invariant($"Etc/GMT{(hours > 0 ? "-" : "+")}{Math.Abs(hours)}");
}
