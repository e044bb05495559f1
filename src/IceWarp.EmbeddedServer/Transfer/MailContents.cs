using System.Net;
using System.Text;
using Dapper;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Mail;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>Content of messages: whole, as a page, as text, their parts.</summary>
internal sealed class MailContents(EmbeddedStore store)
{
    /// <summary>The message as it is stored (.eml).</summary>
    public async Task<TransferContent> WholeAsync(OpenFolder folder, string item, CancellationToken cancellationToken) =>
        Whole(await StoredMessage.FindAsync(store, folder.Id, item, cancellationToken));

    /// <summary>Every message of a folder, oldest first.</summary>
    public async Task<IReadOnlyList<TransferContent>> AllAsync(long folderId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<StoredMessage>(
            $"SELECT {StoredMessage.Columns} FROM item i WHERE i.folder_id = @folderId AND i.class = 'M' ORDER BY i.created, i.id", new { folderId });
        return [.. rows.Select(Whole)];
    }

    /// <summary>One part by its number or, for class <c>cid</c>, by its Content-ID.</summary>
    public async Task<TransferContent> PartAsync(
        OpenFolder folder, string item, string part, bool byContentId, CancellationToken cancellationToken)
    {
        var row = await StoredMessage.FindAsync(store, folder.Id, item, cancellationToken);
        var parts = MessageParts.All(await row.ParseAsync(store, cancellationToken));
        var found = parts.FirstOrDefault(candidate => byContentId
            ? string.Equals(candidate.Entity.ContentId, part.Trim('<', '>'), StringComparison.Ordinal)
            : candidate.Id == part);
        return found is null ? throw new IqException("attachment_file_not_found", part) : Content(found);
    }

    /// <summary>All attachments as a zip.</summary>
    public async Task<TransferContent> AttachmentsAsync(OpenFolder folder, string item, CancellationToken cancellationToken)
    {
        var row = await StoredMessage.FindAsync(store, folder.Id, item, cancellationToken);
        var message = await row.ParseAsync(store, cancellationToken);
        return ZipContents.Of("attachments.zip", [.. MessageParts.Attachments(message).Select(part => ("", Content(part)))]);
    }

    /// <summary>The message as a page of its own, sanitised.</summary>
    public async Task<TransferContent> PageAsync(OpenFolder folder, string item, CancellationToken cancellationToken)
    {
        var row = await StoredMessage.FindAsync(store, folder.Id, item, cancellationToken);
        var body = MessageBody.SanitizedHtml(await row.ParseAsync(store, cancellationToken));
        return HtmlPage(row.Title, body);
    }

    /// <summary>The text of the message.</summary>
    public async Task<TransferContent> TextAsync(OpenFolder folder, string item, CancellationToken cancellationToken)
    {
        var row = await StoredMessage.FindAsync(store, folder.Id, item, cancellationToken);
        return PlainText(row.Title, MessageBody.Text(await row.ParseAsync(store, cancellationToken)));
    }

    /// <summary>A page around HTML that is safe already.</summary>
    public static TransferContent HtmlPage(string title, string safeBody) => TransferContent.Of(
        Named(title, ".html"),
        "text/html; charset=utf-8",
        Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(title)}</title></head><body>{safeBody}</body></html>"));

    /// <summary>A text file.</summary>
    public static TransferContent PlainText(string title, string text) =>
        TransferContent.Of(Named(title, ".txt"), "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    private TransferContent Whole(StoredMessage row) =>
        TransferContent.Of(Named(row.Title, ".eml"), "message/rfc822", row.Size, cancellationToken => row.OpenAsync(store, cancellationToken));

    private static TransferContent Content(MessagePart part) => new(part.Name, part.MediaType, part.Size, part.WriteAsync);

    private static string Named(string title, string extension) => (title.Length > 0 ? title.Replace('/', '-').Replace('\\', '-') : "message") + extension;
}
