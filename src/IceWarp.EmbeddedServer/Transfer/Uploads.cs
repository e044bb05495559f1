using System.Security.Cryptography;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>A file that waits in an upload folder of its account.</summary>
/// <param name="Folder">Name that the client chose.</param>
/// <param name="Id">Id within it.</param>
/// <param name="Name">File name.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Size">Bytes.</param>
internal sealed record UploadedFile(string Folder, string Id, string Name, string MediaType, long Size)
{
    /// <summary><c>folder/id</c>, as class <c>file</c> names it.</summary>
    public string FullPath => Folder + "/" + Id;
}

/// <summary>The temporary uploads of accounts (notes, 3.5). They end after <see cref="UploadOptions.Lifetime"/>; each new upload clears old ones.</summary>
internal sealed class Uploads(EmbeddedStore store, IOptions<UploadOptions> options, TimeProvider time)
{
    private const int InMemory = 256 * 1024;

    private sealed record Row(string Name, string MediaType, long Size, long BlobId);

    /// <summary>Largest file, in bytes.</summary>
    public long MaxBytes => options.Value.MaxBytes;

    /// <summary>A buffer for bytes of unknown length: small ones stay in memory, large ones go to a temporary file that ends with the buffer.</summary>
    public static FileBufferingWriteStream NewBuffer() => new(InMemory);

    /// <summary>Stores what <paramref name="content"/> holds. An empty <paramref name="folder"/> gets a new name.</summary>
    public async Task<UploadedFile> AddAsync(
        Account account, string folder, string name, string mediaType, FileBufferingWriteStream content, CancellationToken cancellationToken)
    {
        var file = new UploadedFile(
            CleanFolder(folder), RandomNumberGenerator.GetHexString(24, lowercase: true), CleanName(name), mediaType, content.Length);
        var now = time.GetUtcNow();
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "DELETE FROM upload WHERE created <= @expired", new { expired = (now - options.Value.Lifetime).ToUnixTimeSeconds() }, transaction);
        var blob = await connection.ExecuteScalarAsync<long>(
            "INSERT INTO blob (data) VALUES (zeroblob(@Size)) RETURNING id", new { file.Size }, transaction);
        await using (var target = new SqliteBlob(connection, "blob", "data", blob))
        {
            await content.DrainBufferAsync(target, cancellationToken);
        }

        await connection.ExecuteAsync(
            """
            INSERT INTO upload (account_id, folder, id, name, media_type, size, created, blob_id)
            VALUES (@account, @Folder, @Id, @Name, @MediaType, @Size, @created, @blob)
            """,
            new { account = account.Id, file.Folder, file.Id, file.Name, file.MediaType, file.Size, created = now.ToUnixTimeSeconds(), blob },
            transaction);
        await transaction.CommitAsync(cancellationToken);
        return file;
    }

    /// <summary>Takes any content as an upload.</summary>
    public async Task<UploadedFile> AddAsync(Account account, string folder, TransferContent content, CancellationToken cancellationToken)
    {
        await using var buffer = NewBuffer();
        await content.WriteAsync(buffer, cancellationToken);
        return await AddAsync(account, folder, content.Name, content.MediaType, buffer, cancellationToken);
    }

    /// <summary>Finds an upload of this account by <c>folder/id</c>; throws <c>attachment_file_not_found</c>, also for one that has ended.</summary>
    public async Task<TransferContent> FindAsync(Account account, string fullpath, CancellationToken cancellationToken)
    {
        var slash = fullpath.LastIndexOf('/');
        var ended = (time.GetUtcNow() - options.Value.Lifetime).ToUnixTimeSeconds();
        await using var connection = await store.OpenAsync(cancellationToken);
        var row = slash < 0 ? null : await connection.QuerySingleOrDefaultAsync<Row>(
            """
            SELECT name AS Name, media_type AS MediaType, size AS Size, blob_id AS BlobId FROM upload
            WHERE account_id = @account AND folder = @folder AND id = @id AND created > @ended
            """,
            new { account = account.Id, folder = fullpath[..slash], id = fullpath[(slash + 1)..], ended });
        return row is null
            ? throw new IqException("attachment_file_not_found", fullpath)
            : AttachmentContents.OfBlob(store, row.Name, row.MediaType, row.BlobId, row.Size);
    }

    /// <summary>A file name without folders, control characters and surrounding blanks; never empty, at most 255 characters.</summary>
    public static string CleanName(string name)
    {
        var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. bare.Where(character => !char.IsControl(character))]).Trim();
        return clean is "" or "." or ".." ? "file" : clean.Length > 255 ? clean[..255] : clean;
    }

    private static string CleanFolder(string folder)
    {
        var clean = new string([.. folder.Where(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')]);
        return clean.Length is > 0 and <= 128 && clean.Trim('.').Length > 0 ? clean : RandomNumberGenerator.GetHexString(16, lowercase: true);
    }
}
