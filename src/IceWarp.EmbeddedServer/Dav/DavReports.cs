using System.Globalization;
using System.Xml.Linq;
using Ical.Net.DataTypes;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Items;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>
/// REPORT: calendar-multiget, calendar-query (component and time range), addressbook-multiget, addressbook-query (text matches)
/// (RFC 4791, 7; RFC 6352, 8). Another one is refused as <c>supported-report</c>; a filter it does not know counts as "everything".
/// </summary>
internal sealed class DavReports(DavBrowsing browsing, DavTargets targets, ItemExport export)
{
    private const int MaxHrefs = 5000;

    public async Task<XElement> AnswerAsync(Account caller, DavTarget target, XElement? body, CancellationToken cancellationToken)
    {
        if (target.Folder is not { } folder || target.Name is not null || body is null)
        {
            throw new DavException(body is null ? 400 : 404);
        }

        folder.Demand('r');
        var asked = body.Element(D + "prop")?.Elements().Select(property => property.Name).Distinct().ToList() ?? [];
        var isMultiget = body.Name == Cal + "calendar-multiget" || body.Name == Card + "addressbook-multiget";
        var isQuery = body.Name == Cal + "calendar-query" || body.Name == Card + "addressbook-query";
        return isMultiget ? await MultigetAsync(caller, folder, body, asked, cancellationToken)
            : isQuery ? await QueryAsync(caller, target, folder, body, asked, cancellationToken)
            : throw new DavException(403, D + "supported-report");
    }

    private async Task<XElement> MultigetAsync(
        Account caller, OpenFolder folder, XElement body, IReadOnlyCollection<XName> asked, CancellationToken cancellationToken)
    {
        var responses = new List<XElement>();
        foreach (var href in body.Elements(D + "href").Select(href => href.Value.Trim()).Take(MaxHrefs))
        {
            var path = Uri.TryCreate(href, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal)
                ? absolute.AbsolutePath
                : href;
            var target = await targets.FindAsync(caller, Uri.UnescapeDataString(path), cancellationToken);
            responses.Add(target.Item is { } item && target.Folder?.Id == folder.Id
                ? await ResponseAsync(caller, folder, item, href, asked, cancellationToken)
                : new XElement(D + "response", new XElement(D + "href", href), new XElement(D + "status", "HTTP/1.1 404 Not Found")));
        }

        return Multistatus(responses);
    }

    private async Task<XElement> QueryAsync(
        Account caller, DavTarget target, OpenFolder folder, XElement body, IReadOnlyCollection<XName> asked, CancellationToken cancellationToken)
    {
        var responses = new List<XElement>();
        foreach (var item in await browsing.ItemsAsync(caller, folder, cancellationToken))
        {
            if (item.IsContact ? MatchesCard(item, body) : await MatchesCalendarAsync(item, body, cancellationToken))
            {
                var href = DavProperties.Href(target.Owner, target.Path + "/" + item.Rid, isCollection: false);
                responses.Add(await ResponseAsync(caller, folder, item, href, asked, cancellationToken));
            }
        }

        return Multistatus(responses);
    }

    private async Task<XElement> ResponseAsync(
        Account caller, OpenFolder folder, StoredItem item, string href, IReadOnlyCollection<XName> asked, CancellationToken cancellationToken)
    {
        var properties = DavProperties.OfItem(caller, folder, item, await browsing.LockOwnerAsync(item, cancellationToken)).ToList();
        var data = item.IsContact ? Card + "address-data" : Cal + "calendar-data";
        if (asked.Contains(data))
        {
            properties.Add(new XElement(data, await export.WriteAsync(item, cancellationToken)));
        }

        return DavProperties.Response(href, properties, asked, namesOnly: false);
    }

    private async Task<bool> MatchesCalendarAsync(StoredItem item, XElement body, CancellationToken cancellationToken)
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

    // RFC 6352, 10.5: prop-filter with text-match, contains; test="anyof" unless "allof".
    private static bool MatchesCard(StoredItem item, XElement body)
    {
        var filters = body.Element(Card + "filter")?.Elements(Card + "prop-filter").ToList() ?? [];
        if (filters.Count == 0)
        {
            return true;
        }

        bool One(XElement filter) => filter.Elements(Card + "text-match").All(match =>
            Values(item, filter.Attribute("name")?.Value ?? "").Any(value => value.Contains(match.Value, StringComparison.OrdinalIgnoreCase))
            != (match.Attribute("negate-condition")?.Value == "yes"));
        return body.Element(Card + "filter")?.Attribute("test")?.Value == "allof" ? filters.TrueForAll(One) : filters.Exists(One);
    }

    private static IEnumerable<string> Values(StoredItem item, string property)
    {
        var locations = item.Addons.Where(addon => addon.Kind == AddonKind.Location).SelectMany(addon => addon.Fields);
        return property.ToUpperInvariant() switch
        {
            "EMAIL" => locations.Where(field => field.Key.StartsWith("LCTEMAIL", StringComparison.Ordinal)).Select(field => field.Value),
            "TEL" => locations.Where(field => field.Key.StartsWith("LCTPHN", StringComparison.Ordinal)).Select(field => field.Value),
            "UID" => [item.Uid],
            "ORG" => [item.Fields["ITMCOMPANY"], item.Fields["ITMDEPARTMENT"]],
            "FN" or "N" or "NICKNAME" => [item.Title, item.Fields["ITMFIRSTNAME"], item.Fields["ITMSURNAME"]],
            _ => item.Fields.Select(field => field.Value),
        };
    }

    private static long? Moment(string? text) => DateTimeOffset.TryParseExact(
        text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.ToUnixTimeSeconds() : null;
}
