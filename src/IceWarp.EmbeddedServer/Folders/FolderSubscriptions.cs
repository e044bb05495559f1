using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary>Which folders a person follows: own ones on the folder, others' on the person.</summary>
internal sealed class FolderSubscriptions(EmbeddedStore store, FolderAccess access)
{
    /// <summary>
    /// Follows, or stops following, a folder (<c>~bob@demo.test/Calendar</c>) or, by the account alone (<c>~bob@demo.test</c>), all that is
    /// shared of it.
    /// </summary>
    public async Task SetAsync(Account caller, string? accountUid, string path, bool subscribed, CancellationToken cancellationToken)
    {
        if (path.StartsWith('~') && !path.Contains('/', StringComparison.Ordinal))
        {
            await SetAllAsync(caller, path, subscribed, cancellationToken);
            return;
        }

        var folder = await access.OpenAsync(caller, accountUid, path, cancellationToken);
        await using var connection = await store.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            folder.OwnerId == caller.Id
                ? "UPDATE folder SET subscribed = @subscribed WHERE id = @folder"
                : "INSERT OR REPLACE INTO shared_subscription (account_id, folder_id, subscribed) VALUES (@caller, @folder, @subscribed)",
            new { caller = caller.Id, folder = folder.Id, subscribed });
    }

    private async Task SetAllAsync(Account caller, string path, bool subscribed, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var changed = await connection.ExecuteAsync(
            """
            INSERT OR REPLACE INTO shared_subscription (account_id, folder_id, subscribed)
            SELECT @caller, f.id, @subscribed FROM folder f JOIN account a ON a.id = f.account_id
            JOIN folder_right r ON r.folder_id = f.id AND r.email = @email AND r.rights LIKE '%l%'
            WHERE a.email = @owner AND a.id <> @caller
            """,
            new { caller = caller.Id, email = caller.Email, owner = path[1..], subscribed });
        if (changed == 0)
        {
            throw new IqException("folder_does_not_exist", path);
        }
    }
}
