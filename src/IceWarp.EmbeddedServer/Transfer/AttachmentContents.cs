using System.Globalization;
using System.Text;
using System.Text.Json;
using Dapper;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>Bytes of the attachments of groupware items: files, pictures of contacts, attachments of events.</summary>
internal sealed class AttachmentContents(EmbeddedStore store)
{
    // Properties, not a constructor: SQLite tells the type of an expression only by its value, row by row.
    private sealed class Row
    {
        public long Id { get; init; }

        public string Title { get; init; } = "";

        public string Fields { get; init; } = "";

        public long BlobId { get; init; }

        public long Size { get; init; }
    }

    /// <summary>
    /// The attachment of an item by its id, or by its type (<c>attachment</c>, <c>pdf</c>, <c>thumbnail</c>, <c>P</c>): the first of it. Throws
    /// <c>attachment_file_not_found</c>.
    /// </summary>
    public async Task<TransferContent> FindAsync(long folderId, string item, string part, CancellationToken cancellationToken)
    {
        var all = await AllAsync(folderId, item, cancellationToken);
        var found = long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? all.FirstOrDefault(candidate => candidate.Id == id)
            : all.FirstOrDefault(candidate => candidate.Type.Equals(part, StringComparison.OrdinalIgnoreCase));
        return found.Content ?? throw new IqException("attachment_file_not_found", item + "/" + part);
    }

    /// <summary>Throws <c>attachment_file_not_found</c> for an item that its owner keeps private (EVNSHARETYPE P): others see only that it is there.</summary>
    public async Task DemandPublicAsync(long folderId, string item, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var isPrivate = await connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM item WHERE id = @item AND folder_id = @folderId AND json_extract(fields, '$.EVNSHARETYPE') = 'P')",
            new { item, folderId });
        if (isPrivate)
        {
            throw new IqException("attachment_file_not_found", item);
        }
    }

    /// <summary>All attachments of an item that have bytes.</summary>
    public async Task<IReadOnlyList<(long Id, string Type, TransferContent Content)>> AllAsync(long folderId, string item, CancellationToken cancellationToken)
    {
        if (!long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var itemId))
        {
            throw new IqException("item_invalid_id", item);
        }

        await using var connection = await store.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            """
            SELECT a.id AS Id, i.title AS Title, a.fields AS Fields, b.id AS BlobId, length(b.data) AS Size
            FROM addon a JOIN item i ON i.id = a.item_id JOIN blob b ON b.id = a.blob_id
            WHERE i.id = @itemId AND i.folder_id = @folderId AND a.kind = 'attachment' ORDER BY a.id
            """,
            new { itemId, folderId });
        return [.. rows.Select(Content)];
    }

    /// <summary>A former content of a file by its revision number; throws <c>attachment_file_not_found</c>.</summary>
    public async Task<TransferContent> RevisionAsync(long folderId, string item, string revision, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var row = long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var itemId)
            && long.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await connection.QuerySingleOrDefaultAsync<(string Title, long BlobId, long Size)?>(
                """
                SELECT i.title, r.blob_id, r.size FROM revision r JOIN item i ON i.id = r.item_id
                WHERE i.id = @itemId AND i.folder_id = @folderId AND r.number = @number
                """,
                new { itemId, folderId, number })
            : null;
        return row is { } found
            ? OfBlob(store, found.Title, MimeKit.MimeTypes.GetMimeType(found.Title), found.BlobId, found.Size)
            : throw new IqException("attachment_file_not_found", revision);
    }

    /// <summary>
    /// An attachment that is an address on the web, as an Internet shortcut: this server fetches nothing. Throws <c>attachment_file_not_found</c>.
    /// </summary>
    public async Task<TransferContent> UrlAsync(long folderId, string item, string part, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var text = await connection.QueryFirstOrDefaultAsync<string>(
            """
            SELECT a.fields FROM addon a JOIN item i ON i.id = a.item_id
            WHERE i.id = @item AND i.folder_id = @folderId AND a.kind = 'attachment' AND a.id = @part AND json_extract(a.fields, '$.ATTTYPE') = 'url'
            """,
            new { item, folderId, part }) ?? throw new IqException("attachment_file_not_found", part);
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [];
        return Uri.TryCreate(fields.GetValueOrDefault("ATTPARAMS"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? TransferContent.Of(
                address.Host + ".url", "application/internet-shortcut", Encoding.ASCII.GetBytes($"[InternetShortcut]\r\nURL={address.AbsoluteUri}\r\n"))
            : throw new IqException("attachment_file_not_found", part);
    }

    private (long Id, string Type, TransferContent Content) Content(Row row)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Fields) ?? [];
        var name = fields.GetValueOrDefault("ATTDESC") is { Length: > 0 } given ? given : row.Title;
        var parameters = fields.GetValueOrDefault("ATTPARAMS", "");
        var mediaType = parameters.StartsWith("mimetype=", StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(parameters["mimetype=".Length..].Split('&')[0])
            : MimeKit.MimeTypes.GetMimeType(name);
        return (row.Id, fields.GetValueOrDefault("ATTTYPE", "attachment"), OfBlob(store, name, mediaType, row.BlobId, row.Size));
    }

    /// <summary>Content of a blob, read only when it is written.</summary>
    public static TransferContent OfBlob(EmbeddedStore store, string name, string mediaType, long blobId, long size) =>
        TransferContent.Of(name, mediaType, size, cancellationToken => Blobs.OpenAsync(store, blobId, cancellationToken));
}
