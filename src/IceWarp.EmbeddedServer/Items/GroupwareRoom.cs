using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Recurrence;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Items of groupware folders: contacts, events, tasks, notes, journal, files, the trash, meetings (notes, 3.3 and 3.4).</summary>
internal sealed class GroupwareRoom(ItemStore store, GroupwareList list, IEnumerable<IItemAction> actions) : IItemRoom
{
    private readonly Dictionary<string, IItemAction> _actions =
        actions.SelectMany(action => action.Names, (action, name) => (action, name)).ToDictionary(pair => pair.name, pair => pair.action, StringComparer.Ordinal);

    /// <summary>Condition on <c>i</c> (item) for the items that a folder shows, with parameters <c>@folder</c> and <c>@owner</c>.</summary>
    public static string Inside(OpenFolder folder) => folder.Type == "W"
        ? "i.folder_id IN (SELECT f.id FROM folder f WHERE f.type = 'E' AND f.account_id = @owner) AND coalesce(json_extract(i.fields, '$.EVNMEETINGID'), '') <> ''"
        : "i.folder_id = @folder";

    public bool Keeps(string folderType) => folderType is "C" or "E" or "T" or "N" or "J" or "F" or "G" or "W";

    public async Task<ItemList> GetAsync(IqContext context, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        var request = ItemRequest.Of(item);
        if (request.Uid is null)
        {
            return await list.ListAsync(context.Caller, folder, request, ItemFilter.Of(item), cancellationToken);
        }

        var node = await store.ReadAsync(connection => OneAsync(connection, context, folder, request), cancellationToken);
        return new ItemList([node], 1, 0, 0);
    }

    public Task<IqNode> SetAsync(IqContext context, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        var name = item.Attr("action")?.ToLowerInvariant() ?? "";
        return _actions.TryGetValue(name, out var action)
            ? action.ActAsync(new ItemSet(context, folder, item, name, ItemInput.Of(item)), cancellationToken)
            : throw new IqException("item_missing_tag", name.Length == 0 ? "action" : name);
    }

    private static async Task<IqNode> OneAsync(SqliteConnection connection, IqContext context, OpenFolder folder, ItemRequest request)
    {
        var arguments = new { id = ItemRequest.ParseId(request.Uid), folder = folder.Id, owner = folder.OwnerId };
        var item = await connection.FindItemAsync("i.id = @id AND i.series_id IS NULL AND " + Inside(folder), arguments)
            ?? throw new IqException("item_invalid_id", request.Uid);
        var occurrence = request.Date is { } day && item.Recurrence is not null ? await OccurrenceAsync(connection, item, day) : null;
        var shown = occurrence?.Item ?? item;
        var view = new ItemView(context.Caller, folder, request.Zone);
        if (item.LockAccountId is { } holder)
        {
            view = view with { Emails = await connection.EmailsAsync([holder]) };
        }

        var tickets = await connection.TicketAsync(item.Id);
        if (request.Fields?.Contains("DATA", StringComparer.Ordinal) == true)
        {
            view = view with { Data = await DataAsync(connection, item) };
        }

        var node = view.Item(shown, request.Fields ?? [], occurrence, tickets);
        foreach (var addon in view.Addons(occurrence is null ? item : WithRule(shown, item), await connection.AttachmentTicketsAsync(item.Id)))
        {
            node.Add(addon);
        }

        return item.Class == "F" && !view.IsHidden(item) ? await WithRevisionsAsync(connection, node, item) : node;
    }

    private static async Task<Occurrence> OccurrenceAsync(SqliteConnection connection, StoredItem series, int day)
    {
        var times = EventTimes.Of(series.Fields).OnDay(day);
        var changed = await connection.FindItemAsync("i.series_id = @Id AND i.occurrence = @day", new { series.Id, day });
        return changed is not null ? new Occurrence(changed, day, EventTimes.Of(changed.Fields), times)
            : Series.HasDay(series, day) ? new Occurrence(series, day, times, times)
            : throw new IqException("item_invalid_id", FormattableString.Invariant($"{series.Id}/{day}"));
    }

    // A changed occurrence has no rule of its own; the client wants to know it is one of a series.
    private static StoredItem WithRule(StoredItem shown, StoredItem series) =>
        shown.Id == series.Id ? series : shown with { Addons = [series.Recurrence!, .. shown.Addons] };

    private static async Task<string> DataAsync(SqliteConnection connection, StoredItem item)
    {
        if (item.Content is not { BlobId: { } blob } content || !TextFiles.IsText(item.Title))
        {
            return "";
        }

        return content.Size < TextFiles.TooLong
            ? TextFiles.Decode(await connection.QuerySingleAsync<byte[]>("SELECT data FROM blob WHERE id = @blob", new { blob }))
            : throw new IqException("attachment_size", item.Title);
    }

    private static async Task<IqNode> WithRevisionsAsync(SqliteConnection connection, IqNode node, StoredItem item)
    {
        var revisions = await connection.RevisionsAsync(item.Id);
        return revisions.Count == 0 ? node : node.Add(new IqNode("revisions", revisions.Select(revision => new IqNode("revision",
        [
            new IqNode("values",
            [
                new IqNode("revnumber", FormattableString.Invariant($"{revision.Number}")),
                new IqNode("revsize", FormattableString.Invariant($"{revision.Size}")), new IqNode("revtime", FormattableString.Invariant($"{revision.Created}")),
                new IqNode("revown_email", revision.Email),
            ]),
        ]).With("uid", FormattableString.Invariant($"{revision.Number}")))));
    }
}
