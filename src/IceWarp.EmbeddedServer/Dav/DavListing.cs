using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Quotas;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>The members of collections as the caller may see them, and their responses in a multistatus.</summary>
internal sealed class DavListing(EmbeddedStore store, ItemStore items, DeadProperties dead, FolderChanges changes, AccountQuota quota)
{
    /// <summary>Items of a folder; none at the top.</summary>
    public async Task<IReadOnlyList<StoredItem>> ItemsAsync(Account caller, OpenFolder? folder, CancellationToken cancellationToken) => folder is null
        ? []
        : [.. (await items.ListAsync(folder.Id, cancellationToken)).Where(item => DavTargets.IsShown(caller, folder, item))];

    /// <summary>Folders one level below: at the top those of the owner, deeper those of the folder; the caller's rights count.</summary>
    public async Task<IReadOnlyList<OpenFolder>> FoldersAsync(Account caller, DavTarget target, CancellationToken cancellationToken)
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

    /// <summary>The response for a folder, or for the top.</summary>
    public async Task<XElement> ResponseAsync(
        Account caller, string owner, OpenFolder? folder, PropertyRequest asked, CancellationToken cancellationToken)
    {
        var href = DavProperties.Href(owner, folder?.Path ?? "", isCollection: true);
        if (folder is null)
        {
            return DavProperties.Response(href, DavProperties.OfCollection(caller, owner, null, new CollectionState(0, 0, null)), [], asked);
        }

        var used = await quota.UsageAsync(folder.OwnerId, cancellationToken);
        var state = new CollectionState(
            await changes.LatestAsync(folder.Id, cancellationToken), used, quota.Limit > 0 ? Math.Max(0, quota.Limit - used) : null);
        return DavProperties.Response(
            href, DavProperties.OfCollection(caller, owner, folder, state), await dead.OfFolderAsync(folder, cancellationToken), asked);
    }

    /// <summary>The responses for items of a folder; <paramref name="moreAsync"/> gives further properties of each.</summary>
    public async Task<IReadOnlyList<XElement>> ResponsesAsync(
        Account caller, string owner, OpenFolder folder, IReadOnlyList<StoredItem> members, PropertyRequest asked,
        Func<StoredItem, Task<IEnumerable<XElement>>>? moreAsync, CancellationToken cancellationToken)
    {
        var kept = await dead.OfItemsAsync(members, cancellationToken);
        var holders = await items.ReadAsync(
            connection => connection.EmailsAsync(members.Select(item => item.LockAccountId).OfType<long>().Distinct()), cancellationToken);
        var responses = new List<XElement>(members.Count);
        foreach (var item in members)
        {
            var live = DavProperties.OfItem(caller, folder, item, item.LockAccountId is { } holder ? holders.GetValueOrDefault(holder) : null);
            var more = moreAsync is null ? [] : await moreAsync(item);
            var href = DavProperties.Href(owner, folder.Path + "/" + DavProperties.Name(item), isCollection: false);
            responses.Add(DavProperties.Response(href, live.Concat(more), kept[item.Id], asked));
        }

        return responses;
    }
}
