using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Throws an item into its owner's groupware trash, for good where there is none; an event cancels or declines. Right <c>t</c>.</summary>
internal sealed class DavTrash(DavScheduling scheduling)
{
    public async Task ThrowAsync(ItemTransaction transaction, Account caller, OpenFolder folder, StoredItem item)
    {
        folder.Demand('t');
        DavLocks.DemandFree(caller, item);
        await scheduling.DeletingAsync(transaction, caller, item);
        var trash = await transaction.Connection.ExecuteScalarAsync<long?>(
            "SELECT id FROM folder WHERE account_id = @OwnerId AND type = 'G' ORDER BY id LIMIT 1", new { folder.OwnerId }, transaction.Transaction);
        await (trash is { } bin ? transaction.TrashAsync(item.Id, bin, folder.Path) : transaction.DeleteAsync(item.Id));
    }
}
