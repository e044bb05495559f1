using System.Globalization;
using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>Files (notes, 3.5 and 4.6).</summary>
internal sealed class NativeFiles(ItemsClient items, FolderList folders, WebmailSession session, Transfers transfers, ServerClient client) : IFileStore
{
    private static readonly string[] Fields =
        ["evntitle", "evnnote", "evntype", "evncomplete", "evn_modified", "evnlockown_id", "evnlockown_email"];

    public async Task<Slice<FileEntry>> ListAsync(string? folderId, Window window, string? search, CancellationToken cancellationToken)
    {
        var paths = await folders.PathsAsync(folderId, FolderKind.Files, cancellationToken);
        var (sort, descending) = folderId is null ? ("evn_modified", true) : ("evntitle", false);
        var filter = ListFilter.Of(ListFilter.OfEach(window, paths.Count), sort, descending, SearchText.Write(search));
        var lists = await items.ListAsync([.. paths.Select(path => new ListRequest(path, ListFilter.Fields(Fields), filter))], cancellationToken);
        return ListFilter.Merge(lists, window, Read, static (a, b) => b.Modified.CompareTo(a.Modified), paths.Count);
    }

    public async Task<FileEntry> GetAsync(string fileId, CancellationToken cancellationToken) =>
        Read(await FindAsync(ItemRef.Of(fileId), [], cancellationToken));

    public async Task<Download> OpenAsync(string fileId, CancellationToken cancellationToken)
    {
        var file = ItemRef.Of(fileId);
        var stored = await FindAsync(file, ["attachments"], cancellationToken);
        var content = Attachments.Content(stored) ?? throw new ServerException(ServerFailure.NotFound, "no_content", retryIsSafe: true);
        var download = await transfers.OpenAsync("attachment", file.Folder, file.Item, content.Uid, cancellationToken);
        return download with { Name = stored["evntitle"] };
    }

    public async Task<Download> OpenRevisionAsync(string fileId, string revisionId, CancellationToken cancellationToken)
    {
        var file = ItemRef.Of(fileId);
        return await transfers.OpenAsync("revision", file.Folder, file.Item, OpaqueId.Part(revisionId), cancellationToken);
    }

    public Task<UploadedFile> UploadAsync(string name, Stream content, CancellationToken cancellationToken) =>
        transfers.UploadAsync(name, content, cancellationToken);

    public async Task<FileEntry> CreateAsync(string? folderId, UploadedFile file, NameConflict conflict, CancellationToken cancellationToken)
    {
        var folder = await folders.TargetAsync(folderId, FolderKind.Files, cancellationToken);
        var item = ItemsClient.Action("add", uid: null, new IqElement("values", new("evntitle", file.Name), new("evnclass", "F")))
            .Add(Attachments.Add(file))
            .With("duplicity", conflict switch
            {
                NameConflict.Rename => "rename",
                NameConflict.Replace => "replace",
                _ => null,
            });
        var result = await items.SetAsync(folder, item, cancellationToken);
        return Read(await FindAsync(ItemsClient.Added(folder, result), [], cancellationToken));
    }

    public async Task<FileEntry> ReplaceAsync(string fileId, UploadedFile file, string? version, CancellationToken cancellationToken)
    {
        var target = ItemRef.Of(fileId);
        var stored = await FindAsync(target, ["attachments"], cancellationToken);
        ItemVersion.Demand(version, Read(stored).Version);
        await items.SetAsync(
            target.Folder,
            ItemsClient.Action("edit", target.Item, Attachments.Replace(Attachments.Content(stored)?.Uid, file with { Name = stored["evntitle"] })),
            cancellationToken);
        return Read(await FindAsync(target, [], cancellationToken));
    }

    public async Task<FileEntry> RenameAsync(string fileId, string name, CancellationToken cancellationToken)
    {
        var file = ItemRef.Of(fileId);
        await items.SetAsync(
            file.Folder, ItemsClient.Action("edit", file.Item, new IqElement("values", new IqElement("evntitle", name))), cancellationToken);
        return Read(await FindAsync(file, [], cancellationToken));
    }

