using System.Data.Common;
using Dapper;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary>The last change of a resource name in a folder.</summary>
/// <param name="Id">Its place in the order of all changes.</param>
/// <param name="Name">Resource name; of a folder with a slash at the end.</param>
/// <param name="IsGone">Whether nothing has this name any more.</param>
internal sealed record FolderChange(long Id, string Name, bool IsGone);

/// <summary>What changed in a folder since when (RFC 6578): table dav_change.</summary>
internal sealed class FolderChanges(EmbeddedStore store)
{
    /// <summary>How many gone names of a folder are remembered.</summary>
    public const int MostGone = 10_000;

    /// <summary>The last change in a folder; 0 when there was none. It moves with every change, also of the folders one level below.</summary>
    public async Task<long> LatestAsync(long folderId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>("SELECT coalesce(max(id), 0) FROM dav_change WHERE folder_id = @folderId", new { folderId });
    }

    /// <summary>
    /// Changes after <paramref name="since"/> in their order, at most <paramref name="count"/>; from the start (0) only what is there. Null when
    /// it cannot be told: there was no such moment, or it is too long ago.
    /// </summary>
    public async Task<IReadOnlyList<FolderChange>?> ListAsync(long folderId, long since, int count, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        await ForgetAsync(connection, folderId, cancellationToken);
        var (forgotten, latest) = await connection.QuerySingleAsync<(long, long)>(
            "SELECT dav_forgotten, (SELECT coalesce(max(c.id), 0) FROM dav_change c WHERE c.folder_id = folder.id) FROM folder WHERE id = @folderId",
            new { folderId });
        if (since != 0 && (since < forgotten || since > latest))
        {
            return null;
        }

        var rows = await connection.QueryAsync<(long Id, string Name, long Gone)>(
            "SELECT id, name, gone FROM dav_change WHERE folder_id = @folderId AND id > @since AND (gone = 0 OR @since > 0) ORDER BY id LIMIT @count",
            new { folderId, since, count });
        return [.. rows.Select(row => new FolderChange(row.Id, row.Name, row.Gone != 0))];
    }

    /// <summary>Notes that a folder came to be, or is gone; nothing for one at the top, which is in no folder.</summary>
    public static async Task NoteAsync(SqliteConnection connection, DbTransaction transaction, long ownerId, string path, bool isGone)
    {
        if (FolderPath.Parent(path) is { } parent)
        {
            await connection.ExecuteAsync(
                """
                DELETE FROM dav_change WHERE name = @name AND folder_id = (SELECT id FROM folder WHERE account_id = @ownerId AND path = @parent);
                INSERT INTO dav_change (folder_id, name, gone) SELECT id, @name, @isGone FROM folder WHERE account_id = @ownerId AND path = @parent
                """,
                new { ownerId, parent, name = FolderPath.Name(path) + "/", isGone }, transaction);
        }
    }

    private static async Task ForgetAsync(SqliteConnection connection, long folderId, CancellationToken cancellationToken)
    {
        var last = await connection.ExecuteScalarAsync<long?>(
            "SELECT id FROM dav_change WHERE folder_id = @folderId AND gone = 1 ORDER BY id DESC LIMIT 1 OFFSET @MostGone", new { folderId, MostGone });
        if (last is null)
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            UPDATE folder SET dav_forgotten = max(dav_forgotten, @last) WHERE id = @folderId;
            DELETE FROM dav_change WHERE folder_id = @folderId AND gone = 1 AND id <= @last
            """,
            new { folderId, last }, transaction);
        await transaction.CommitAsync(cancellationToken);
    }
}
