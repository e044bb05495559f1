using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary><c>lock</c> and <c>unlock</c> of files (notes, 3.4): EVNLOCKOWN_ID is who holds it. Right <c>w</c>; others get engine error 12.</summary>
internal sealed class LockItem(ItemStore store) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["lock", "unlock"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('w');
        await store.WriteAsync(
            async items =>
            {
                var item = await set.FindAsync(items);
                if (item.Class != "F")
                {
                    throw new IqException("item_edit", EngineError.Parameters);
                }

                // The owner of the folder may break a lock that somebody left behind.
                if (set.Action == "lock" || set.Folder.OwnerId != set.Caller.Id)
                {
                    set.DemandChangeable(item, "item_edit");
                }

                await items.SetLockAsync(item.Id, set.Action == "lock" ? set.Caller.Id : null);
                return true;
            },
            cancellationToken);
        return new IqNode("result");
    }
}
