using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using NodaTime;

namespace IceWarp.EmbeddedServer.Reminders;

/// <summary>
/// The folder <c>__@@REMINDERS@@__</c>: items whose reminder is due, with the fields asked for and RMN_ID, RMNTIME; <c>dismiss</c> and
/// <c>snooze</c> (notes, 3.4). The uid is the item's.
/// </summary>
internal sealed class ReminderRoom(ItemStore store, TimeProvider time) : IItemRoom
{
    private const string WithReminder =
        "i.series_id IS NULL AND i.deleted IS NULL AND i.folder_id IN (SELECT f.id FROM folder f WHERE f.account_id = @OwnerId AND f.type IN ('E', 'T', 'J', 'N')) "
        + "AND EXISTS (SELECT 1 FROM addon r WHERE r.item_id = i.id AND r.kind = 'reminder')";

    public bool Keeps(string folderType) => folderType == "D";

    public async Task<ItemList> GetAsync(IqContext context, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        var request = ItemRequest.Of(item);
        var zone = request.Zone ?? DateTimeZone.Utc;
        var (items, changed) = await store.ReadAsync(
            async connection =>
            {
                var found = await connection.ListItemsAsync(WithReminder, new { folder.OwnerId });
                var series = found.Where(one => one.Recurrence is not null).Select(one => one.Id).ToArray();
                return (found, series.Length == 0 ? [] : await connection.ListItemsAsync("i.series_id IN @series", new { series }));
            },
            cancellationToken);
        var bySeries = changed.ToLookup(one => one.SeriesId!.Value);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var due = items.SelectMany(one => DueReminder.Of(one, [.. bySeries[one.Id]], now, zone)).OrderBy(reminder => reminder.Due).ToList();
        var view = new ItemView(context.Caller, folder, request.Zone);
        return new ItemList([.. due.Select(reminder => Node(view, reminder, request.Fields ?? ["EVN_ID"]))], due.Count, 0, 0);
    }

    public async Task<IqNode> SetAsync(IqContext context, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        folder.Demand('w');
        var action = item.Attr("action")?.ToLowerInvariant();
        var input = ItemInput.Of(item);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        Func<ItemFields, ItemFields> change = action switch
        {
            "dismiss" => fields => fields.With("RMNLASTACK", Math.Max(now, Number(input, "TIMESTAMP", 0, long.MaxValue))).With(DueReminder.Snoozed, ""),
            "snooze" => Snooze(now + (Number(input, "MINUTES", 1, 366 * 24 * 60) * 60)),
            _ => throw new IqException("item_missing_tag", action is { Length: > 0 } ? action : "action"),
        };
        await store.WriteAsync(
            async items =>
            {
                var found = await items.FindAsync($"i.id = @id AND {WithReminder}", new { id = ItemRequest.ParseId(item.Attr("uid")), folder.OwnerId })
                    ?? throw new IqException("item_invalid_id", item.Attr("uid"));
                items.Uncharged(found.Id);
                foreach (var reminder in found.Addons.Where(addon => addon.Kind == AddonKind.Reminder))
                {
                    await items.SetAddonAsync(reminder, change(reminder.Fields));
                }

                return true;
            },
            cancellationToken);
        return new IqNode("result");
    }

    private static Func<ItemFields, ItemFields> Snooze(long until) => fields => fields.With(DueReminder.Snoozed, until);

    private static IqNode Node(ItemView view, DueReminder due, IReadOnlyList<string> fields)
    {
        var node = view.Item(due.Occurrence.Item, fields, due.Occurrence);
        node.Children[0].Add("rmn_id", due.Reminder.Id.ToString(CultureInfo.InvariantCulture)).Add("rmntime", due.Due.ToString(CultureInfo.InvariantCulture));
        return node;
    }

    private static long Number(ItemInput input, string name, long least, long most)
    {
        var text = input.Controls.GetValueOrDefault(name, "");
        return text.Length == 0 && least == 0 ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new IqException("item_missing_tag", name.ToLowerInvariant());
    }
}
