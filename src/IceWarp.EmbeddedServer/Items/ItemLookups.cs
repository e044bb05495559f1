using Dapper;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Small reads beside the items themselves.</summary>
internal static class ItemLookups
{
    /// <summary>Ids by a whole statement.</summary>
    public static async Task<IReadOnlyList<long>> ListIdsAsync(this SqliteConnection connection, string sql, object arguments) =>
        [.. await connection.QueryAsync<long>(sql, arguments)];

    /// <summary>Items without add-ons in the order of the ids.</summary>
    public static async Task<IReadOnlyList<StoredItem>> ListBareItemsByIdAsync(this SqliteConnection connection, IReadOnlyList<long> ids)
    {
        var found = new Dictionary<long, StoredItem>();
        foreach (var chunk in ids.Chunk(500))
        {
            foreach (var item in await connection.ListBareItemsAsync($"i.id IN ({string.Join(',', chunk)})", new { }))
            {
                found[item.Id] = item;
            }
        }

        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>Addresses of accounts by id.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> EmailsAsync(
        this SqliteConnection connection, IEnumerable<long> accountIds, SqliteTransaction? transaction = null) =>
        (await connection.QueryAsync<(long Id, string Email)>("SELECT id, email FROM account WHERE id IN @accountIds", new { accountIds }, transaction))
            .ToDictionary(row => row.Id, row => row.Email);

    /// <summary>The share link of a whole item.</summary>
    public static async Task<TicketView> TicketAsync(this SqliteConnection connection, long itemId)
    {
        var row = await connection.QueryFirstOrDefaultAsync<(string Code, string Rights, string? Hash, long? Expires)?>(
            "SELECT code, rights, password_hash, expires FROM ticket WHERE item_id = @itemId AND attachment_id IS NULL", new { itemId });
        return row is { } ticket
            ? new TicketView(ticket.Code, ticket.Expires, ticket.Hash is not null, ticket.Rights.Contains('w', StringComparison.Ordinal))
            : new TicketView(null, null, HasPassword: false, IsEditable: false);
    }

    /// <summary>Share links of an item's attachments by add-on id.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> AttachmentTicketsAsync(this SqliteConnection connection, long itemId) =>
        (await connection.QueryAsync<(long Id, string Code)>(
            "SELECT attachment_id, code FROM ticket WHERE item_id = @itemId AND attachment_id IS NOT NULL", new { itemId }))
        .GroupBy(row => row.Id).ToDictionary(group => group.Key, group => group.First().Code);

    /// <summary>Revisions of a file, newest first.</summary>
    public static async Task<IReadOnlyList<FileRevisionRow>> RevisionsAsync(this SqliteConnection connection, long itemId) =>
    [
        .. await connection.QueryAsync<FileRevisionRow>(
            """
            SELECT r.number, r.size, r.created, a.email, r.blob_id AS BlobId FROM revision r LEFT JOIN account a ON a.id = r.account_id
            WHERE r.item_id = @itemId ORDER BY r.number DESC
            """,
            new { itemId }),
    ];
}

/// <summary>An earlier content of a file.</summary>
internal sealed class FileRevisionRow
{
    /// <summary>1 for the first; the revision's uid.</summary>
    public long Number { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Unix seconds.</summary>
    public long Created { get; init; }

    /// <summary>Who replaced it.</summary>
    public string? Email { get; init; }

    /// <summary>The bytes.</summary>
    public long BlobId { get; init; }
}
