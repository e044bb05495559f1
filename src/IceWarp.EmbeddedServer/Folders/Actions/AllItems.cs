using System.Globalization;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Folders.Actions;

/// <summary>
/// <c>copyall</c>, <c>moveall</c> and <c>empty</c>: the item action copy, move or delete for each item of a folder, by the room that keeps
/// them, so that rights, types and the trash are treated as for one. <c>empty</c> with a destination moves there.
/// </summary>
internal sealed class AllItems(EmbeddedStore store, FolderAccess access, IEnumerable<IItemRoom> rooms, string name) : IFolderAction
{
    public string Name => name;

    public async Task<FolderOutcome> RunAsync(IqContext context, FolderCall call, CancellationToken cancellationToken)
    {
        var folder = await access.OpenAsync(context.Caller, call.AccountUid, call.FolderUid, cancellationToken);
        var action = Action(call.Element);
        folder.Demand(action == "copy" ? 'r' : 't');
        var room = rooms.FirstOrDefault(room => room.Keeps(folder.Type)) ?? throw new IqException("folder_action_unknown", name);
        foreach (var id in await IdsAsync(folder, cancellationToken))
        {
            var item = new XElement("item", new XAttribute("uid", id.ToString(CultureInfo.InvariantCulture)), new XAttribute("action", action));
            if (action != "delete")
            {
                item.Add(new XElement("folder", Destination(call.Element) ?? throw new IqException("item_copy_destination")));
            }

            await room.SetAsync(context, folder, item, cancellationToken);
        }

        return new FolderOutcome(BelowAccount: new IqNode("folder").With("uid", call.FolderUid));
    }

    private string Action(XElement element) => name switch
    {
        "copyall" => "copy",
        "moveall" => "move",
        _ => Destination(element) is null ? "delete" : "move",
    };

    private static string? Destination(XElement element) =>
        (element.Text("destination") ?? element.Text("folder"))?.Trim() is { Length: > 0 } path ? path : null;

    private async Task<IReadOnlyList<long>> IdsAsync(OpenFolder folder, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<long>("SELECT id FROM item WHERE folder_id = @Id AND series_id IS NULL ORDER BY id", new { folder.Id })];
    }
}
