using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items.Actions;
using IceWarp.EmbeddedServer.Recurrence;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Lists of groupware items: filter, search, sort and page in SQL, intervals with series expanded (notes, 3.3).</summary>
internal sealed class GroupwareList(ItemStore store)
{
    /// <summary>The list that an <c>item</c> element without uid asks for.</summary>
    public Task<ItemList> ListAsync(Account caller, OpenFolder folder, ItemRequest request, ItemFilter filter, CancellationToken cancellationToken) =>
        store.ReadAsync(
            connection => filter.Interval is { } interval
                ? IntervalAsync(connection, new ItemView(caller, folder, request.Zone), request, filter, interval)
                : PageAsync(connection, new ItemView(caller, folder, request.Zone), request, filter),
            cancellationToken);

    private static async Task<ItemList> PageAsync(SqliteConnection connection, ItemView view, ItemRequest request, ItemFilter filter)
    {
        var parameters = new DynamicParameters();
        var condition = Condition(view, filter, parameters);
        var count = await connection.ExecuteScalarAsync<int>($"SELECT count(*) FROM {From(filter)} WHERE {condition}", parameters);
        parameters.Add("limit", filter.Limit ?? ItemFilter.MaxItems);
        parameters.Add("offset", filter.Offset);
        var newestFirst = filter.Sort is [.., (_, true)];
        var order = string.Join(
            ", ", filter.Sort.Select(sort => SortExpression(sort.Field, parameters) + (sort.Down ? " DESC" : "")).Append(newestFirst ? "i.id DESC" : "i.id"));
        var rows = await connection.ListIdsAsync($"SELECT i.id FROM {From(filter)} WHERE {condition} ORDER BY {order} LIMIT @limit OFFSET @offset", parameters);
        var items = await connection.ListBareItemsByIdAsync(rows);
        return new ItemList(await NodesAsync(connection, view, request, [.. items.Select(item => new Occurrence(item, null, default, default))], whole: false), count, 0, filter.Offset);
    }

    private static async Task<ItemList> IntervalAsync(
        SqliteConnection connection, ItemView view, ItemRequest request, ItemFilter filter, (int From, int To) days)
    {
        var interval = new DayInterval(days.From, days.To, view.Zone ?? DateTimeZone.Utc);
        var parameters = new DynamicParameters();
        parameters.Add("from", interval.FromUnix - 86400);
        parameters.Add("to", interval.ToUnix + 86400);
        var inTime = "((i.starts < @to AND (i.ends IS NULL OR i.ends >= @from)) OR EXISTS (SELECT 1 FROM item o WHERE o.series_id = i.id AND o.starts < @to AND o.ends >= @from))";
        var ids = await connection.ListIdsAsync($"SELECT i.id FROM {From(filter)} WHERE {Condition(view, filter, parameters)} AND {inTime}", parameters);
        var items = await connection.WithAddonsAsync(await connection.ListBareItemsByIdAsync(ids));
        var changed = (await ChangedAsync(connection, items)).ToLookup(item => item.SeriesId!.Value);
        var occurrences = items.SelectMany(item => Series.Expand(item, [.. changed[item.Id]], interval)).ToList();
        var sorted = Sort(view, filter, occurrences);
        var page = sorted.Skip(filter.Offset).Take(filter.Limit ?? ItemFilter.MaxItems).ToArray();
        return new ItemList(await NodesAsync(connection, view, request, page, whole: true), occurrences.Count, 0, filter.Offset);
    }

    private static async Task<IReadOnlyList<StoredItem>> ChangedAsync(SqliteConnection connection, IReadOnlyList<StoredItem> items)
    {
        var series = items.Where(item => item.Recurrence is not null).Select(item => item.Id).ToArray();
        return series.Length == 0 ? [] : await connection.ListItemsAsync("i.series_id IN @series", new { series });
    }

    private static IEnumerable<Occurrence> Sort(ItemView view, ItemFilter filter, List<Occurrence> occurrences)
    {
        IOrderedEnumerable<Occurrence>? sorted = null;
        foreach (var (field, down) in filter.Sort)
        {
            string Key(Occurrence occurrence) => view.Value(occurrence.Item, field, occurrence);
            sorted = sorted is null
                ? down ? occurrences.OrderByDescending(Key, FieldOrder.Instance) : occurrences.OrderBy(Key, FieldOrder.Instance)
                : down ? sorted.ThenByDescending(Key, FieldOrder.Instance) : sorted.ThenBy(Key, FieldOrder.Instance);
        }

        long Start(Occurrence occurrence) => occurrence.Times.StartUnix(EventTimes.ZoneOf(occurrence.Item.Fields));
        return (sorted?.ThenBy(Start) ?? occurrences.OrderBy(Start)).ThenBy(occurrence => occurrence.Item.Id);
    }

