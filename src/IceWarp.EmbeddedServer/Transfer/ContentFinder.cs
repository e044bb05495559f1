using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>
/// Finds what a class and a <c>fullpath</c> name (notes, 3.5), with the rights of the caller: for download.php, for attachments of a message,
/// for the upload query.
/// </summary>
internal sealed class ContentFinder(FolderAccess folders, Uploads uploads, AttachmentContents attachments, MailContents mail)
{
    /// <summary>Finds, or throws <see cref="IqException"/> with the code of what is missing.</summary>
    public async Task<TransferContent> FindAsync(
        Account caller, string contentClass, string fullpath, CancellationToken cancellationToken, string? separator = null) =>
        contentClass.ToLowerInvariant() switch
        {
            "file" => await uploads.FindAsync(caller, fullpath, cancellationToken),
            "attachment" or "gwattachment" or "document" => await PartAsync(caller, TransferPath.OfPart(fullpath), cancellationToken),
            "cid" => await CidAsync(caller, TransferPath.OfPart(fullpath), cancellationToken),
            "revision" => await RevisionAsync(caller, TransferPath.OfPart(fullpath), cancellationToken),
            "file_attachment" => await FileAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "item" or "message" => await ItemAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "itemhtml" => await PageAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "itemtext" => await TextAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "allattachments" => await AllAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            _ => throw new IqException("attachment_class_unknown", contentClass),
        };

    private async Task<TransferContent> PartAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        return folder.Type == "M"
            ? await mail.PartAsync(folder, path.Item, path.Part, byContentId: false, cancellationToken)
            : await attachments.FindAsync(folder.Id, path.Item, path.Part, cancellationToken);
    }

    private async Task<TransferContent> CidAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        return await mail.PartAsync(folder, path.Item, path.Part, byContentId: true, cancellationToken);
    }

    private async Task<TransferContent> RevisionAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        return await attachments.RevisionAsync(folder.Id, path.Item, path.Part, cancellationToken);
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
            ? await mail.WholeAsync(folder, path.Item, cancellationToken)
            : await attachments.FindAsync(folder.Id, path.Item, "attachment", cancellationToken);
    }

    private async Task<TransferContent> PageAsync(Account caller, TransferPath path, CancellationToken cancellationToken) =>
        await mail.PageAsync(await ReadableAsync(caller, path, cancellationToken), path.Item, cancellationToken);

    private async Task<TransferContent> TextAsync(Account caller, TransferPath path, CancellationToken cancellationToken) =>
        await mail.TextAsync(await ReadableAsync(caller, path, cancellationToken), path.Item, cancellationToken);

    private async Task<TransferContent> AllAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        return folder.Type == "M"
            ? await mail.AttachmentsAsync(folder, path.Item, cancellationToken)
            : ZipContents.Of(
                "attachments.zip",
                [.. (await attachments.AllAsync(folder.Id, path.Item, cancellationToken)).Select(attachment => ("", attachment.Content))]);
    }

    private async Task<OpenFolder> ReadableAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await folders.OpenAsync(caller, path.Account, path.Folder, cancellationToken);
        folder.Demand('r');
        return folder;
    }
}
