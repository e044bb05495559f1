using System.Globalization;
using System.Text.Json;
using Dapper;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;
using MimeKit;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>A row of a mail folder: all that lists show.</summary>
/// <param name="Id">Item id.</param>
/// <param name="FolderId">Its folder.</param>
/// <param name="Title">Subject.</param>
/// <param name="Tags">Comma list.</param>
/// <param name="Created">Date, unix.</param>
/// <param name="Flags">Flag bits.</param>
/// <param name="Size">Bytes of the MIME.</param>
/// <param name="Fields">JSON object of the other fields.</param>
internal sealed record StoredMessage(long Id, long FolderId, string Title, string Tags, long Created, long Flags, long Size, string Fields)
{
    /// <summary>Columns in the order of this record.</summary>
    public const string Columns = "i.id AS Id, i.folder_id AS FolderId, i.title AS Title, i.tags AS Tags, i.created AS Created, i.flags AS Flags, i.size AS Size, i.fields AS Fields";

    private Dictionary<string, string>? _fields;

    private Dictionary<string, string> FieldValues => _fields ??= JsonSerializer.Deserialize<Dictionary<string, string>>(Fields) ?? [];

    /// <summary>A field of the list by its protocol name in lower case, or null when it has none (notes, 3.3 default fields of M).</summary>
    public string? Field(string name) => name switch
    {
        "subject" => Title,
        "date" or "item_created" => Created.ToString(CultureInfo.InvariantCulture),
        "size" => Size.ToString(CultureInfo.InvariantCulture),
        "flags" => Flags.ToString(CultureInfo.InvariantCulture),
        "static_flags" => (Flags & (long)MailFlags.Draft).ToString(CultureInfo.InvariantCulture),
        "tags" => Tags,
        _ => FieldValues.GetValueOrDefault(name.ToUpperInvariant()),
    };

    /// <summary>Finds a message in a folder; throws <c>item_invalid_id</c>.</summary>
    public static async Task<StoredMessage> FindAsync(EmbeddedStore store, long folderId, string id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await connection.QuerySingleOrDefaultAsync<StoredMessage>(
                $"SELECT {Columns} FROM item i WHERE i.id = @number AND i.folder_id = @folderId AND i.class = 'M'", new { number, folderId }) is { } found
            ? found
            : throw new IqException("item_invalid_id", id);
    }

    /// <summary>Opens the MIME of this message.</summary>
    public async Task<Stream> OpenAsync(EmbeddedStore store, CancellationToken cancellationToken)
    {
        long? blob;
        await using (var connection = await store.OpenAsync(cancellationToken))
        {
            blob = await connection.ExecuteScalarAsync<long?>("SELECT blob_id FROM addon WHERE item_id = @Id AND kind = 'mime'", new { Id });
        }

        return blob is { } found ? await Blobs.OpenAsync(store, found, cancellationToken) : throw new IqException("item_invalid_id");
    }

    /// <summary>Parses the MIME; the content stays in memory, so the stream is closed at once.</summary>
    public async Task<MimeMessage> ParseAsync(EmbeddedStore store, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(store, cancellationToken);
        return await MimeMessage.LoadAsync(stream, cancellationToken);
    }
}
