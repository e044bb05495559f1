using System.Globalization;
using System.Net;
using System.Text;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Transfer;
using Microsoft.Net.Http.Headers;

namespace IceWarp.EmbeddedServer.Dav.Methods;

/// <summary>
/// GET and HEAD: of a file its bytes, or a range of them; of another item its iCalendar or vCard text; of a collection an HTML page with its
/// members. Right <c>r</c>.
/// </summary>
internal sealed class ReadContent(DavListing listing, ItemExport export, AttachmentContents attachments) : IDavMethod
{
    public IReadOnlyList<string> Names { get; } = ["GET", "HEAD"];

    public async Task AnswerAsync(DavCall call, CancellationToken cancellationToken)
    {
        var target = call.Target;
        if (!target.Exists)
        {
            throw new DavException(404);
        }

        target.Folder?.Demand('r');
        if (target is { Item: { } item, Folder: { } folder })
        {
            await DownloadEndpoint.SendAsync(
                call.Http, await ContentAsync(folder, item, cancellationToken), inline: false,
                (new EntityTagHeaderValue(DavProperties.Tag(item)), DateTimeOffset.FromUnixTimeSeconds(item.Modified)));
            return;
        }

        var page = Encoding.UTF8.GetBytes(await PageAsync(call.Caller, target, cancellationToken));
        await DownloadEndpoint.SendAsync(call.Http, TransferContent.Of("index.html", "text/html; charset=utf-8", page), inline: true);
    }

    private async Task<TransferContent> ContentAsync(OpenFolder folder, StoredItem item, CancellationToken cancellationToken)
    {
        if (item.Class != "F")
        {
            var text = await export.WriteAsync(item, cancellationToken);
            return TransferContent.Of(item.Rid, DavProperties.ContentType(item), Encoding.UTF8.GetBytes(text));
        }

        return item.Content is { } content
            ? await attachments.FindAsync(folder.Id, Text(item.Id), Text(content.Id), cancellationToken) with { Name = item.Title, MediaType = DavProperties.ContentType(item) }
            : TransferContent.Of(item.Title, DavProperties.ContentType(item), []);
    }

    private async Task<string> PageAsync(Account caller, DavTarget target, CancellationToken cancellationToken)
    {
        var page = new StringBuilder($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{Encode(target.Path)}</title></head><body><h1>/{Encode(target.Path)}</h1><ul>");
        foreach (var folder in await listing.FoldersAsync(caller, target, cancellationToken))
        {
            Link(DavProperties.Href(target.Owner.Length > 0 ? target.Owner : caller.Email, folder.Path, isCollection: true), FolderPath.Name(folder.Path) + "/");
        }

        foreach (var item in await listing.ItemsAsync(caller, target.Folder, cancellationToken))
        {
            Link(DavProperties.Href(target.Owner, target.Path + "/" + DavProperties.Name(item), isCollection: false), DavProperties.Name(item));
        }

        return page.Append("</ul></body></html>").ToString();

        void Link(string href, string name) => page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Encode(href)}\">{Encode(name)}</a></li>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
