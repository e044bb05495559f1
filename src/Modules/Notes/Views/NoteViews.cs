using IceWarp.Adapter;
using IceWarp.Modules.Notes.Markup;
using IceWarp.Modules.Notes.Storing;

namespace IceWarp.Modules.Notes.Views;

/// <summary>Puts together what is shown of a note: its text for the editor, the rights of its folder, the person's pin.</summary>
internal sealed class NoteViews(IFolderStore folders, PinnedNotes pins, NoteMarkup markup)
{
    /// <summary>The view of a note that the server gave.</summary>
    public Task<NoteView> OfAsync(NoteDetail note, CancellationToken cancellationToken) => OfAsync(() => Task.FromResult(note), cancellationToken);

    /// <summary>The view of a note that is to be read; what else is needed is asked for meanwhile.</summary>
    public async Task<NoteView> OfAsync(Func<Task<NoteDetail>> read, CancellationToken cancellationToken)
    {
        var (pinned, all) = (pins.GetAsync(cancellationToken), folders.ListAsync(cancellationToken));
        var note = await read();
        var folder = (await all).FirstOrDefault(candidate => candidate.Id == note.Summary.FolderId);
        return Of(note, folder, (await pinned).Contains(note.Summary.Id));
    }

    private NoteView Of(NoteDetail note, Folder? folder, bool pinned)
    {
        var rights = folder?.Rights ?? FolderRights.None;
        var name = folder?.Name ?? "";
        return new NoteView(
            note.Summary.Id,
            note.Summary.FolderId,
            name,
            folder?.Owner,
            note.Summary.Title,
            note.Summary.Tags,
            pinned,
            note.Created?.UtcDateTime,
            note.CreatedBy is { } creator ? (creator.Name.Length > 0 ? creator.Name : creator.Address) : null,
            note.Summary.Modified.UtcDateTime,
            note.ModifiedBy,
            NoteVersion.Of(note, name, rights.ToString(), pinned ? "pinned" : ""),
            note.Summary.Version,
            markup.ToEditor(note.Body, new PictureSources(note.Summary.Id, note.Attachments)),
            [.. note.Attachments.Select(NoteAttachment.Of)],
            NoteRights.Of(rights));
    }
}