    public Task MoveAsync(string fileId, string folderId, CancellationToken cancellationToken) =>
        ActAsync(fileId, "move", [new("folder", OpaqueId.Folder(folderId))], cancellationToken);

    public Task CopyAsync(string fileId, string folderId, CancellationToken cancellationToken) =>
        ActAsync(fileId, "copy", [new("folder", OpaqueId.Folder(folderId))], cancellationToken);

    public Task DeleteAsync(string fileId, CancellationToken cancellationToken) => ActAsync(fileId, "delete", [], cancellationToken);

    public Task LockAsync(string fileId, CancellationToken cancellationToken) => ActAsync(fileId, "lock", [], cancellationToken);

    public Task UnlockAsync(string fileId, CancellationToken cancellationToken) => ActAsync(fileId, "unlock", [], cancellationToken);

    public async Task<IReadOnlyList<FileRevision>> ListRevisionsAsync(string fileId, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(ItemRef.Of(fileId), ["revisions"], cancellationToken);

        // Those of one second in the order of the server, which adds at the end.
        return [.. stored.Addons("revisions", "revision").Select(Revision).Reverse().OrderByDescending(revision => revision.Created)];
    }

    public Task RevertAsync(string fileId, string revisionId, CancellationToken cancellationToken) =>
        ActAsync(fileId, "revert_to_revision", [new("values", new IqElement("revision", OpaqueId.Part(revisionId)))], cancellationToken);

    public async Task<Uri> CreateLinkAsync(string fileId, CancellationToken cancellationToken)
    {
        var file = ItemRef.Of(fileId);
        var ticket = new IqElement(
            "ticket", new IqElement("account", session.Email), new IqElement("folder", file.Folder), new IqElement("item", file.Item));
        var answer = await session.GetAsync("tools", [IqQuery.Of("tools", new IqElement("tools", ticket))], cancellationToken);
        var text = IqQuery.Answers(answer, "tools").SelectMany(query => query.Descendants())
            .Select(element => element.Text.Trim())
            .FirstOrDefault(value => value.Contains("/ticket/", StringComparison.Ordinal));
        return text is not null && Uri.TryCreate(client.At(""), text, out var link) && link.Scheme is "http" or "https"
            ? link
            : throw new ServerException(ServerFailure.Garbled, "no_ticket");
    }

    private static FileEntry Read(ItemAnswer item) => new(
        item.Ref.Id,
        item.Ref.FolderId,
        item.Ref.Folder,
        item["evntitle"],
        Number(item["evncomplete"]),
        JulianDay.ReadUnix(item["evn_modified"]) ?? DateTimeOffset.UnixEpoch,
        LockedBy(item),
        item["evnnote"],
        Tags.Read(item["evntype"]),
        ItemVersion.Of(item.Ref.Item, item["evn_modified"], item["evntitle"], item["evncomplete"]));

    // The address where the server gives it, else the owner's id: that it is locked matters more than by whom.
    private static string? LockedBy(ItemAnswer item) => item["evnlockown_id"].Trim() is "" or "0"
        ? null
        : item["evnlockown_email"].Trim() is { Length: > 0 } email ? email : item["evnlockown_id"].Trim();

    // Field names of this add-on are not known for sure: the first that has a value counts.
    private static FileRevision Revision(Addon addon) => new(
        OpaqueId.Write(addon.Uid),
        Number(First(addon, "revsize", "attsize", "size")),
        JulianDay.ReadUnix(First(addon, "revtime", "atttime", "evn_modified", "time")) ?? DateTimeOffset.UnixEpoch,
        First(addon, "revown_email", "email", "own_email") is { Length: > 0 } email ? email : null);

    private static string First(Addon addon, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (addon.Values.Value(name).Trim() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private async Task ActAsync(string fileId, string action, IReadOnlyList<IqElement> children, CancellationToken cancellationToken)
    {
        var file = ItemRef.Of(fileId);
        await items.SetAsync(file.Folder, ItemsClient.Action(action, file.Item, children), cancellationToken);
    }

    private Task<ItemAnswer> FindAsync(ItemRef file, IReadOnlyList<string> addons, CancellationToken cancellationToken) =>
        items.GetAsync(file, ListFilter.Fields(Fields), addons, cancellationToken);
}
