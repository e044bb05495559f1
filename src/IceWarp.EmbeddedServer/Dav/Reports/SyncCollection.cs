using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Items;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav.Reports;

/// <summary>
/// sync-collection (RFC 6578) of level 1: what changed in a collection since a token, folders one level below included. More than the client's
/// limit or <see cref="MostChanges"/> come in parts: the token then is the one of the last change told.
/// </summary>
internal sealed class SyncCollection(FolderChanges changes, DavListing listing, ItemStore store)
{
    /// <summary>Most changes of one answer.</summary>
    public const int MostChanges = 5000;

    private const string Scheme = "data:,";

    /// <summary>The token of a moment of a folder.</summary>
    public static string Token(long folderId, long change) => string.Create(CultureInfo.InvariantCulture, $"{Scheme}{folderId}-{change}");

    /// <summary>Answers; <paramref name="respondAsync"/> gives the responses of items that are there.</summary>
    public async Task AnswerAsync(
        DavCall call, OpenFolder folder, XElement body, Func<IReadOnlyList<StoredItem>, PropertyRequest, Task<IReadOnlyList<XElement>>> respondAsync,
        CancellationToken cancellationToken)
    {
        DemandLevelOne(call, body);
        var since = Since(folder, body.Element(D + "sync-token")?.Value.Trim() ?? "");
        var limit = Limit(body);
        var latest = await changes.LatestAsync(folder.Id, cancellationToken);
        var listed = await changes.ListAsync(folder.Id, since, limit + 1, cancellationToken) ?? throw Invalid();
        var told = listed.Take(limit).ToList();
        var isPart = listed.Count > told.Count;
        var asked = PropertyRequest.Of(body);
        var responses = new List<XElement>();
        responses.AddRange(await FoldersAsync(call, since, told, asked, cancellationToken));
        responses.AddRange(await ItemsAsync(call, folder, since, told, asked, respondAsync, cancellationToken));
        if (isPart)
        {
            responses.Add(Truncated(DavProperties.Href(call.Target.Owner, folder.Path, isCollection: true)));
        }

        var token = Token(folder.Id, isPart ? told[^1].Id : Math.Max(latest, told.Count > 0 ? told[^1].Id : since));
        await call.AnswerAsync(207, Multistatus([.. responses, new XElement(D + "sync-token", token)]));
    }

    // At the first time every folder one level below; later those that came or went. A folder that the caller may not see is not there.
    private async Task<IEnumerable<XElement>> FoldersAsync(
        DavCall call, long since, IReadOnlyList<FolderChange> told, PropertyRequest asked, CancellationToken cancellationToken)
    {
        var names = told.Where(change => change.Name.EndsWith('/')).Select(change => change.Name[..^1]).ToHashSet(StringComparer.Ordinal);
        if (since > 0 && names.Count == 0)
        {
            return [];
        }

        var responses = new List<XElement>();
        foreach (var folder in await listing.FoldersAsync(call.Caller, call.Target, cancellationToken))
        {
            if (since == 0 || names.Contains(FolderPath.Name(folder.Path)))
            {
                responses.Add(await listing.ResponseAsync(call.Caller, call.Target.Owner, folder, asked, cancellationToken));
                names.Remove(FolderPath.Name(folder.Path));
            }
        }

        return since == 0 ? responses : responses.Concat(names.Select(name =>
            DavProperties.Missing(DavProperties.Href(call.Target.Owner, call.Target.Path + "/" + name, isCollection: true))));
    }

    private async Task<IEnumerable<XElement>> ItemsAsync(
        DavCall call, OpenFolder folder, long since, IReadOnlyList<FolderChange> told, PropertyRequest asked,
        Func<IReadOnlyList<StoredItem>, PropertyRequest, Task<IReadOnlyList<XElement>>> respondAsync, CancellationToken cancellationToken)
    {
        var changed = told.Where(change => !change.Name.EndsWith('/')).ToList();
        var found = new List<StoredItem>();
        var column = folder.Type == "F" ? "i.title" : "i.rid";
        foreach (var names in changed.Where(change => !change.IsGone).Select(change => change.Name).Chunk(500))
        {
            found.AddRange(await store.ReadAsync(
                connection => connection.ListItemsAsync($"i.folder_id = @Id AND i.series_id IS NULL AND {column} IN @names ORDER BY i.id", new { folder.Id, names }),
                cancellationToken));
        }

        found.RemoveAll(item => !DavTargets.IsShown(call.Caller, folder, item));
        var responses = (await respondAsync(found, asked)).ToList();
        if (since > 0)
        {
            var there = found.Select(DavProperties.Name).ToHashSet(StringComparer.Ordinal);
            responses.AddRange(changed.Where(change => !there.Contains(change.Name)).Select(change =>
                DavProperties.Missing(DavProperties.Href(call.Target.Owner, call.Target.Path + "/" + change.Name, isCollection: false))));
        }

        return responses;
    }

    // Earlier drafts had the level in the Depth header.
    private static void DemandLevelOne(DavCall call, XElement body)
    {
        var level = body.Element(D + "sync-level")?.Value.Trim();
        if (level is null ? call.Header("Depth") != "1" : level != "1")
        {
            throw level == "infinite" ? new DavException(403, D + "sync-traversal-supported") : new DavException(400);
        }

        if (level is not null && call.Header("Depth") is not ("" or "0"))
        {
            throw new DavException(400);
        }
    }

    private static long Since(OpenFolder folder, string token)
    {
        if (token.Length == 0)
        {
            return 0;
        }

        var prefix = string.Create(CultureInfo.InvariantCulture, $"{Scheme}{folder.Id}-");
        return token.StartsWith(prefix, StringComparison.Ordinal)
            && long.TryParse(token.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var change)
                ? change
                : throw Invalid();
    }

    private static int Limit(XElement body)
    {
        if (body.Element(D + "limit")?.Element(D + "nresults")?.Value is not { } text)
        {
            return MostChanges;
        }

        return int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? Math.Min(limit, MostChanges)
            : throw new DavException(400);
    }

    private static DavException Invalid() => new(403, D + "valid-sync-token");

    private static XElement Truncated(string href) => new(
        D + "response", new XElement(D + "href", href), new XElement(D + "status", "HTTP/1.1 507 Insufficient Storage"),
        new XElement(D + "error", new XElement(D + "number-of-matches-within-limits")));
}
