using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Stores;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Notes;

/// <summary>Notes (notes, 3.3, 3.4 and 4.5).</summary>
internal sealed class NativeNotes(ItemsClient items, FolderList folders, WebmailSession session, Transfers transfers) : INoteStore
{
    public async Task<Slice<Note>> ListAsync(NoteQuery query, CancellationToken cancellationToken)
    {
        var paths = await folders.PathsAsync(query.FolderId, FolderKind.Notes, cancellationToken);
        var filter = ListFilter.Of(
            ListFilter.OfEach(query.Window, paths.Count), "evn_modified", descending: true, SearchText.Write(query.Search, query.Tag));
        var lists = await items.ListAsync([.. paths.Select(path => new ListRequest(path, NoteValues.List, filter))], cancellationToken);
        return ListFilter.Merge(lists, query.Window, NoteValues.Read, static (a, b) => b.Modified.CompareTo(a.Modified), paths.Count);
    }

    public async Task<IReadOnlyList<string>> ListIdsAsync(string? folderId, CancellationToken cancellationToken)
    {
        var paths = await folders.PathsAsync(folderId, FolderKind.Notes, cancellationToken);

        // Without values a list has ids only (notes, 3.3).
        var lists = await items.ListAsync([.. paths.Select(path => new ListRequest(path, [], []))], cancellationToken);
        return lists.Any(list => list.Items.Count < list.Count)
            ? throw new ServerException(ServerFailure.Garbled, "list_cut", retryIsSafe: true)
            : [.. lists.SelectMany(list => list.Items).Select(item => item.Ref.Id)];
    }

    public async Task<NoteDetail> GetAsync(string noteId, CancellationToken cancellationToken) =>
        NoteValues.ReadDetail(await FindAsync(ItemRef.Of(noteId), cancellationToken));

    public async Task<NoteDetail> CreateAsync(string? folderId, NoteDraft draft, CancellationToken cancellationToken)
    {
        var folder = await folders.TargetAsync(folderId, FolderKind.Notes, cancellationToken);
        var values = NoteValues.Write(draft).Add(draft.Uid is null ? null : new IqElement(NoteValues.Uid, draft.Uid));
        var item = ItemsClient.Action("add", uid: null, values, NoteValues.WriteBody(uid: null, draft.Body))
            .Add(Attachments.Add(draft.NewAttachments));
        var result = await SetAsync(folder, item, cancellationToken);
        return NoteValues.ReadDetail(await FindAsync(ItemsClient.Added(folder, result), cancellationToken));
    }

    public async Task<NoteDetail?> FindAsync(string? folderId, string uid, CancellationToken cancellationToken)
    {
        var folder = await folders.TargetAsync(folderId, FolderKind.Notes, cancellationToken);
        var filter = ListFilter.Of(Window.First(ListFilter.Everything), "evn_modified", descending: true, search: null);
        var lists = await items.ListAsync([new ListRequest(folder, ListFilter.Fields(NoteValues.Uid), filter)], cancellationToken);
        return lists.SelectMany(list => list.Items).FirstOrDefault(item => item[NoteValues.Uid] == uid) is { } found
            ? NoteValues.ReadDetail(await FindAsync(found.Ref, cancellationToken))
            : null;
    }

    public async Task<NoteDetail> UpdateAsync(string noteId, NoteDraft draft, string? version, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        var stored = await FindAsync(note, cancellationToken);
        ItemVersion.Demand(version, NoteValues.Read(stored).Version);
        var body = stored.Addons("notes", "note") is [var first, ..] ? first.Uid : null;
        var item = ItemsClient.Action("edit", note.Item, NoteValues.Write(draft), NoteValues.WriteBody(body, draft.Body))
            .Add(Attachments.Add(draft.NewAttachments));
        await items.SetAsync(note.Folder, item, cancellationToken);
        return NoteValues.ReadDetail(await FindAsync(note, cancellationToken));
    }

    public async Task<Note> MoveAsync(string noteId, string folderId, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        var folder = OpaqueId.Folder(folderId);
        var result = await SetAsync(note.Folder, ItemsClient.Action("move", note.Item, new IqElement("folder", folder)), cancellationToken);

        // A plain result means that the note kept its number.
        var moved = new ItemRef(folder, result.Value("id").Trim() is { Length: > 0 } id ? id : note.Item);
        return NoteValues.Read(await items.GetAsync(moved, NoteValues.List, [], cancellationToken));
    }

    public async Task DeleteAsync(string noteId, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        await SetAsync(note.Folder, ItemsClient.Action("delete", note.Item), cancellationToken);
    }

    public async Task<Attachment> AddAttachmentAsync(string noteId, UploadedFile file, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        await items.SetAsync(note.Folder, ItemsClient.Action("edit", note.Item).Add(Attachments.Add(file)), cancellationToken);
        var stored = Attachments.Read(await items.GetAsync(note, NoteValues.List, ["attachments"], cancellationToken));

        // The edit does not tell the new uid, and a server may change a name that it does not like.
        return stored.LastOrDefault(attachment => attachment.Name == file.Name) ?? stored.LastOrDefault()
            ?? throw new ServerException(ServerFailure.Garbled, "attachment_not_stored");
    }

    public async Task RemoveAttachmentAsync(string noteId, string attachmentId, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        await items.SetAsync(
            note.Folder, ItemsClient.Action("edit", note.Item, Attachments.Remove(OpaqueId.Part(attachmentId))), cancellationToken);
    }

    public async Task<Download> OpenAttachmentAsync(string noteId, string attachmentId, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        return await transfers.OpenAsync("attachment", note.Folder, note.Item, OpaqueId.Part(attachmentId), cancellationToken);
    }

    public UploadedFile Reuse(string noteId, Attachment attachment) => Attachments.Reuse(session.Email, ItemRef.Of(noteId), attachment);

    private Task<ItemAnswer> FindAsync(ItemRef note, CancellationToken cancellationToken) =>
        items.GetAsync(note, NoteValues.Single, NoteValues.Addons, cancellationToken);

    // For changes that folder counters show.
    private async Task<IqElement> SetAsync(string folder, IqElement item, CancellationToken cancellationToken)
    {
        var result = await items.SetAsync(folder, item, cancellationToken);
        folders.Forget();
        return result;
    }
}
