namespace IceWarp.Adapter;

/// <summary>A note as lists show it; the server's lists carry no body.</summary>
/// <param name="Id">Opaque, URL-safe id.</param>
/// <param name="FolderId">Its folder.</param>
/// <param name="Title">Title, may be empty.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Modified">Last change.</param>
/// <param name="Version">Changes with every change.</param>
public sealed record Note(string Id, string FolderId, string Title, IReadOnlyList<string> Tags, DateTimeOffset Modified, string Version);

/// <summary>A whole note.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Body">The text as stored: sanitise before showing.</param>
/// <param name="Attachments">Its attachments.</param>
/// <param name="Created">When it was made, or null when the server does not say.</param>
/// <param name="CreatedBy">Who made it, or null.</param>
/// <param name="ModifiedBy">Name of who changed it last, or null.</param>
public sealed record NoteDetail(
    Note Summary, RichText Body, IReadOnlyList<Attachment> Attachments, DateTimeOffset? Created, Mailbox? CreatedBy, string? ModifiedBy);

/// <summary>What a note is to be.</summary>
public sealed record NoteDraft(string Title, RichText Body, IReadOnlyList<string> Tags)
{
    /// <summary>Files to add as attachments; those that the note has already stay.</summary>
    public IReadOnlyList<UploadedFile> NewAttachments { get; init; } = [];

    /// <summary>iCalendar UID of a new note, one that nothing in its folder has; null lets the server choose. A change does not touch it.</summary>
    public string? Uid { get; init; }
}

/// <summary>Which notes are asked for, last changed first.</summary>
/// <param name="FolderId">The folder; null for all folders of notes.</param>
/// <param name="Window">Which part of the list.</param>
/// <param name="Search">Words to find in title, tags and text, or null.</param>
/// <param name="Tag">A tag that the notes must have, or null.</param>
public sealed record NoteQuery(string? FolderId, Window Window, string? Search = null, string? Tag = null);

/// <summary>Notes of the current person.</summary>
public interface INoteStore
{
    /// <summary>Lists notes, last changed first.</summary>
    Task<Slice<Note>> ListAsync(NoteQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Ids of all notes of one folder, or (null) of all folders of notes, in no order. Never a part of them: an answer that is not whole fails.
    /// </summary>
    Task<IReadOnlyList<string>> ListIdsAsync(string? folderId, CancellationToken cancellationToken);

    /// <summary>One note with its body.</summary>
    Task<NoteDetail> GetAsync(string noteId, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a new note in a folder (null: the default one); <see cref="ServerFailure.AlreadyExists"/> where the server sees that
    /// <see cref="NoteDraft.Uid"/> is taken.
    /// </summary>
    Task<NoteDetail> CreateAsync(string? folderId, NoteDraft draft, CancellationToken cancellationToken);

    /// <summary>The note with an iCalendar UID in a folder (null: the default one); null when there is none.</summary>
    Task<NoteDetail?> FindAsync(string? folderId, string uid, CancellationToken cancellationToken);

    /// <summary>Replaces a note; <see cref="ServerFailure.ChangedMeanwhile"/> when <paramref name="version"/> is not the current one.</summary>
    Task<NoteDetail> UpdateAsync(string noteId, NoteDraft draft, string? version, CancellationToken cancellationToken);

    /// <summary>Moves a note to another folder of notes; its id there is another one.</summary>
    Task<Note> MoveAsync(string noteId, string folderId, CancellationToken cancellationToken);

    /// <summary>Deletes a note (to the trash where the server has one).</summary>
    Task DeleteAsync(string noteId, CancellationToken cancellationToken);

    /// <summary>Adds an attachment.</summary>
    Task<Attachment> AddAttachmentAsync(string noteId, UploadedFile file, CancellationToken cancellationToken);

    /// <summary>Removes an attachment; <see cref="ServerFailure.NotFound"/> when it is not there.</summary>
    Task RemoveAttachmentAsync(string noteId, string attachmentId, CancellationToken cancellationToken);

    /// <summary>Opens an attachment.</summary>
    Task<Download> OpenAttachmentAsync(string noteId, string attachmentId, CancellationToken cancellationToken);

    /// <summary>An attachment for a message or another note: the server takes it from here, no byte moves.</summary>
    UploadedFile Reuse(string noteId, Attachment attachment);
}

/// <summary>A deleted note.</summary>
/// <param name="Id">Opaque, URL-safe id for <see cref="INoteTrash"/> only.</param>
/// <param name="Title">Title, may be empty.</param>
/// <param name="Deleted">When it was deleted, or null.</param>
/// <param name="FolderPath">Path of the folder it was in, for people; empty when unknown.</param>
public sealed record TrashedNote(string Id, string Title, DateTimeOffset? Deleted, string FolderPath);

/// <summary>Deleted notes of the current person.</summary>
public interface INoteTrash
{
    /// <summary>All of them, last deleted first; null when the server keeps none.</summary>
    Task<IReadOnlyList<TrashedNote>?> ListAsync(CancellationToken cancellationToken);

    /// <summary>Puts a note back where it was, or into the default folder of notes when that one is gone.</summary>
    Task<Note> RestoreAsync(string trashedId, CancellationToken cancellationToken);

    /// <summary>Deletes a note for good.</summary>
    Task DeleteForGoodAsync(string trashedId, CancellationToken cancellationToken);
}
