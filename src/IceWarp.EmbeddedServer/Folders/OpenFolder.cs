using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary>A folder that the caller has reached, with the rights of the caller on it.</summary>
/// <param name="Id">Row id.</param>
/// <param name="OwnerId">Account it belongs to.</param>
/// <param name="OwnerEmail">Address of that account.</param>
/// <param name="Path">Path within the owner's account, with <c>/</c>.</param>
/// <param name="Type">Type letter (notes, 3.2).</param>
/// <param name="Rights">Rights letters of the caller (notes, 3.2).</param>
internal sealed record OpenFolder(long Id, long OwnerId, string OwnerEmail, string Path, string Type, string Rights)
{
    /// <summary>Throws <c>folder_insufficient_rights</c> when the caller lacks the right.</summary>
    public void Demand(char right)
    {
        if (!Rights.Contains(right, StringComparison.Ordinal))
        {
            throw new IqException("folder_insufficient_rights", Path);
        }
    }
}

/// <summary>Finds folders by account and path, shared ones as <c>~owner/Folder</c> included.</summary>
internal sealed class FolderAccess(EmbeddedStore store)
{
    /// <summary>All rights on a folder of one's own.</summary>
    public const string Everything = "riwtlkxa";

    /// <summary>
    /// Opens <paramref name="path"/> of the account <paramref name="accountUid"/>. Throws <c>account_does_not_exist</c> for an account that is
    /// not the caller's, <c>folder_does_not_exist</c> for a folder that is not there or that the caller may not even see.
    /// </summary>
    public async Task<OpenFolder> OpenAsync(Account caller, string? accountUid, string path, CancellationToken cancellationToken)
    {
        if (!string.Equals(accountUid, caller.Email, StringComparison.OrdinalIgnoreCase))
        {
            throw new IqException("account_does_not_exist", accountUid);
        }

        var (owner, inner) = SplitShared(caller.Email, path);
        await using var connection = await store.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<(long Id, long OwnerId, string OwnerEmail, string Path, string Type, string? Rights)?>(
            """
            SELECT f.id, f.account_id, a.email, f.path, f.type, r.rights
            FROM folder f JOIN account a ON a.id = f.account_id
            LEFT JOIN folder_right r ON r.folder_id = f.id AND r.email = @caller
            WHERE a.email = @owner AND f.path = @inner
            """,
            new { caller = caller.Email, owner, inner });
        if (row is not { } found)
        {
            throw new IqException("folder_does_not_exist", path);
        }

        var rights = found.OwnerId == caller.Id ? Everything : found.Rights ?? "";
        return rights.Contains('l', StringComparison.Ordinal)
            ? new OpenFolder(found.Id, found.OwnerId, found.OwnerEmail, found.Path, found.Type, rights)
            : throw new IqException("folder_does_not_exist", path);
    }

    /// <summary>Owner and inner path: <c>~bob@demo.test/Calendar</c> is Calendar of bob (notes, 3.2).</summary>
    public static (string Owner, string Path) SplitShared(string caller, string path)
    {
        if (!path.StartsWith('~'))
        {
            return (caller, path);
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (path[1..], "") : (path[1..slash], path[(slash + 1)..]);
    }
}
