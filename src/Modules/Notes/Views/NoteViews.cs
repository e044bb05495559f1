using IceWarp.Adapter;
using IceWarp.Modules.Notes.Markup;
using IceWarp.Modules.Notes.Storing;

namespace IceWarp.Modules.Notes.Views;

/// <summary>Puts together what is shown of a note: its text for the editor, the rights of its folder, the person's pin.</summary>
internal sealed class NoteViews(IFolderStore folders, PinnedNotes pins, NoteMarkup markup)
{
    /// <summary>The view of a note that the server gave.</summary>
    public async Task<NoteView> OfAsync(NoteDetail note, CancellationToken cancellationToken)
    {
        var pinned = pins.GetAsync(cancellationToken);
        var folder = (await folders.ListAsync(cancellationToken)).FirstOrDefault(candidate => candidate.Id == note.Summary.FolderId);
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
