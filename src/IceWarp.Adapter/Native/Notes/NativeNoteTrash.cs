using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Stores;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Notes;

/// <summary>Notes in the trash of the groupware, which holds deleted items of every class (notes, 3.2 to 3.4: type G, <c>recover</c>).</summary>
internal sealed class NativeNoteTrash(ItemsClient items, FolderList folders) : INoteTrash
{
    private const string Trash = "__@@GWTRASH@@__";
    private const string NoteClass = "N";
    private static readonly IReadOnlyList<IqElement> Fields = ListFilter.Fields("itm_id", "itmtitle", "itmclass", "itm_deleted", "itmoriginalfolder");

    public async Task<IReadOnlyList<TrashedNote>?> ListAsync(CancellationToken cancellationToken)
    {
        var filter = ListFilter.Of(Window.First(ListFilter.Everything), "itm_deleted", descending: true, search: null);
        try
        {
            var lists = await items.ListAsync([new ListRequest(Trash, Fields, filter)], cancellationToken);
            return [.. lists.SelectMany(list => list.Items).Where(IsNote).Select(Read).OrderByDescending(note => note.Deleted)];
        }
        catch (ServerException fault) when (fault.Failure == ServerFailure.NotFound)
        {
            return null;
        }
    }

    public async Task<Note> RestoreAsync(string trashedId, CancellationToken cancellationToken)
    {
        var trashed = await FindAsync(trashedId, cancellationToken);
        var origin = Origin(trashed);
        var exists = (await folders.PathsAsync(folderId: null, FolderKind.Notes, cancellationToken)).Contains(origin, StringComparer.Ordinal);
        var target = exists ? origin : await folders.TargetAsync(folderId: null, FolderKind.Notes, cancellationToken);
        var recover = ItemsClient.Action("recover", trashed.Ref.Item)
            .Add(exists ? null : new IqElement("foldermapping", new("source", trashed["itmoriginalfolder"]), new("destination", target)));
        var result = await items.SetAsync(Trash, recover, cancellationToken);
        folders.Forget();

        // A plain result means that the note kept its number.
        var restored = new ItemRef(target, result.Value("id").Trim() is { Length: > 0 } id ? id : trashed.Ref.Item);
        return NoteValues.Read(await items.GetAsync(restored, NoteValues.List, [], cancellationToken));
    }

    public async Task DeleteForGoodAsync(string trashedId, CancellationToken cancellationToken)
    {
        var trashed = await FindAsync(trashedId, cancellationToken);
        await items.SetAsync(Trash, ItemsClient.Action("delete", trashed.Ref.Item), cancellationToken);
    }

    private static bool IsNote(ItemAnswer item) => item["itmclass"] == NoteClass;

    private static TrashedNote Read(ItemAnswer item) => new(
        item.Ref.Id, item["itmtitle"], JulianDay.ReadUnix(item["itm_deleted"]), Origin(item));

    // The server's database parts paths by a backslash (notes, 3.2).
    private static string Origin(ItemAnswer item) => item["itmoriginalfolder"].Trim().Replace('\\', '/');

    // Only notes, and only what is in the trash.
    private async Task<ItemAnswer> FindAsync(string trashedId, CancellationToken cancellationToken)
    {
        var trashed = ItemRef.Of(trashedId);
        return trashed.Folder == Trash && await items.GetAsync(trashed, Fields, [], cancellationToken) is var item && IsNote(item)
            ? item
            : throw OpaqueId.Unknown();
    }
}
