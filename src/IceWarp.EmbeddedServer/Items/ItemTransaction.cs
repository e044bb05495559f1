using System.Text.Json;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Changes of items in one transaction; made by <see cref="ItemStore.WriteAsync"/>.</summary>
internal sealed class ItemTransaction(SqliteConnection connection, SqliteTransaction transaction, long now)
{
    private readonly HashSet<long> _changed = [];
    private readonly HashSet<long> _new = [];
    private readonly HashSet<long> _uncharged = [];
    private bool _hasNewContent;

    /// <summary>The connection, for statements of other tables.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>The transaction, for statements of other tables.</summary>
    public SqliteTransaction Transaction => transaction;

    /// <summary>Unix seconds when it began.</summary>
    public long Now => now;

    /// <summary>The item with add-ons, or null.</summary>
    public Task<StoredItem?> FindAsync(long id) => FindAsync("i.id = @id", new { id });

    /// <summary>An item with add-ons by a condition on <c>i</c> (table item), or null.</summary>
    public Task<StoredItem?> FindAsync(string condition, object arguments) => connection.FindItemAsync(condition, arguments, transaction);

    /// <summary>Stores a new item with add-ons; returns its id.</summary>
    public async Task<long> InsertAsync(NewItem item)
    {
        var uid = item.Uid is { Length: > 0 } given ? given : Guid.NewGuid().ToString("D");
        var rid = item.Rid is { Length: > 0 } name ? name : ResourceName(uid, item.Class);
        var created = item.Created ?? now;
        var id = await connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO item (folder_id, class, uid, rid, created, modified, series_id, occurrence, fields)
            VALUES (@FolderId, @Class, @uid, @rid, @created, @modified, @series, @occurrence, @fields) RETURNING id
            """,
            new
            {
                item.FolderId,
                item.Class,
                uid,
                rid,
                created,
                modified = item.Modified ?? created,
                series = item.OccurrenceOf?.SeriesId,
                occurrence = item.OccurrenceOf?.Occurrence,
                fields = Authorship.OfNew(item.Fields, item.Author).ToJson(),
            },
            transaction);
        _new.Add(id);
        await AddPartsAsync(id, item);
        return id;
    }

    /// <summary>Replaces fields, add-ons and deleted occurrences.</summary>
    public async Task ReplaceAsync(long id, NewItem item)
    {
        await connection.ExecuteAsync(
            "DELETE FROM addon WHERE item_id = @id; DELETE FROM deleted_occurrence WHERE item_id = @id; DELETE FROM item WHERE series_id = @id",
            new { id }, transaction);
        await SetFieldsAsync(id, item.Fields, item.Author);
        await AddPartsAsync(id, item);
    }

    /// <summary>Sets all fields; who changed it goes to EVN_METADATA.</summary>
    public Task SetFieldsAsync(long id, ItemFields fields, Account? editor) =>
        SetColumnAsync(id, "fields", Authorship.OfChange(fields, editor).ToJson());

    /// <summary>Sets or takes the lock of a file.</summary>
    public Task SetLockAsync(long id, long? accountId) => SetColumnAsync(id, "lock_account_id", accountId);

    /// <summary>Moves an item with its changed occurrences to another folder; out of the trash it forgets where it was.</summary>
    public async Task MoveAsync(long id, long folderId)
    {
        await connection.ExecuteAsync(
            "UPDATE item SET folder_id = @folderId, original_folder = NULL, deleted = NULL WHERE id = @id OR series_id = @id",
            new { id, folderId }, transaction);
        Changed(id);
    }

    /// <summary>Moves an item to the trash folder, remembering where it was.</summary>
    public async Task TrashAsync(long id, long trashFolderId, string originalFolder)
    {
        await connection.ExecuteAsync(
            "UPDATE item SET folder_id = @trashFolderId, original_folder = @originalFolder, deleted = @now WHERE id = @id OR series_id = @id",
            new { id, trashFolderId, originalFolder, now }, transaction);
        Changed(id);
    }

    /// <summary>Deletes an item for good; false when there was none.</summary>
    public async Task<bool> DeleteAsync(long id)
    {
        _changed.Remove(id);
        _new.Remove(id);
        return await connection.ExecuteAsync("DELETE FROM item WHERE id = @id", new { id }, transaction) == 1;
    }

    /// <summary>Adds an add-on; returns its id. A second recurrence or note takes the first one's place.</summary>
    public async Task<long> AddAddonAsync(long itemId, string kind, ItemFields fields, long? blobId = null)
    {
        if (AddonKind.IsSingle(kind))
        {
            await connection.ExecuteAsync("DELETE FROM addon WHERE item_id = @itemId AND kind = @kind", new { itemId, kind }, transaction);
        }

        Changed(itemId);
        return await connection.ExecuteScalarAsync<long>(
            "INSERT INTO addon (item_id, kind, fields, blob_id) VALUES (@itemId, @kind, @fields, @blobId) RETURNING id",
            new { itemId, kind, fields = fields.ToJson(), blobId }, transaction);
    }

    /// <summary>Sets all fields of an add-on and, when given, its bytes; the old bytes go unless a revision keeps them.</summary>
    public async Task SetAddonAsync(StoredAddon addon, ItemFields fields, long? blobId = null)
    {
        await connection.ExecuteAsync(
            "UPDATE addon SET fields = @fields, blob_id = coalesce(@blobId, blob_id) WHERE id = @Id",
            new { addon.Id, fields = fields.ToJson(), blobId }, transaction);
        if (blobId is not null && addon.BlobId is not null)
        {
            await connection.ExecuteAsync(
                "DELETE FROM blob WHERE id = @BlobId AND NOT EXISTS (SELECT 1 FROM revision WHERE blob_id = @BlobId)",
                new { addon.BlobId }, transaction);
        }

        Changed(addon.ItemId);
    }

    /// <summary>Deletes an add-on.</summary>
    public async Task DeleteAddonAsync(StoredAddon addon)
    {
        await connection.ExecuteAsync("DELETE FROM addon WHERE id = @Id", new { addon.Id }, transaction);
        Changed(addon.ItemId);
    }

    /// <summary>Stores bytes; give the id to one add-on, revision or upload.</summary>
    public Task<long> NewBlobAsync(byte[] data)
    {
        _hasNewContent = true;
        return connection.ExecuteScalarAsync<long>("INSERT INTO blob (data) VALUES (@data) RETURNING id", new { data }, transaction);
    }

    /// <summary>Stores what a buffer holds; give the id to one add-on, revision or upload.</summary>
    public async Task<long> NewBlobAsync(FileBufferingWriteStream content, CancellationToken cancellationToken)
    {
        _hasNewContent = true;
        var id = await connection.ExecuteScalarAsync<long>(
            "INSERT INTO blob (data) VALUES (zeroblob(@Length)) RETURNING id", new { content.Length }, transaction);
        await using var data = new SqliteBlob(connection, "blob", "data", id);
        await content.DrainBufferAsync(data, cancellationToken);
        return id;
    }

    /// <summary>Stores a copy of bytes; returns its id.</summary>
    public Task<long> CopyBlobAsync(long blobId)
    {
        _hasNewContent = true;
        return connection.ExecuteScalarAsync<long>("INSERT INTO blob (data) SELECT data FROM blob WHERE id = @blobId RETURNING id", new { blobId }, transaction);
    }

    /// <summary>Keeps the present content of a file as its next revision.</summary>
    public Task AddRevisionAsync(StoredItem item, StoredAddon content, long accountId) => connection.ExecuteAsync(
        """
        INSERT INTO revision (item_id, number, size, created, account_id, blob_id)
        VALUES (@Id, (SELECT coalesce(max(number), 0) + 1 FROM revision WHERE item_id = @Id), @Size, @Modified, @accountId, @BlobId)
        """,
        new { item.Id, content.Size, item.Modified, accountId, content.BlobId }, transaction);

    /// <summary>Takes one occurrence out of a series; a changed occurrence of that day goes too.</summary>
    public async Task DeleteOccurrenceAsync(long seriesId, int julianDay)
    {
        await connection.ExecuteAsync(
            """
            INSERT OR IGNORE INTO deleted_occurrence (item_id, occurrence) VALUES (@seriesId, @julianDay);
            DELETE FROM item WHERE series_id = @seriesId AND occurrence = @julianDay
            """,
            new { seriesId, julianDay }, transaction);
        Changed(seriesId);
    }

    /// <summary>Marks an item as changed: it is indexed again and EVN_MODIFIED moves on.</summary>
    public void Changed(long id) => _changed.Add(id);

    /// <summary>Lets an item be written though its account is full: it comes from somebody else, or is only an answer.</summary>
    public void Uncharged(long id) => _uncharged.Add(id);

    /// <summary>The error for an account that would hold too much: of its attachments when bytes came in, else of its mailbox.</summary>
    internal string QuotaError => _hasNewContent ? "attachment_quota_exceeded" : "mailbox_quota_limit";

    /// <summary>Accounts in whose folders something was written that counts.</summary>
    internal async Task<IEnumerable<long>> ChargedAccountsAsync() => await connection.QueryAsync<long>(
        """
        SELECT DISTINCT f.account_id FROM item i JOIN folder f ON f.id = i.folder_id
        WHERE i.id IN (SELECT value FROM json_each(@ids))
        """,
        new { ids = JsonSerializer.Serialize(_changed.Union(_new).Except(_uncharged)) }, transaction);

    /// <summary>Indexes what changed.</summary>
    internal async Task FinishAsync()
    {
        foreach (var id in _new)
        {
            await ItemIndex.UpdateAsync(this, id);
        }

        foreach (var id in _changed.Except(_new).ToArray())
        {
            await connection.ExecuteAsync("UPDATE item SET modified = max(@now, modified + 1) WHERE id = @id", new { id, now }, transaction);
            await ItemIndex.UpdateAsync(this, id);
        }
    }

    /// <summary>A WebDAV resource name from a UID: safe characters, the extension of the class, at most 255.</summary>
    internal static string ResourceName(string uid, string itemClass)
    {
        var safe = string.Concat(uid.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@' ? c : '_'));
        return (safe.Length > 240 ? safe[..240] : safe) + (itemClass is "C" or "L" ? ".vcf" : ".ics");
    }

    private async Task AddPartsAsync(long id, NewItem item)
    {
        foreach (var addon in item.Addons)
        {
            await AddAddonAsync(id, addon.Kind, addon.Fields, addon.Data is null ? null : await NewBlobAsync(addon.Data));
        }

        await connection.ExecuteAsync(
            "INSERT OR IGNORE INTO deleted_occurrence (item_id, occurrence) VALUES (@id, @day)",
            item.DeletedOccurrences.Select(day => new { id, day }), transaction);
    }

    private async Task SetColumnAsync(long id, string column, object? value)
    {
        await connection.ExecuteAsync($"UPDATE item SET {column} = @value WHERE id = @id", new { id, value }, transaction);
        Changed(id);
    }
}
