using System.Globalization;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary><c>move</c> and <c>copy</c> to another folder of the same type (notes, 3.4). Rights <c>i</c> there, and <c>t</c> here to move.</summary>
internal sealed class MoveItem(ItemStore store, FolderAccess folders) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["move", "copy"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        var path = set.Element.Text("folder") ?? throw new IqException("item_missing_tag", "folder");
        var target = await DestinationAsync(set, path, cancellationToken);
        target.Demand('i');
        if (set.Action == "move")
        {
            set.Folder.Demand('t');
        }

        if (target.Type != set.Folder.Type)
        {
            throw new IqException("item_copy_destination_type", path);
        }

        var copy = await store.WriteAsync(items => ActAsync(items, set, target), cancellationToken);
        return copy is { } id ? new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture)) : new IqNode("result");
    }

    private static async Task<long?> ActAsync(ItemTransaction items, ItemSet set, OpenFolder target)
    {
        var item = await set.FindAsync(items);
        set.DemandChangeable(item, set.Action == "move" ? "item_edit" : "item_create");
        if (item.Class == "F" && !(set.Action == "copy" && target.Id == set.Folder.Id))
        {
            await FileNames.DemandFreeAsync(items, target, item.Title, item.Id);
        }

        if (set.Action == "move")
        {
            await items.MoveAsync(item.Id, target.Id);
            return null;
        }

        return await CopyAsync(items, set, item, target);
    }

    // A copy has a UID of its own, and nobody's lock; the changed occurrences of a series come along.
    private static async Task<long> CopyAsync(ItemTransaction items, ItemSet set, StoredItem item, OpenFolder target)
    {
        var fields = item.Class == "F" ? item.Fields.With("EVNTITLE", await FileNames.FreeAsync(items, target.Id, item.Title)) : item.Fields;
        var id = await items.InsertAsync(
            new NewItem(target.Id, item.Class, fields.With("EVN_METADATA", "")) { Author = set.Caller, DeletedOccurrences = item.DeletedOccurrences });
        await Occurrences.CopyAddonsAsync(items, item, id, static _ => true);
        var copy = (await items.FindAsync(id))!;
        foreach (var changed in await items.Connection.ListItemsAsync("i.series_id = @Id", new { item.Id }, items.Transaction))
        {
            var occurrence = await items.InsertAsync(
                new NewItem(target.Id, "O", changed.Fields) { Uid = copy.Uid, Rid = copy.Rid, OccurrenceOf = (id, (int)changed.Occurrence!) });
            await Occurrences.CopyAddonsAsync(items, changed, occurrence, static _ => true);
        }

        return id;
    }

    private async Task<OpenFolder> DestinationAsync(ItemSet set, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await folders.OpenAsync(set.Caller, set.Element.Text("account") is { Length: > 0 } account ? account : set.Caller.Email, path, cancellationToken);
        }
        catch (IqException missing) when (missing.Code == "folder_does_not_exist")
        {
            throw new IqException("item_copy_destination", path, missing);
        }
    }
}
