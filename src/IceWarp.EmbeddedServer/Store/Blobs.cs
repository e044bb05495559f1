using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Store;

/// <summary>Bytes in the database, written and read as streams.</summary>
internal static class Blobs
{
    /// <summary>
    /// Writes <paramref name="size"/> bytes of <paramref name="content"/> as a new blob and returns its id. Throws
    /// <see cref="EndOfStreamException"/> when there are fewer: the caller's transaction then leaves nothing.
    /// </summary>
    public static async Task<long> InsertAsync(
        SqliteConnection connection, DbTransaction transaction, Stream content, long size, CancellationToken cancellationToken)
    {
        var id = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("INSERT INTO blob (data) VALUES (zeroblob(@size)) RETURNING id", new { size }, transaction, cancellationToken: cancellationToken));
        await using var blob = new SqliteBlob(connection, "blob", "data", id);
        await content.CopyToAsync(blob, cancellationToken);
        return blob.Position == size ? id : throw new EndOfStreamException("Fewer bytes than announced.");
    }

    /// <summary>Opens a blob for reading; the stream holds a connection of its own until it is disposed.</summary>
    public static async Task<Stream> OpenAsync(EmbeddedStore store, long id, CancellationToken cancellationToken)
    {
        var connection = await store.OpenAsync(cancellationToken);
        try
        {
            return new OwningStream(new SqliteBlob(connection, "blob", "data", id, readOnly: true), connection);
        }
        catch (SqliteException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
