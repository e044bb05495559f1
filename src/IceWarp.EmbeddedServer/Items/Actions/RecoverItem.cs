using Dapper;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary>
/// <c>recover</c>: from the trash back to where the item was, to <c>foldermapping/destination</c>, or to the default folder of its type when that
/// one is gone (notes, 3.4).
/// </summary>
internal sealed class RecoverItem(ItemStore store) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["recover"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('i');
        if (set.Folder.Type != "G")
        {
            throw new IqException("item_edit", EngineError.Parameters);
        }

        await store.WriteAsync(
            async items =>
            {
                var item = await set.FindAsync(items);
                var folder = await DestinationAsync(items, set, item);
                if (item.Class == "F")
                {
                    await FileNames.DemandFreeAsync(items, folder, item.Title, item.Id);
                }

                await items.MoveAsync(item.Id, folder.Id);
                return true;
            },
            cancellationToken);
        return new IqNode("result");
    }

    private static async Task<OpenFolder> DestinationAsync(ItemTransaction items, ItemSet set, StoredItem item)
    {
        var type = item.IsContact ? "C" : item.Class;
        var mapping = set.Element.Kids("foldermapping").FirstOrDefault(map => map.Text("source") is not { Length: > 0 } source || source == item.OriginalFolder);
        var row = await items.Connection.QueryFirstOrDefaultAsync<(long Id, string Path)?>(
            """
            SELECT id, path FROM folder WHERE account_id = @OwnerId AND type = @type AND (path = @path OR (default_letter = @type AND @mapped = 0))
            ORDER BY path = @path DESC
            """,
            new { set.Folder.OwnerId, type, path = mapping?.Text("destination") ?? item.OriginalFolder ?? "", mapped = mapping is null ? 0 : 1 },
            items.Transaction);
        return row is { } found
            ? set.Folder with { Id = found.Id, Path = found.Path, Type = type }
            : throw new IqException("folder_does_not_exist", item.OriginalFolder);
    }
}
