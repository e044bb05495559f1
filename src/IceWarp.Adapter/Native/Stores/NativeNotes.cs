using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>Notes: the body is the add-on NOTES, with EVNNOTE as the fallback (notes, 4.5).</summary>
internal sealed class NativeNotes(ItemsClient items, FolderList folders, Transfers transfers) : INoteStore
{
    private static readonly string[] ListFields = ["evntitle", "evntype", "evn_modified"];
    private static readonly string[] DetailFields = [.. ListFields, "evndescformat", "evnnote"];
    private static readonly string[] DetailAddons = ["notes", "attachments"];

    public async Task<Slice<Note>> ListAsync(NoteQuery query, CancellationToken cancellationToken)
    {
        var paths = await folders.PathsAsync(query.FolderId, FolderKind.Notes, cancellationToken);
        var filter = ListFilter.Of(
            ListFilter.OfEach(query.Window, paths.Count), "evn_modified", descending: true, SearchText.Write(query.Search));
        var lists = await items.ListAsync([.. paths.Select(path => new ListRequest(path, ListFilter.Fields(ListFields), filter))], cancellationToken);
        return ListFilter.Merge(lists, query.Window, Read, static (a, b) => b.Modified.CompareTo(a.Modified), paths.Count);
    }

    public async Task<NoteDetail> GetAsync(string noteId, CancellationToken cancellationToken) =>
        Detail(await FindAsync(ItemRef.Of(noteId), cancellationToken));

    public async Task<Note> CreateAsync(string? folderId, NoteDraft draft, CancellationToken cancellationToken)
    {
        var folder = await folders.TargetAsync(folderId, FolderKind.Notes, cancellationToken);
        var result = await items.SetAsync(
            folder, ItemsClient.Action("add", uid: null, Values(draft), Body(uid: null, draft.Body)), cancellationToken);
        return Read(await FindAsync(ItemsClient.Added(folder, result), cancellationToken));
    }

    public async Task<Note> UpdateAsync(string noteId, NoteDraft draft, string? version, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        var stored = await FindAsync(note, cancellationToken);
        ItemVersion.Demand(version, Read(stored).Version);
        var body = stored.Addons("notes", "note") is [var first, ..] ? first.Uid : null;
        await items.SetAsync(note.Folder, ItemsClient.Action("edit", note.Item, Values(draft), Body(body, draft.Body)), cancellationToken);
        return Read(await FindAsync(note, cancellationToken));
    }

    public async Task MoveAsync(string noteId, string folderId, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        await items.SetAsync(
            note.Folder, ItemsClient.Action("move", note.Item, new IqElement("folder", OpaqueId.Folder(folderId))), cancellationToken);
    }

    public async Task DeleteAsync(string noteId, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        await items.SetAsync(note.Folder, ItemsClient.Action("delete", note.Item), cancellationToken);
    }

    public async Task AddAttachmentAsync(string noteId, UploadedFile file, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        await items.SetAsync(note.Folder, ItemsClient.Action("edit", note.Item, Attachments.Add(file)), cancellationToken);
    }

    public async Task<Download> OpenAttachmentAsync(string noteId, string attachmentId, CancellationToken cancellationToken)
    {
        var note = ItemRef.Of(noteId);
        return await transfers.OpenAsync("attachment", note.Folder, note.Item, OpaqueId.Part(attachmentId), cancellationToken);
    }

    private static Note Read(ItemAnswer item) => new(
        item.Ref.Id,
        item.Ref.FolderId,
        item["evntitle"],
        Tags.Read(item["evntype"]),
        JulianDay.ReadUnix(item["evn_modified"]) ?? DateTimeOffset.UnixEpoch,
        ItemVersion.Of(item.Ref.Item, item["evn_modified"], item["evntitle"], item["evntype"]));

    private static NoteDetail Detail(ItemAnswer item)
    {
        var text = item.Addons("notes", "note") is [var note, ..] && note.Values.Value("note_text") is { Length: > 0 } body ? body : item["evnnote"];
        return new NoteDetail(Read(item), Texts.Read(text, item["evndescformat"]), Attachments.Read(item));
    }

    private static IqElement Values(NoteDraft draft) => new(
        "values",
        new IqElement("evntitle", draft.Title),
        new IqElement("evndescformat", Texts.Format(draft.Body)),
        new IqElement("evntype", Tags.Write(draft.Tags)));

    private static IqElement Body(string? uid, RichText body) =>
        new("notes", new IqElement("note", new IqElement("values", new IqElement("note_text", body.Content))).With("uid", uid));

    private Task<ItemAnswer> FindAsync(ItemRef note, CancellationToken cancellationToken) =>
        items.GetAsync(note, ListFilter.Fields(DetailFields), DetailAddons, cancellationToken);
}
