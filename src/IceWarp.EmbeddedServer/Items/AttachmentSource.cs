using System.Text;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Transfer;
using Microsoft.AspNetCore.StaticFiles;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Where the bytes of an attachment come from (notes, 3.5: attachment classes on set).</summary>
internal sealed class AttachmentSource(ContentFinder contents)
{
    /// <summary>Largest text of class <c>raw</c>, in bytes.</summary>
    public const int MaxRaw = 4 * 1024 * 1024;

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>
    /// Takes the bytes that the values of an attachment name; returns its fields and its blob, null for links. Throws <c>attachment_file_not_found</c> for
    /// what is not there, <c>item_missing_tag</c> for a class that is not known.
    /// </summary>
    public async Task<(ItemFields Fields, long? BlobId)> TakeAsync(
        ItemTransaction items, Account caller, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var path = values.GetValueOrDefault("FULLPATH", "");
        var name = values.GetValueOrDefault("DESCRIPTION", values.GetValueOrDefault("ATTDESC", ""));
        var source = values.GetValueOrDefault("CLASS", "").ToLowerInvariant() switch
        {
            "file" or "image" => await UploadAsync(items, caller, path),
            "item" or "file_attachment" or "attachment" =>
                await CopyAsync(items, caller, values["CLASS"].ToLowerInvariant(), path, cancellationToken),
            "document" => new Source(name, await items.NewBlobAsync(EmptyDocuments.Create(name) ?? throw new IqException("attachment_file_not_found", name)), "attachment"),
            "itemlink" => new Source(path, null, "itemlink"),
            "url" => new Source(values.GetValueOrDefault("URL", path), null, "url"),
            "raw" => new Source(name, await items.NewBlobAsync(Raw(values)), "attachment"),
            var other => throw new IqException("item_missing_tag", other.Length == 0 ? "class" : other),
        };
        var described = name.Length > 0 ? name : source.Name;
        var type = values.GetValueOrDefault("TYPE", values.GetValueOrDefault("ATTTYPE", "")) is "P" ? "P" : source.Type;
        var parameters = source.BlobId is null ? source.Name : "mimetype=" + MediaType(described);
        return (ItemFields.Of(("ATTDESC", described), ("ATTTYPE", type), ("ATTPARAMS", parameters)).With("ATTTIME", items.Now), source.BlobId);
    }

    /// <summary>The media type of a file name.</summary>
    public static string MediaType(string name) => Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";

    private static byte[] Raw(IReadOnlyDictionary<string, string> values)
    {
        var text = values.GetValueOrDefault("DATA", "");
        return Encoding.UTF8.GetByteCount(text) <= MaxRaw ? Encoding.UTF8.GetBytes(text) : throw new IqException("attachment_size");
    }

    // The upload becomes the attachment: its row goes, its bytes stay.
    private static async Task<Source> UploadAsync(ItemTransaction items, Account caller, string path)
    {
        var slash = path.LastIndexOf('/');
        var arguments = new { caller.Id, folder = slash < 0 ? "" : path[..slash], upload = path[(slash + 1)..] };
        const string Where = "account_id = @Id AND folder = @folder AND id = @upload";
        var row = await items.Connection.QuerySingleOrDefaultAsync<(string Name, long BlobId)?>(
            $"SELECT name, blob_id FROM upload WHERE {Where}", arguments, items.Transaction);
        if (row is not { } upload)
        {
            throw new IqException("attachment_file_not_found", path);
        }

        var copy = await items.CopyBlobAsync(upload.BlobId);
        await items.Connection.ExecuteAsync($"DELETE FROM upload WHERE {Where}", arguments, items.Transaction);
        return new Source(upload.Name, copy, "attachment");
    }

    private async Task<Source> CopyAsync(
        ItemTransaction items, Account caller, string contentClass, string path, CancellationToken cancellationToken)
    {
        var content = await contents.FindAsync(caller, contentClass, path, cancellationToken);
        using var bytes = new MemoryStream();
        await content.WriteAsync(bytes, cancellationToken);
        return new Source(content.Name, await items.NewBlobAsync(bytes.ToArray()), "attachment");
    }

    private sealed record Source(string Name, long? BlobId, string Type);
}
