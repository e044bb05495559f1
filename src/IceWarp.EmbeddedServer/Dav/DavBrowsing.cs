using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Store;
using IceWarp.EmbeddedServer.Transfer;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Reads: PROPFIND, GET of collections (a page) and of items.</summary>
internal sealed class DavBrowsing(EmbeddedStore store, ItemStore items, ItemExport export, AttachmentContents attachments)
{
    /// <summary>PROPFIND with depth 0 or 1 (RFC 4918, 9.1); more is refused. A missing depth counts as 1.</summary>
    public async Task<XElement> PropfindAsync(
        Account caller, DavTarget target, string depth, XElement? body, CancellationToken cancellationToken)
    {
        if (depth is not ("0" or "1" or ""))
        {
            throw new DavException(403, D + "propfind-finite-depth");
        }

        var asked = body?.Element(D + "prop")?.Elements().Select(property => property.Name).Distinct().ToList();
        var namesOnly = body?.Element(D + "propname") is not null;
        var responses = new List<XElement>();
        if (target.Item is { } item && target.Folder is { } around)
        {
            around.Demand('r');
            responses.Add(DavProperties.Response(
                DavProperties.Href(target.Owner, target.Path, isCollection: false),
                DavProperties.OfItem(caller, around, item, await LockOwnerAsync(item, cancellationToken)), asked, namesOnly));
            return Multistatus(responses);
        }

        if (!target.IsCollection)
        {
            throw new DavException(404);
        }

        responses.Add(await CollectionAsync(caller, target.Owner, target.Folder, asked, namesOnly, cancellationToken));
        if (depth != "0")
        {
            await AddMembersAsync(responses, caller, target, asked, namesOnly, cancellationToken);
        }

        return Multistatus(responses);
    }

    /// <summary>An HTML page with the members of a collection.</summary>
    public async Task<string> PageAsync(Account caller, DavTarget target, CancellationToken cancellationToken)
    {
        target.Folder?.Demand('r');
        var page = new StringBuilder($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{Encode(target.Path)}</title></head><body><h1>/{Encode(target.Path)}</h1><ul>");
        foreach (var folder in await FoldersAsync(caller, target, cancellationToken))
        {
            Link(DavProperties.Href(target.Owner.Length > 0 ? target.Owner : caller.Email, folder.Path, isCollection: true), FolderPath.Name(folder.Path) + "/");
        }

        foreach (var item in await ItemsAsync(caller, target.Folder, cancellationToken))
        {
            Link(DavProperties.Href(target.Owner, target.Path + "/" + DavProperties.Name(item), isCollection: false), DavProperties.Name(item));
        }

        return page.Append("</ul></body></html>").ToString();

        void Link(string href, string name) => page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Encode(href)}\">{Encode(name)}</a></li>");
    }

    /// <summary>The content of an item: of a file its bytes, otherwise its iCalendar or vCard text.</summary>
    public async Task<TransferContent> ContentAsync(OpenFolder folder, StoredItem item, CancellationToken cancellationToken)
    {
        folder.Demand('r');
        if (item.Class != "F")
        {
            var text = await export.WriteAsync(item, cancellationToken);
            return TransferContent.Of(item.Rid, DavProperties.ContentType(item), Encoding.UTF8.GetBytes(text));
        }

        return item.Content is { } content
            ? await attachments.FindAsync(folder.Id, Text(item.Id), Text(content.Id), cancellationToken) with { Name = item.Title, MediaType = DavProperties.ContentType(item) }
            : TransferContent.Of(item.Title, DavProperties.ContentType(item), []);
    }

    /// <summary>Items of a folder that the caller may see; none at the top.</summary>
    public async Task<IReadOnlyList<StoredItem>> ItemsAsync(Account caller, OpenFolder? folder, CancellationToken cancellationToken) => folder is null
        ? []
        : [.. (await items.ListAsync(folder.Id, cancellationToken)).Where(item => DavTargets.IsShown(caller, folder, item))];

    /// <summary>Address of who holds the lock, or null.</summary>
    public async Task<string?> LockOwnerAsync(StoredItem item, CancellationToken cancellationToken)
    {
        if (item.LockAccountId is not { } holder)
        {
            return null;
        }

        await using var connection = await store.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>("SELECT email FROM account WHERE id = @holder", new { holder });
    }

    private async Task AddMembersAsync(
        List<XElement> responses, Account caller, DavTarget target, IReadOnlyCollection<XName>? asked, bool namesOnly, CancellationToken cancellationToken)
    {
        if (target.Owner.Length == 0)
        {
            responses.Add(await CollectionAsync(caller, caller.Email, null, asked, namesOnly, cancellationToken));
            return;
        }

        target.Folder?.Demand('r');
        foreach (var folder in await FoldersAsync(caller, target, cancellationToken))
        {
            responses.Add(await CollectionAsync(caller, target.Owner, folder, asked, namesOnly, cancellationToken));
        }

        if (target.Folder is { } around)
        {
            foreach (var item in await ItemsAsync(caller, around, cancellationToken))
            {
                var href = DavProperties.Href(target.Owner, target.Path + "/" + DavProperties.Name(item), isCollection: false);
                responses.Add(DavProperties.Response(
                    href, DavProperties.OfItem(caller, around, item, await LockOwnerAsync(item, cancellationToken)), asked, namesOnly));
            }
        }
    }

    private async Task<XElement> CollectionAsync(
        Account caller, string owner, OpenFolder? folder, IReadOnlyCollection<XName>? asked, bool namesOnly, CancellationToken cancellationToken)
    {
        var ctag = folder is null ? "" : await ChangeTagAsync(folder, cancellationToken);
        return DavProperties.Response(
            DavProperties.Href(owner, folder?.Path ?? "", isCollection: true), DavProperties.OfCollection(caller, owner, folder, ctag), asked, namesOnly);
    }

    // Changes with every change, addition and removal: times of change only grow, ids are never used twice.
    private async Task<string> ChangeTagAsync(OpenFolder folder, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(
            "SELECT coalesce(max(modified), 0) || '-' || count(*) || '-' || coalesce(sum(id), 0) FROM item WHERE folder_id = @Id", new { folder.Id }) ?? "0";
    }

    // Folders one level below: at the top those of the owner, deeper those of the folder; the caller's rights count.
    private async Task<IReadOnlyList<OpenFolder>> FoldersAsync(Account caller, DavTarget target, CancellationToken cancellationToken)
    {
        var owner = target.Owner.Length > 0 ? target.Owner : caller.Email;
        var prefix = target.Path.Length > 0 ? target.Path + "/" : "";
        await using var connection = await store.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Id, long OwnerId, string Email, string Path, string Type, string? Rights)>(
            """
            SELECT f.id, f.account_id, a.email, f.path, f.type, r.rights FROM folder f JOIN account a ON a.id = f.account_id
            LEFT JOIN folder_right r ON r.folder_id = f.id AND r.email = @caller
            WHERE a.email = @owner AND substr(f.path, 1, length(@prefix)) = @prefix ORDER BY f.path
            """,
            new { caller = caller.Email, owner, prefix });
        return [.. rows.Where(row => DavTargets.Shows(row.Type) && !row.Path[prefix.Length..].Contains('/', StringComparison.Ordinal))
            .Select(row => new OpenFolder(row.Id, row.OwnerId, row.Email, row.Path, row.Type, row.OwnerId == caller.Id ? FolderAccess.Everything : row.Rights ?? ""))
            .Where(folder => folder.Rights.Contains('l', StringComparison.Ordinal))];
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
