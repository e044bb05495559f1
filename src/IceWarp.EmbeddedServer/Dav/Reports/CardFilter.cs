using System.Xml.Linq;
using IceWarp.EmbeddedServer.Items;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav.Reports;

/// <summary>The filter of an addressbook-query (RFC 6352, 10.5): <c>text-match</c>, contains; <c>test="anyof"</c> unless "allof".</summary>
internal static class CardFilter
{
    public static bool Matches(StoredItem item, XElement body)
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
}
