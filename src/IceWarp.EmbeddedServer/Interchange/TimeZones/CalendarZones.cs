using System.Globalization;
using NodaTime;

namespace IceWarp.EmbeddedServer.Interchange.TimeZones;

/// <summary>
/// The time zones of one calendar: names that only its own definitions explain become names that everybody knows. A zone that is like no known one
/// becomes UTC, time by time; a name without a definition counts as the calendar's own zone (X-WR-TIMEZONE), or the times stay without a zone.
/// </summary>
internal sealed class CalendarZones
{
    private const int MostYears = 30;

    private static readonly HashSet<string> Timed = new(StringComparer.Ordinal) { "DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE" };

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ZoneDefinition> _strange = new(StringComparer.Ordinal);

    private CalendarZones(string? own) => Own = own;

    /// <summary>The zone that the whole calendar is in: X-WR-TIMEZONE, or the only one it defines; null when it has none.</summary>
    public string? Own { get; private set; }

    /// <summary>Finds out what the names in a calendar mean; notes a sentence for each that nobody knows.</summary>
    public static CalendarZones Of(Block calendar, List<string> problems)
    {
        var zones = new CalendarZones(ICalendarTime.ZoneId(calendar.Value("X-WR-TIMEZONE")?.Trim()));
        var definitions = calendar.Inner.Where(inner => inner.Name == "VTIMEZONE").ToList();
        var used = calendar.Inner.SelectMany(Lines).Where(line => Timed.Contains(line.Name)).SelectMany(line => line.ParameterValues("TZID"), (line, id) => (id, line.Value))
            .ToLookup(pair => pair.id, pair => pair.Value, StringComparer.Ordinal);
        foreach (var id in used.Select(group => group.Key).Where(id => ICalendarTime.ZoneId(id) is null))
        {
            zones.Explain(id, definitions.Find(block => Name(block) == id), used[id], problems);
        }

        if (zones.Own is null && definitions is [var only])
        {
            var starts = calendar.Inner.SelectMany(Lines).Where(line => line.Name == "DTSTART").Select(line => line.Value);
            zones.Own = ICalendarTime.ZoneId(Name(only)) ?? zones._names.GetValueOrDefault(Name(only))
                ?? (ZoneDefinition.Of(only) is { } definition ? ZoneMatching.Find(definition, Years(starts), null) : null);
        }

        return zones;
    }

    /// <summary>A component with names that are known.</summary>
    public Block Translated(Block block) => _names.Count + _strange.Count == 0
        ? block
        : block with { Lines = [.. block.Lines.Select(Translated)], Inner = [.. block.Inner.Select(Translated)] };

    private void Explain(string id, Block? definition, IEnumerable<string> values, List<string> problems)
    {
        if (definition is not null && ZoneDefinition.Of(definition) is { } defined)
        {
            if (ZoneMatching.Find(defined, Years(values), Own) is { } known)
            {
                _names[id] = known;
                return;
            }

            _strange[id] = defined;
            problems.Add($"The time zone \"{id}\" is like no known one; its times were taken as UTC.");
        }
        else if (Own is not null)
        {
            _names[id] = Own;
        }
        else
        {
            problems.Add($"The time zone \"{id}\" is not known; its times were taken without one.");
        }
    }

    private ContentLine Translated(ContentLine line)
    {
        if (!Timed.Contains(line.Name) || line.ParameterValues("TZID").FirstOrDefault() is not { } id)
        {
            return line;
        }

        var others = line.Parameters.Where(parameter => parameter.Key != "TZID").ToList();
        return _names.TryGetValue(id, out var name) ? Line(line.Name, [.. others, new("TZID", name)], line.Value)
            : _strange.TryGetValue(id, out var definition) ? Line(line.Name, others, string.Join(',', line.Value.Split(',').Select(value => Utc(definition, value))))
            : line;
    }

    private static ContentLine Line(string name, IReadOnlyList<KeyValuePair<string, string>> parameters, string value) => new(name, parameters, value)
    {
        Raw = $"{name}{string.Concat(parameters.Select(parameter => $";{parameter.Key}={ContentLine.Quote(parameter.Value)}"))}:{value}",
    };

    private static string Utc(ZoneDefinition definition, string value) =>
        value.Contains('T', StringComparison.Ordinal) && Observance.Moment(value) is { } local
            ? definition.Moment(local).InUtc().LocalDateTime.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
            : value;

    private static string Name(Block definition) => ContentLine.Unescape(definition.Value("TZID")?.Trim() ?? "");

    // The years of the times and the one after, for series.
    private static HashSet<int> Years(IEnumerable<string> values)
    {
        var years = values.SelectMany(value => value.Split(',')).Select(Observance.Moment).OfType<LocalDateTime>().Select(local => local.Year)
            .Where(year => year is >= 1900 and < 2200).Distinct().Order().Take(MostYears).ToList();
        return [.. years, .. years.Select(year => year + 1)];
    }

    private static IEnumerable<ContentLine> Lines(Block block) => block.Name == "VTIMEZONE" ? [] : block.Lines.Concat(block.Inner.SelectMany(Lines));
}
