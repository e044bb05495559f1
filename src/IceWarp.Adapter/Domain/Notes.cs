namespace IceWarp.Adapter;

/// <summary>A note as lists show it; the server's lists carry no body.</summary>
/// <param name="Id">Opaque, URL-safe id.</param>
/// <param name="FolderId">Its folder.</param>
/// <param name="Title">Title, may be empty.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Modified">Last change.</param>
/// <param name="Version">Changes with every change.</param>
public sealed record Note(string Id, string FolderId, string Title, IReadOnlyList<string> Tags, DateTimeOffset Modified, string Version);

/// <summary>A whole note. <see cref="Body"/> is as stored: sanitise before showing.</summary>
public sealed record NoteDetail(Note Summary, RichText Body, IReadOnlyList<Attachment> Attachments);

/// <summary>What a note is to be.</summary>
public sealed record NoteDraft(string Title, RichText Body, IReadOnlyList<string> Tags);

/// <summary>Which notes are asked for, last changed first.</summary>
/// <param name="FolderId">The folder; null for all folders of notes.</param>
/// <param name="Window">Which part of the list.</param>
/// <param name="Search">Words to find, or null.</param>
public sealed record NoteQuery(string? FolderId, Window Window, string? Search = null);

/// <summary>Notes of the current person.</summary>
public interface INoteStore
{
    /// <summary>Lists notes, last changed first.</summary>
    Task<Slice<Note>> ListAsync(NoteQuery query, CancellationToken cancellationToken);

    /// <summary>One note with its body.</summary>
    Task<NoteDetail> GetAsync(string noteId, CancellationToken cancellationToken);

    /// <summary>Stores a new note in a folder (null: the default one).</summary>
    Task<Note> CreateAsync(string? folderId, NoteDraft draft, CancellationToken cancellationToken);

    /// <summary>Replaces a note; <see cref="ServerFailure.ChangedMeanwhile"/> when <paramref name="version"/> is not the current one.</summary>
    Task<Note> UpdateAsync(string noteId, NoteDraft draft, string? version, CancellationToken cancellationToken);

    /// <summary>Moves a note to another folder of notes.</summary>
    Task MoveAsync(string noteId, string folderId, CancellationToken cancellationToken);

    /// <summary>Deletes a note (to the trash where the server has one).</summary>
    Task DeleteAsync(string noteId, CancellationToken cancellationToken);

    /// <summary>Adds an attachment from an uploaded file.</summary>
    Task AddAttachmentAsync(string noteId, UploadedFile file, CancellationToken cancellationToken);

    /// <summary>Opens an attachment.</summary>
    Task<Download> OpenAttachmentAsync(string noteId, string attachmentId, CancellationToken cancellationToken);
}
