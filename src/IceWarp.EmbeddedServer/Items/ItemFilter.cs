using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>The <c>filter</c> of a list (notes, 3.3).</summary>
/// <param name="Limit">How many at most; null for all.</param>
/// <param name="Offset">How many to skip.</param>
/// <param name="Sort">Fields (upper case) and whether downwards.</param>
/// <param name="Search">What to find, or null.</param>
/// <param name="StartsWith">Beginning of the title or display name, or empty.</param>
/// <param name="Interval">First and last Julian day, or null.</param>
/// <param name="MeetingsOnly">Only items with a conference.</param>
/// <param name="Pins">Only items that are pinned.</param>
internal sealed record ItemFilter(
    int? Limit, int Offset, IReadOnlyList<(string Field, bool Down)> Sort, SearchExpression? Search, string StartsWith, (int From, int To)? Interval,
    bool MeetingsOnly, PinFilter Pins)
{
    /// <summary>Most items of one answer; a client that wants more pages on.</summary>
    public const int MaxItems = 100_000;

    /// <summary>Reads the filter of an <c>item</c> element; <c>show</c> is the older form of limit and offset.</summary>
    public static ItemFilter Of(XElement item)
    {
        var filter = item.Kid("filter");
        var show = filter?.Kid("show") ?? item.Kid("show");
        var limit = Number(filter?.Text("limit")) ?? Number(show?.Attr("limit")) ?? Number(show?.Attr("count")) ?? Number(show?.Value);
        var search = new[] { SearchExpression.Parse(filter?.Text("search") ?? ""), SearchExpression.FullText(filter?.Text("fulltext") ?? "") };
        return new ItemFilter(
            limit is > 0 ? limit : null,
            Number(filter?.Text("offset")) ?? Number(show?.Attr("from")) ?? 0,
            [.. SortOf(filter?.Kid("sort"))],
            search.OfType<SearchExpression>().Aggregate((SearchExpression?)null, (left, right) => left is null ? right : new SearchExpression.And(left, right)),
            filter?.Text("startswith") ?? "",
            filter?.Text("interval") is { Length: > 0 } interval ? Days(interval) : null,
            filter?.Kid("meeting") is { } meeting && meeting.Value is not ("0" or "false"),
            filter?.Text("groupchat_type")?.Trim().ToLowerInvariant() switch { "my_pins" => PinFilter.Mine, "global_pins" => PinFilter.Everybodys, _ => PinFilter.None });
    }

    private static IEnumerable<(string Field, bool Down)> SortOf(XElement? sort)
    {
        foreach (var element in sort?.Elements() ?? [])
        {
            // <evntitle>desc</evntitle>, or <on reverse="true">EVNTITLE</on>
            var on = string.Equals(element.Name.LocalName, "on", StringComparison.OrdinalIgnoreCase);
            var down = on
                ? element.Attr("reverse") is "true" or "1"
                : element.Value.Trim().StartsWith("desc", StringComparison.OrdinalIgnoreCase);
            yield return ((on ? element.Value.Trim() : element.Name.LocalName).ToUpperInvariant(), down);
        }
    }

    private static (int From, int To) Days(string interval)
    {
        var dash = interval.IndexOf('-', StringComparison.Ordinal);
        var (from, to) = dash > 0
            ? (ItemRequest.ParseDay(interval[..dash].Trim()), ItemRequest.ParseDay(interval[(dash + 1)..].Trim()))
            : throw new IqException("item_invalid_id", interval);

        // A client that wants more than 20 years at once is a mistake, and a series has no last day.
        return to >= from && to - from <= 20 * 366 ? (from, to) : throw new IqException("item_invalid_id", interval);
    }

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxItems * 100 ? number : null;
}

/// <summary>Which pins a list is limited to.</summary>
internal enum PinFilter
{
    /// <summary>None: pinned or not.</summary>
    None,

    /// <summary>One's own.</summary>
    Mine,

    /// <summary>Those for everybody.</summary>
    Everybodys,
}
