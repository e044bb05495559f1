using NodaTime;

namespace IceWarp.EmbeddedServer.Interchange.TimeZones;

/// <summary>A VTIMEZONE (RFC 5545, 3.6.5): which offset a clock has when.</summary>
internal sealed class ZoneDefinition
{
    private readonly IReadOnlyList<Observance> _observances;

    private ZoneDefinition(string id, string location, IReadOnlyList<Observance> observances)
    {
        Id = id;
        Location = location;
        _observances = observances;
    }

    /// <summary>TZID.</summary>
    public string Id { get; }

    /// <summary>X-LIC-LOCATION; empty without.</summary>
    public string Location { get; }

    /// <summary>Reads one; null when one of its parts cannot be understood, or there is none.</summary>
    public static ZoneDefinition? Of(Block block)
    {
        var parts = block.Inner.Where(inner => inner.Name is "STANDARD" or "DAYLIGHT").Select(Observance.Of).ToList();
        return parts.Count > 0 && parts.TrueForAll(part => part is not null)
            ? new ZoneDefinition(ContentLine.Unescape(block.Value("TZID")?.Trim() ?? ""), block.Value("X-LIC-LOCATION")?.Trim() ?? "", [.. parts.OfType<Observance>()])
            : null;
    }

    /// <summary>When the clock is changed in a year, in order.</summary>
    public IEnumerable<Instant> Onsets(int year) =>
        _observances.SelectMany(observance => observance.Onsets(year, year)).Where(onset => onset.InUtc().Year == year).Distinct().Order();

    /// <summary>The offset at a moment: that of the latest onset before it.</summary>
    public Offset At(Instant moment)
    {
        var year = moment.InUtc().Year;
        var onsets = _observances.SelectMany(observance => observance.Onsets(year - 1, year + 1), (observance, onset) => (observance, onset)).ToList();
        var (latest, _) = onsets.Where(pair => pair.onset <= moment).OrderBy(pair => pair.onset).LastOrDefault();

        // A rule that began long ago has onsets in every year; before the first of all the clock was as it says.
        return latest?.To
            ?? onsets.OrderBy(pair => pair.onset).Select(pair => pair.observance.From).Append(_observances[0].From).First();
    }

    /// <summary>The moment at which the clock shows this time; of two the earlier, of a time that it skips the one after the gap.</summary>
    public Instant Moment(LocalDateTime local)
    {
        var offsets = _observances.SelectMany(observance => new[] { observance.From, observance.To }).Distinct().OrderDescending();
        var moments = offsets.Where(offset => At(local.WithOffset(offset).ToInstant()) == offset).Select(offset => local.WithOffset(offset).ToInstant()).ToList();
        return moments.Count > 0 ? moments.Min() : local.WithOffset(At(local.WithOffset(offsets.First()).ToInstant())).ToInstant();
    }
}
