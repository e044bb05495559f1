using System.Globalization;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Quotas;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary>The folders a person sees, as <c>folder</c> elements with counters: own ones, then shared ones as <c>~owner/Path</c> (notes, 3.2).</summary>
internal sealed class FolderList(EmbeddedStore store, FolderAccess access, AccountQuota quota)
{
    // Mail counts as unread without bit 32; a changed occurrence is part of its series, not an item of its own.
    private const string Select =
        """
        SELECT f.id AS Id, f.account_id AS OwnerId, a.email AS OwnerEmail, f.path AS Path, f.type AS Type, f.default_letter AS DefaultLetter,
          CASE f.account_id WHEN @caller THEN f.subscribed ELSE coalesce(s.subscribed, 1) END AS Subscribed, r.rights AS Granted,
          (SELECT count(*) FROM item i WHERE i.folder_id = f.id AND i.series_id IS NULL) AS Count,
          CASE f.type
            WHEN 'M' THEN (SELECT count(*) FROM item i WHERE i.folder_id = f.id AND i.class = 'M' AND i.flags & 32 = 0)
            ELSE 0 END AS Recent
        FROM folder f JOIN account a ON a.id = f.account_id
        LEFT JOIN folder_right r ON r.folder_id = f.id AND r.email = @email
        LEFT JOIN shared_subscription s ON s.folder_id = f.id AND s.account_id = @caller
        """;

    /// <summary>Throws <c>account_does_not_exist</c> unless the account is the caller's own.</summary>
    public static void DemandOwn(Account caller, string? accountUid)
    {
        if (!string.Equals(accountUid, caller.Email, StringComparison.OrdinalIgnoreCase))
        {
            throw new IqException("account_does_not_exist", accountUid);
        }
    }

    /// <summary>All of them; INBOX first.</summary>
    public async Task<IReadOnlyList<IqNode>> AllAsync(Account caller, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            Select + " WHERE f.account_id = @caller OR r.rights LIKE '%l%' ORDER BY f.account_id <> @caller, a.email, f.path <> 'INBOX', f.id",
            new { email = caller.Email, caller = caller.Id });
        return [.. rows.Select(row => Node(row, caller))];
    }

    /// <summary>One, with <c>acl</c> for those who administer it, <c>size</c> and the account's <c>quota</c>, both in bytes.</summary>
    public async Task<IqNode> OneAsync(Account caller, string? accountUid, string path, CancellationToken cancellationToken)
    {
        var open = await access.OpenAsync(caller, accountUid, path, cancellationToken);
        await using var connection = await store.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<Row>(Select + " WHERE f.id = @id", new { email = caller.Email, caller = caller.Id, id = open.Id });
        var node = Node(row, caller);
        if (open.Rights.Contains('a', StringComparison.Ordinal))
        {
            node.Add(await AclAsync(connection, open.Id));
        }

        var size = await connection.ExecuteScalarAsync<long>("SELECT bytes FROM folder WHERE id = @id", new { id = open.Id });
        return node.Add("size", Number(size)).Add("quota", Number(quota.Limit));
    }

    /// <summary>What <c>add</c> and <c>edit</c> answer: rights as an attribute, no counters.</summary>
    public async Task<IqNode> BriefAsync(Account caller, OpenFolder folder, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<Row>(
            Select + " WHERE f.id = @id", new { email = caller.Email, caller = caller.Id, id = folder.Id });
        return new IqNode("folder").With("uid", Uid(row, caller)).With("rights", folder.Rights)
            .Add("owner", row.OwnerEmail)
            .Add("subscribed", row.Subscribed != 0 ? "true" : "false")
            .Add("display", FolderPath.Name(row.Path))
            .Add("relative_path", row.Path)
            .Add("name", FolderPath.Name(row.Path));
    }

    /// <summary>Unread messages of a folder.</summary>
    public async Task<long> UnreadAsync(long folderId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM item WHERE folder_id = @folderId AND class = 'M' AND flags & 32 = 0", new { folderId });
    }

    private static async Task<IqNode> AclAsync(SqliteConnection connection, long folderId)
    {
        var rights = await connection.QueryAsync<(string Email, string Rights)>(
            "SELECT email, rights FROM folder_right WHERE folder_id = @folderId ORDER BY email", new { folderId });
        return new IqNode("acl", rights.Select(right => new IqNode("right", right.Rights).With("email", right.Email)));
    }

    private static IqNode Node(Row row, Account caller)
    {
        var own = row.OwnerId == caller.Id;
        var node = new IqNode("folder").With("uid", Uid(row, caller))
            .Add("type", row.Type)
            .Add("rights", own ? FolderAccess.Everything : row.Granted ?? "")
            .Add("recent", Number(row.Recent))
            .Add("count", Number(row.Count))
            .Add("subscribed", row.Subscribed != 0 ? "true" : "false")
            .Add("owner", row.OwnerEmail)
            .Add("relative_path", row.Path)
            .Add("name", FolderPath.Name(row.Path));
        if (!own)
        {
            return node.Add("shared", "true").Add("subscription_type", "folder");
        }

        return node.Add("default", row.DefaultLetter)
            .Add("default_type", row.DefaultLetter is null ? null : row.Type)
            .Add("archive", row.Path == "Archive" ? "true" : null)
            .Add("spam", row.Path == "Spam" ? "true" : null);
    }

    private static string Uid(Row row, Account caller) => row.OwnerId == caller.Id ? row.Path : $"~{row.OwnerEmail}/{row.Path}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(
        long Id, long OwnerId, string OwnerEmail, string Path, string Type, string? DefaultLetter, long Subscribed, string? Granted, long Count, long Recent);
}
