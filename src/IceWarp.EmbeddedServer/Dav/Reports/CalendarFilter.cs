using System.Globalization;
using System.Xml.Linq;
using Ical.Net.DataTypes;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Items;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav.Reports;

/// <summary>The filter of a calendar-query (RFC 4791, 9.7): component and time range. What it does not know counts as "everything".</summary>
internal sealed class CalendarFilter(ItemExport export)
{
    public async Task<bool> MatchesAsync(StoredItem item, XElement body, CancellationToken cancellationToken)
    {
        var component = item.Class switch { "T" => "VTODO", "N" or "J" => "VJOURNAL", _ => "VEVENT" };
        var filters = body.Element(Cal + "filter")?.Element(Cal + "comp-filter")?.Elements(Cal + "comp-filter").ToList() ?? [];
        if (filters.Count == 0)
        {
            return true;
        }

        var own = filters.Find(filter => string.Equals(filter.Attribute("name")?.Value, component, StringComparison.OrdinalIgnoreCase));
        return own is not null && (own.Element(Cal + "time-range") is not { } range || await OverlapsAsync(item, range, cancellationToken));
    }

    private async Task<bool> OverlapsAsync(StoredItem item, XElement range, CancellationToken cancellationToken)
    {
        var from = Moment(range.Attribute("start")?.Value) ?? long.MinValue;
        var to = Moment(range.Attribute("end")?.Value) ?? long.MaxValue;
        var times = EventTimes.Of(item.Fields);
        if (!times.HasStart)
        {
            return true;
        }

        var zone = EventTimes.ZoneOf(item.Fields);
        var (start, end) = (times.StartUnix(zone), times.EndUnix(zone));
        if (item.Recurrence is null)
        {
            return start < to && (end > from || (end == start && start >= from));
        }

        if (start >= to)
        {
            return false;
        }

        // The series with its exceptions, as Ical.Net counts it: from a while before the range, so that an occurrence that runs into it is seen.
        var calendar = Ical.Net.Calendar.Load(await export.WriteAsync(item, cancellationToken));
        var first = Math.Max(from == long.MinValue ? start : from - (end - start), start);
        return calendar?.GetOccurrences(new CalDateTime(DateTimeOffset.FromUnixTimeSeconds(first).UtcDateTime, "UTC"))
            .TakeWhile(occurrence => new DateTimeOffset(occurrence.Period.StartTime.AsUtc).ToUnixTimeSeconds() < to)
            .Any(occurrence => new DateTimeOffset(occurrence.Period.StartTime.AsUtc).ToUnixTimeSeconds() + (end - start) > from) == true;
    }

    private static long? Moment(string? text) => DateTimeOffset.TryParseExact(
        text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.ToUnixTimeSeconds() : null;
}
