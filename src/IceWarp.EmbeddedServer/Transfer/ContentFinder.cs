using System.Globalization;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Mail;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>
/// Finds what a class and a <c>fullpath</c> name (notes, 3.5), with the rights of the caller: for download.php, for attachments of a message,
/// for the upload query.
/// </summary>
internal sealed class ContentFinder(EmbeddedStore store, FolderAccess folders, Uploads uploads, AttachmentContents attachments)
{
    /// <summary>Finds, or throws <see cref="IqException"/> with the code of what is missing.</summary>
    public async Task<TransferContent> FindAsync(Account caller, string contentClass, string fullpath, CancellationToken cancellationToken) =>
        contentClass.ToLowerInvariant() switch
        {
            "file" => await uploads.FindAsync(caller, fullpath, cancellationToken),
            "attachment" or "gwattachment" or "document" or "cid" =>
                await PartAsync(caller, TransferPath.OfPart(fullpath), contentClass == "cid", cancellationToken),
            "file_attachment" => await FileAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "item" or "message" => await ItemAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            _ => throw new IqException("attachment_file_not_found", contentClass),
        };

    private async Task<TransferContent> PartAsync(Account caller, TransferPath path, bool byContentId, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        return folder.Type == "M"
            ? await MailPartAsync(folder, path, byContentId, cancellationToken)
            : await attachments.FindAsync(folder.Id, path.Item, path.Part, cancellationToken);
    }

    private async Task<TransferContent> FileAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        return await attachments.FindAsync(folder.Id, path.Item, "attachment", cancellationToken);
    }

    private async Task<TransferContent> ItemAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        return folder.Type == "M"
            ? await MessageAsync(folder, path, cancellationToken)
            : await attachments.FindAsync(folder.Id, path.Item, "attachment", cancellationToken);
    }

    private async Task<TransferContent> MessageAsync(OpenFolder folder, TransferPath path, CancellationToken cancellationToken)
    {
        var row = await StoredMessage.FindAsync(store, folder.Id, path.Item, cancellationToken);
        return new TransferContent((row.Title.Length > 0 ? row.Title : "message") + ".eml", "message/rfc822", row.Size, async (target, cancel) =>
        {
            await using var source = await row.OpenAsync(store, cancel);
            await source.CopyToAsync(target, cancel);
        });
    }

    private async Task<TransferContent> MailPartAsync(OpenFolder folder, TransferPath path, bool byContentId, CancellationToken cancellationToken)
    {
        var row = await StoredMessage.FindAsync(store, folder.Id, path.Item, cancellationToken);
        var message = await row.ParseAsync(store, cancellationToken);
        var part = MessageParts.All(message).FirstOrDefault(part => byContentId
            ? string.Equals(part.Entity.ContentId, path.Part.Trim('<', '>'), StringComparison.Ordinal)
            : part.Id == path.Part);
        return part is null
            ? throw new IqException("attachment_file_not_found", string.Create(CultureInfo.InvariantCulture, $"{row.Id}/{path.Part}"))
            : new TransferContent(part.Name, part.MediaType, part.Size, part.WriteAsync);
    }

    private async Task<OpenFolder> ReadableAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await folders.OpenAsync(caller, path.Account, path.Folder, cancellationToken);
        folder.Demand('r');
        return folder;
    }
}
