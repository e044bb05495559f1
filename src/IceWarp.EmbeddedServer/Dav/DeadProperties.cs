using System.Data.Common;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Properties that clients keep with resources (RFC 4918, 4.1 and 4.4): stored and given back as they came, understood by nobody here.</summary>
internal sealed class DeadProperties(EmbeddedStore store)
{
    /// <summary>Most characters of one, as XML.</summary>
    public const int LongestValue = 64 * 1024;

    /// <summary>Most of them with one resource.</summary>
    public const int Most = 100;

    /// <summary>Those of a folder.</summary>
    public async Task<IReadOnlyList<XElement>> OfFolderAsync(OpenFolder folder, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var values = await connection.QueryAsync<string>("SELECT value FROM dead_property WHERE folder_id = @Id ORDER BY id", new { folder.Id });
        return [.. values.Select(XElement.Parse)];
    }

    /// <summary>Those of items, by the items' ids.</summary>
    public async Task<ILookup<long, XElement>> OfItemsAsync(IEnumerable<StoredItem> items, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var rows = new List<(long Item, string Value)>();
        foreach (var chunk in items.Select(item => item.Id).Chunk(500))
        {
            rows.AddRange(await connection.QueryAsync<(long, string)>(
                $"SELECT item_id, value FROM dead_property WHERE item_id IN ({string.Join(',', chunk)}) ORDER BY id"));
        }

        return rows.ToLookup(row => row.Item, row => XElement.Parse(row.Value));
    }

    /// <summary>Sets or, without a value, takes away properties of an item or else of a folder, all or none; false when they would be too many.</summary>
    public async Task<bool> ChangeAsync(
        long? folderId, long? itemId, IEnumerable<(XName Name, XElement? Value)> changes, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var (name, value) in changes)
        {
            await connection.ExecuteAsync(
                """
                DELETE FROM dead_property WHERE folder_id IS @folderId AND item_id IS @itemId AND name = @name;
                INSERT INTO dead_property (folder_id, item_id, name, value) SELECT @folderId, @itemId, @name, @value WHERE @value IS NOT NULL
                """,
                new { folderId, itemId, name = name.ToString(), value = value?.ToString(SaveOptions.DisableFormatting) }, transaction);
        }

        var count = await connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM dead_property WHERE folder_id IS @folderId AND item_id IS @itemId", new { folderId, itemId }, transaction);
        if (count > Most)
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Gives a copy of an item the properties of the original.</summary>
    public static Task CopyAsync(SqliteConnection connection, DbTransaction transaction, long from, long to) => connection.ExecuteAsync(
        "INSERT INTO dead_property (item_id, name, value) SELECT @to, name, value FROM dead_property WHERE item_id = @from ORDER BY id",
        new { from, to }, transaction);
}