    private static async Task<IReadOnlyList<IqNode>> NodesAsync(
        SqliteConnection connection, ItemView view, ItemRequest request, IReadOnlyList<Occurrence> page, bool whole)
    {
        if (request.Fields is not { } fields)
        {
            return [.. page.Select(entry => entry.Day is { } day ? ItemView.IdOnly(entry.Item).With("date", FormattableString.Invariant($"{day}")) : ItemView.IdOnly(entry.Item))];
        }

        // Add-ons are read only for lists that show something of them.
        var entries = page;
        if (!whole && (fields.Count == 0 || fields.Any(OfAddon)))
        {
            var items = (await connection.WithAddonsAsync([.. page.Select(entry => entry.Item)]));
            entries = [.. page.Zip(items, (entry, item) => entry with { Item = item })];
        }

        var known = await WithLocksAsync(connection, view, entries);
        return [.. entries.Select(entry => known.Item(entry.Item, fields, entry.Times == default ? null : entry))];
    }

    private static bool OfAddon(string field) => field is "EVNRCR_ID" or "RMNEVN_ID" or "EVNTIMEFORMAT" || field.StartsWith("LCT", StringComparison.Ordinal);

    private static async Task<ItemView> WithLocksAsync(SqliteConnection connection, ItemView view, IReadOnlyList<Occurrence> entries)
    {
        var holders = entries.Select(entry => entry.Item.LockAccountId).OfType<long>().Distinct().ToArray();
        return holders.Length == 0 ? view : view with { Emails = await connection.EmailsAsync(holders) };
    }

    private static string From(ItemFilter filter) => filter.Search is null ? "item i" : "item i JOIN item_search s ON s.item_id = i.id";

    private static string Condition(ItemView view, ItemFilter filter, DynamicParameters parameters)
    {
        parameters.Add("folder", view.Folder.Id);
        var condition = view.Folder.Type == "W"
            ? "i.folder_id IN (SELECT f.id FROM folder f WHERE f.type = 'E' AND f.account_id = @owner)"
            : "i.folder_id = @folder";
        parameters.Add("owner", view.Folder.OwnerId);
        condition += " AND i.series_id IS NULL";
        condition += view.Folder.Type == "W" || filter.MeetingsOnly ? " AND coalesce(json_extract(i.fields, '$.EVNMEETINGID'), '') <> ''" : "";
        if (filter.Pins != PinFilter.None)
        {
            parameters.Add("pinner", filter.Pins == PinFilter.Mine ? view.Caller.Id : PinItem.Everybody);
            condition += " AND EXISTS (SELECT 1 FROM pin p WHERE p.item_id = i.id AND p.account_id = @pinner)";
        }

        if (filter.StartsWith.Length > 0)
        {
            parameters.Add("startswith", SearchText.Fold(filter.StartsWith));
            condition += " AND EXISTS (SELECT 1 FROM item_search b WHERE b.item_id = i.id AND substr(b.title, 1, length(@startswith)) = @startswith)";
        }

        // A search must not tell others what a private item says.
        var hidden = view.Folder.OwnerId == view.Caller.Id ? "" : " AND coalesce(json_extract(i.fields, '$.EVNSHARETYPE'), '') <> 'P'";
        return filter.Search is null ? condition : $"{condition} AND ({SearchSql.Condition(filter.Search, parameters)}){hidden}";
    }

    private static string SortExpression(string field, DynamicParameters parameters)
    {
        var column = field switch
        {
            "EVN_ID" or "ITM_ID" => "i.id",
            "EVN_MODIFIED" or "ITM_MODIFIED" => "i.modified",
            "EVN_CREATED" or "ITM_CREATED" => "i.created",
            "EVNTITLE" or "ITMCLASSIFYAS" or "ITMTITLE" => "i.title COLLATE NOCASE",
            "EVNTYPE" or "ITMCATEGORY" => "i.tags COLLATE NOCASE",
            "EVNCOMPLETE" or "ATTSIZE" => "CASE i.class WHEN 'F' THEN i.size ELSE CAST(json_extract(i.fields, '$.EVNCOMPLETE') AS INTEGER) END",
            "EVNSTARTDATE" => "i.starts",
            "EVNCLASS" => "i.class",
            "ITM_DELETED" => "i.deleted",
            "ITMORIGINALFOLDER" => "i.original_folder",
            _ => null,
        };
        if (column is not null)
        {
            return column;
        }

        var name = FormattableString.Invariant($"@o{parameters.ParameterNames.Count()}");
        parameters.Add(name, "$.\"" + field.Replace("\"", "", StringComparison.Ordinal) + "\"");
        return $"(json_extract(i.fields, {name}) IS NULL), CASE WHEN json_extract(i.fields, {name}) GLOB '*[^0-9]*' THEN json_extract(i.fields, {name}) COLLATE NOCASE ELSE CAST(json_extract(i.fields, {name}) AS INTEGER) END";
    }

    /// <summary>Numbers by value, other texts by letters, empty ones last.</summary>
    private sealed class FieldOrder : IComparer<string>
    {
        public static FieldOrder Instance { get; } = new();

        public int Compare(string? left, string? right) =>
            string.IsNullOrEmpty(left) || string.IsNullOrEmpty(right) ? string.IsNullOrEmpty(left).CompareTo(string.IsNullOrEmpty(right))
            : long.TryParse(left, out var a) && long.TryParse(right, out var b) ? a.CompareTo(b)
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }
}
