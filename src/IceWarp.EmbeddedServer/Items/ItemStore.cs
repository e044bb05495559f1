using System.Globalization;
using Dapper;
using IceWarp.EmbeddedServer.Quotas;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>
/// Groupware items with their add-ons, contents and revisions: what webmail.php, WebDAV, import and the first contents share.
/// It knows nothing of rights: ask <see cref="Folders.FolderAccess"/> first.
/// </summary>
internal sealed class ItemStore(EmbeddedStore store, AccountQuota quota, TimeProvider time)
{
    /// <summary>The item with add-ons, or null.</summary>
    public Task<StoredItem?> FindAsync(long id, CancellationToken cancellationToken) =>
        ReadAsync(connection => connection.FindItemAsync("i.id = @id", new { id }), cancellationToken);

    /// <summary>The item of a folder with an iCalendar or vCard UID (not its changed occurrences), or null.</summary>
    public Task<StoredItem?> FindByUidAsync(long folderId, string uid, CancellationToken cancellationToken) =>
        ReadAsync(
            connection => connection.FindItemAsync("i.folder_id = @folderId AND i.uid = @uid AND i.series_id IS NULL", new { folderId, uid }),
            cancellationToken);

    /// <summary>The item of a folder with a WebDAV resource name, or null.</summary>
    public Task<StoredItem?> FindByRidAsync(long folderId, string rid, CancellationToken cancellationToken) =>
        ReadAsync(
            connection => connection.FindItemAsync("i.folder_id = @folderId AND i.rid = @rid AND i.series_id IS NULL", new { folderId, rid }),
            cancellationToken);

    /// <summary>The file of a folder with a name, or null.</summary>
    public Task<StoredItem?> FindByTitleAsync(long folderId, string title, CancellationToken cancellationToken) =>
        ReadAsync(connection => connection.FindItemAsync("i.folder_id = @folderId AND i.title = @title", new { folderId, title }), cancellationToken);

    /// <summary>Every item of a folder with add-ons, changed occurrences left out, in the order they were made.</summary>
    public Task<IReadOnlyList<StoredItem>> ListAsync(long folderId, CancellationToken cancellationToken) =>
        ReadAsync(connection => connection.ListItemsAsync("i.folder_id = @folderId AND i.series_id IS NULL ORDER BY i.id", new { folderId }), cancellationToken);

    /// <summary>The changed occurrences (class O) of a series with add-ons, by day.</summary>
    public Task<IReadOnlyList<StoredItem>> ListChangedOccurrencesAsync(long seriesId, CancellationToken cancellationToken) =>
        ReadAsync(connection => connection.ListItemsAsync("i.series_id = @seriesId ORDER BY i.occurrence", new { seriesId }), cancellationToken);

    /// <summary>Bytes of an attachment, a file's content or a revision; null when the blob is gone.</summary>
    public Task<byte[]?> ReadBlobAsync(long blobId, CancellationToken cancellationToken) =>
        ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<byte[]?>("SELECT data FROM blob WHERE id = @blobId", new { blobId }), cancellationToken);

    /// <summary>Stores a new item, whatever the account's quota (the first contents); returns its id.</summary>
    public Task<long> InsertAsync(NewItem item, CancellationToken cancellationToken) =>
        WriteAsync(
            async transaction =>
            {
                var id = await transaction.InsertAsync(item);
                transaction.Uncharged(id);
                return id;
            },
            cancellationToken);

    /// <summary>Replaces fields, add-ons and deleted occurrences of an item with those of <paramref name="item"/>; keeps id, UID, names and times of making.</summary>
    public Task ReplaceAsync(long id, NewItem item, CancellationToken cancellationToken) =>
        WriteAsync(
            async transaction =>
            {
                await transaction.ReplaceAsync(id, item);
                return true;
            },
            cancellationToken);

    /// <summary>Deletes an item for good; false when there was none.</summary>
    public Task<bool> DeleteAsync(long id, CancellationToken cancellationToken) =>
        WriteAsync(transaction => transaction.DeleteAsync(id), cancellationToken);

    /// <summary>
    /// Does several changes in one transaction. What the work changed is indexed and gets a later EVN_MODIFIED before the commit;
    /// any exception takes everything back, also <c>attachment_quota_exceeded</c> or <c>mailbox_quota_limit</c> for an account that would hold too much.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<ItemTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(cancellationToken);
        var items = new ItemTransaction(connection, transaction, time.GetUtcNow().ToUnixTimeSeconds());
        var result = await work(items);
        await items.FinishAsync();
        if (quota.Limit > 0)
        {
            await quota.DemandAsync(connection, transaction, await items.ChargedAccountsAsync(), items.QuotaError, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>Reads with a connection of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return await work(connection);
    }
}

