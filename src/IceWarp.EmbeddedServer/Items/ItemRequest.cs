using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;
using NodaTime;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>What the <c>item</c> element of a get asks for (notes, 3.3).</summary>
/// <param name="Uid">Item id, or null for a list.</param>
/// <param name="Fields">Names asked for, upper case; null when there is no <c>values</c> at all, empty for everything.</param>
/// <param name="Zone">The person's zone by <c>tzid</c> or <c>ctz</c>; null when not told.</param>
/// <param name="Date">Julian day of an occurrence (attribute <c>date</c> or <c>rid</c>), or null.</param>
internal sealed record ItemRequest(string? Uid, IReadOnlyList<string>? Fields, DateTimeZone? Zone, int? Date)
{
    private static readonly string[] NotFields = ["CTZ", "TZID", "KEEP_SEEN"];

    /// <summary>Reads the element.</summary>
    public static ItemRequest Of(XElement item)
    {
        var values = item.Kid("values");
        var fields = values?.Elements().Select(field => field.Name.LocalName.ToUpperInvariant()).Except(NotFields, StringComparer.Ordinal).ToArray();
        var date = item.Attr("date") ?? item.Attr("rid");
        return new ItemRequest(
            item.Attr("uid") is { Length: > 0 } uid ? uid : null,
            fields,
            ClientZone(values) ?? ClientZone(item.Kid("filter")),
            string.IsNullOrEmpty(date) ? null : ParseDay(date));
    }

    /// <summary>The zone that <c>tzid</c> or <c>ctz</c> (minutes east of UTC) below an element tells, or null.</summary>
    public static DateTimeZone? ClientZone(XElement? element)
    {
        if (element?.Text("tzid") is { Length: > 0 } name)
        {
            return Zones.Find(name.Trim()) ?? throw new IqException("item_missing_tag", "tzid");
        }

        return element?.Text("ctz") is { Length: > 0 } offset
            ? ParseOffset(offset) ?? throw new IqException("item_missing_tag", "ctz")
            : null;
    }

    /// <summary>A Julian day; throws <c>item_invalid_id</c> for anything else.</summary>
    public static int ParseDay(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && JulianDay.IsDay(day)
            ? day
            : throw new IqException("item_invalid_id", text);

    /// <summary>An item's row id; throws <c>item_invalid_id</c> for anything else.</summary>
    public static long ParseId(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : throw new IqException("item_invalid_id", text);

    private static DateTimeZone? ParseOffset(string text) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes) ? Zones.FromOffset(minutes) : null;
}
