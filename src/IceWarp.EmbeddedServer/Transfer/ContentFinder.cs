using System.Net;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Mail;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>
/// Finds what a class and a <c>fullpath</c> name (notes, 3.5), with the rights of the caller: for download.php, for attachments of a message,
/// for the upload query.
/// </summary>
internal sealed class ContentFinder(FolderAccess folders, Uploads uploads, AttachmentContents attachments, MailContents mail, ItemExport export, EmbeddedStore store)
{
    /// <summary>Finds, or throws <see cref="IqException"/> with the code of what is missing.</summary>
    public async Task<TransferContent> FindAsync(
        Account caller, string contentClass, string fullpath, CancellationToken cancellationToken, string? separator = null) =>
        contentClass.ToLowerInvariant() switch
        {
            "file" => await uploads.FindAsync(caller, fullpath, cancellationToken),
            "attachment" or "gwattachment" or "document" => await PartAsync(caller, TransferPath.OfPart(fullpath), cancellationToken),
            "url" => await UrlAsync(caller, TransferPath.OfPart(fullpath), cancellationToken),
            "cid" => await CidAsync(caller, TransferPath.OfPart(fullpath), cancellationToken),
            "revision" => await RevisionAsync(caller, TransferPath.OfPart(fullpath), cancellationToken),
            "file_attachment" => await FileAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "item" or "message" => await ItemAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "itemhtml" => await PageAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "itemtext" => await TextAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "allattachments" => await AllAsync(caller, TransferPath.OfItem(fullpath), cancellationToken),
            "exportvcard" => await ExportAsync(caller, TransferPath.OfFolder(fullpath), cancellationToken),
            "exportcsv" => await export.CsvAsync(
                caller, await ReadableAsync(caller, TransferPath.OfFolder(fullpath), cancellationToken), separator ?? "", cancellationToken),
            "groupware" => await GroupwareAsync(caller, fullpath, cancellationToken),
            _ => throw new IqException("attachment_class_unknown", contentClass),
        };

    private async Task<TransferContent> PartAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        return folder.Type == "M"
            ? await mail.PartAsync(folder, path.Item, path.Part, byContentId: false, cancellationToken)
            : await attachments.FindAsync(folder.Id, path.Item, path.Part, cancellationToken);
    }

    private async Task<TransferContent> UrlAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        return await attachments.UrlAsync(folder.Id, path.Item, path.Part, cancellationToken);
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

    private async Task<TransferContent> ItemAsync(Account caller, TransferPath path, CancellationToken cancellationToken) =>
        await export.ItemAsync(caller, await ReadableAsync(caller, path, cancellationToken), path.Item, cancellationToken);

    private async Task<TransferContent> ExportAsync(Account caller, TransferPath path, CancellationToken cancellationToken) =>
        await export.FolderAsync(caller, await ReadableAsync(caller, path, cancellationToken), only: null, cancellationToken);

    // Every groupware folder of one's own, each as its file.
    private async Task<TransferContent> GroupwareAsync(Account caller, string account, CancellationToken cancellationToken)
    {
        var entries = new List<(string, TransferContent)>();
        IEnumerable<string> paths;
        await using (var connection = await store.OpenAsync(cancellationToken))
        {
            paths = await connection.QueryAsync<string>(
                "SELECT path FROM folder WHERE account_id = @Id AND type IN ('C', 'E', 'T', 'N', 'J', 'F') ORDER BY path", new { caller.Id });
        }

        foreach (var path in paths)
        {
            var folder = await folders.OpenAsync(caller, account.TrimEnd('/'), path, cancellationToken);
            var parent = path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
            entries.Add((parent, await export.FolderAsync(caller, folder, only: null, cancellationToken)));
        }

        return ZipContents.Of("groupware.zip", entries);
    }

    private async Task<TransferContent> PageAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        if (folder.Type == "M")
        {
            return await mail.PageAsync(folder, path.Item, cancellationToken);
        }

        var (title, text, isHtml) = await export.DescriptionAsync(caller, folder, path.Item, cancellationToken);
        return MailContents.HtmlPage(title, isHtml ? MessageBody.Sanitize(text) : $"<pre>{WebUtility.HtmlEncode(text)}</pre>");
    }

    private async Task<TransferContent> TextAsync(Account caller, TransferPath path, CancellationToken cancellationToken)
    {
        var folder = await ReadableAsync(caller, path, cancellationToken);
        if (folder.Type == "M")
        {
            return await mail.TextAsync(folder, path.Item, cancellationToken);
        }

        var (title, text, isHtml) = await export.DescriptionAsync(caller, folder, path.Item, cancellationToken);
        return MailContents.PlainText(title, isHtml ? MessageBody.FromHtml(text) : text);
    }

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
        if (folder.OwnerId != caller.Id && folder.Type != "M")
        {
            await attachments.DemandPublicAsync(folder.Id, path.Item, cancellationToken);
        }

        return folder;
    }
}