/// <summary>Reads items over any connection, inside a transaction or not.</summary>
internal static class ItemReading
{
    /// <summary>One item with add-ons by a condition on <c>i</c> (table item).</summary>
    public static async Task<StoredItem?> FindItemAsync(
        this SqliteConnection connection, string condition, object arguments, SqliteTransaction? transaction = null) =>
        (await connection.ListItemsAsync(condition + " LIMIT 1", arguments, transaction)).FirstOrDefault();

    /// <summary>Items with add-ons by a condition on <c>i</c>, with its ORDER BY and LIMIT.</summary>
    public static async Task<IReadOnlyList<StoredItem>> ListItemsAsync(
        this SqliteConnection connection, string condition, object arguments, SqliteTransaction? transaction = null)
    {
        var items = await connection.ListBareItemsAsync(condition, arguments, transaction);
        return items.Count == 0 ? items : await connection.WithAddonsAsync(items, transaction);
    }

    /// <summary>Items without their add-ons: lists.</summary>
    public static async Task<IReadOnlyList<StoredItem>> ListBareItemsAsync(
        this SqliteConnection connection, string condition, object arguments, SqliteTransaction? transaction = null)
    {
        var rows = await connection.QueryAsync<ItemRow>($"SELECT {StoredItem.Columns} FROM item i WHERE {condition}", arguments, transaction);
        return [.. rows.Select(row => row.ToItem())];
    }

    /// <summary>Adds add-ons and deleted occurrences to items.</summary>
    public static async Task<IReadOnlyList<StoredItem>> WithAddonsAsync(
        this SqliteConnection connection, IReadOnlyList<StoredItem> items, SqliteTransaction? transaction = null)
    {
        var whole = new List<StoredItem>(items.Count);
        foreach (var chunk in items.Chunk(500))
        {
            var ids = string.Join(',', chunk.Select(item => item.Id.ToString(CultureInfo.InvariantCulture)));
            var addons = (await connection.QueryAsync<AddonRow>(
                $"""
                SELECT a.id, a.item_id AS ItemId, a.kind, a.fields, a.blob_id AS BlobId, length(b.data) AS size
                FROM addon a LEFT JOIN blob b ON b.id = a.blob_id WHERE a.item_id IN ({ids}) ORDER BY a.id
                """,
                transaction: transaction)).ToLookup(row => row.ItemId, row => row.ToAddon());
            var deleted = (await connection.QueryAsync<(long ItemId, long Day)>(
                $"SELECT item_id, occurrence FROM deleted_occurrence WHERE item_id IN ({ids}) ORDER BY occurrence", transaction: transaction))
                .ToLookup(row => row.ItemId, row => (int)row.Day);
            whole.AddRange(chunk.Select(item => item with { Addons = [.. addons[item.Id]], DeletedOccurrences = [.. deleted[item.Id]] }));
        }

        return whole;
    }

    // Properties, not constructors: SQLite tells the type of an expression only by its value, row by row.
    private sealed class ItemRow
    {
        public long Id { get; init; }

        public long FolderId { get; init; }

        public string Class { get; init; } = "";

        public string Uid { get; init; } = "";

        public string Rid { get; init; } = "";

        public long Created { get; init; }

        public long Modified { get; init; }

        public long Size { get; init; }

        public long? LockAccountId { get; init; }

        public string? OriginalFolder { get; init; }

        public long? Deleted { get; init; }

        public long? SeriesId { get; init; }

        public long? Occurrence { get; init; }

        public string Fields { get; init; } = "";

        public StoredItem ToItem() => new(
            Id, FolderId, Class, Uid, Rid, Created, Modified, Size, LockAccountId, OriginalFolder, Deleted, SeriesId, Occurrence, ItemFields.Parse(Fields));
    }

    private sealed class AddonRow
    {
        public long Id { get; init; }

        public long ItemId { get; init; }

        public string Kind { get; init; } = "";

        public string Fields { get; init; } = "";

        public long? BlobId { get; init; }

        public long? Size { get; init; }

        public StoredAddon ToAddon() => new(Id, ItemId, Kind, ItemFields.Parse(Fields), BlobId, Size ?? 0);
    }
}
