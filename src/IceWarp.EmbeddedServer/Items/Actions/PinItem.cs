using Dapper;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary>
/// <c>add_pin</c> and <c>delete_pin</c> for oneself (right <c>r</c>), <c>add_global_pin</c> and <c>delete_global_pin</c> for everybody (right <c>w</c>; notes,
/// 3.4). Lists show them by <c>groupchat_type</c> <c>my_pins</c> and <c>global_pins</c> (3.3). Twice is the same as once.
/// </summary>
internal sealed class PinItem(ItemStore store) : IItemAction
{
    /// <summary>Stands for everybody in the place of an account's id.</summary>
    public const long Everybody = 0;

    public IReadOnlyList<string> Names { get; } = ["add_pin", "delete_pin", "add_global_pin", "delete_global_pin"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        var isGlobal = set.Action is "add_global_pin" or "delete_global_pin";
        set.Folder.Demand(isGlobal ? 'w' : 'r');
        await store.WriteAsync(
            async items =>
            {
                var item = await set.FindAsync(items);
                set.DemandVisible(item, "item_edit");
                await items.Connection.ExecuteAsync(
                    set.Action is "add_pin" or "add_global_pin"
                        ? "INSERT OR IGNORE INTO pin (item_id, account_id) VALUES (@Id, @pinner)"
                        : "DELETE FROM pin WHERE item_id = @Id AND account_id = @pinner",
                    new { item.Id, pinner = isGlobal ? Everybody : set.Caller.Id }, items.Transaction);
                return true;
            },
            cancellationToken);
        return new IqNode("result");
    }
}
