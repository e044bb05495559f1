using IceWarp.Adapter;

namespace IceWarp.Modules.Notes.Views;

/// <summary>A note as lists show it.</summary>
/// <param name="Id">Opaque id.</param>
/// <param name="FolderId">Its folder.</param>
/// <param name="Title">Title, may be empty.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Pinned">Pinned by this person.</param>
/// <param name="Modified">Last change, UTC.</param>
/// <param name="Version">Changes with every change that a list can show.</param>
internal sealed record NoteEntry(
    string Id, string FolderId, string Title, IReadOnlyList<string> Tags, bool Pinned, DateTime Modified, string Version)
{
    /// <summary>The entry of a note.</summary>
    public static NoteEntry Of(Note note, IReadOnlySet<string> pinned) =>
        new(note.Id, note.FolderId, note.Title, note.Tags, pinned.Contains(note.Id), note.Modified.UtcDateTime, note.Version);
}

/// <summary>A whole note.</summary>
/// <param name="Id">Opaque id.</param>
/// <param name="FolderId">Its folder.</param>
/// <param name="FolderName">Name of the folder.</param>
/// <param name="Owner">Address of the folder's owner when shared by somebody else, or null.</param>
/// <param name="Title">Title, may be empty.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Pinned">Pinned by this person.</param>
/// <param name="Created">When it was made, UTC, or null when the server does not say.</param>
/// <param name="CreatedBy">Name or address of who made it, or null.</param>
/// <param name="Modified">Last change, UTC.</param>
/// <param name="ModifiedBy">Name of who changed it last, or null.</param>
/// <param name="Version">For If-Match; the ETag.</param>
/// <param name="ListVersion">What <see cref="NoteEntry.Version"/> of the same state is.</param>
/// <param name="Html">The text for the editor, sanitised.</param>
/// <param name="Attachments">Attachments.</param>
/// <param name="Rights">What this person may do with it.</param>
internal sealed record NoteView(
    string Id, string FolderId, string FolderName, string? Owner, string Title, IReadOnlyList<string> Tags, bool Pinned, DateTime? Created,
    string? CreatedBy, DateTime Modified, string? ModifiedBy, string Version, string ListVersion, string Html, IReadOnlyList<NoteAttachment> Attachments, NoteRights Rights);

/// <summary>An attachment of a note.</summary>
/// <param name="Id">Opaque id within the note.</param>
/// <param name="Name">File name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">Media type, or null when unknown.</param>
internal sealed record NoteAttachment(string Id, string Name, long Size, string? MediaType)
{
    /// <summary>The view of an attachment.</summary>
    public static NoteAttachment Of(Attachment attachment) => new(attachment.Id, attachment.Name, attachment.Size, attachment.MediaType);
}

/// <summary>What this person may do with a note.</summary>
/// <param name="Modify">Change it.</param>
/// <param name="Delete">Delete and move it away.</param>
/// <param name="Administer">Change who its folder is shared with.</param>
internal sealed record NoteRights(bool Modify, bool Delete, bool Administer)
{
    /// <summary>The rights that those on the folder give.</summary>
    public static NoteRights Of(FolderRights rights) =>
        new(rights.HasFlag(FolderRights.Modify), rights.HasFlag(FolderRights.Delete), rights.HasFlag(FolderRights.Administer));
}
