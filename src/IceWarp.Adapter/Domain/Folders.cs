namespace IceWarp.Adapter;

/// <summary>What a folder holds.</summary>
public enum FolderKind
{
    /// <summary>Messages.</summary>
    Mail,

    /// <summary>Contacts and distribution lists.</summary>
    Contacts,

    /// <summary>Calendar events.</summary>
    Events,

    /// <summary>Tasks.</summary>
    Tasks,

    /// <summary>Notes.</summary>
    Notes,

    /// <summary>Journal entries.</summary>
    Journal,

    /// <summary>Files.</summary>
    Files,

    /// <summary>Anything this product does not show.</summary>
    Other,
}

/// <summary>What the current person may do in a folder.</summary>
[Flags]
public enum FolderRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read items.</summary>
    Read = 1,

    /// <summary>Add items.</summary>
    Add = 2,

    /// <summary>Change items.</summary>
    Modify = 4,

    /// <summary>Delete items.</summary>
    Delete = 8,

    /// <summary>Create subfolders.</summary>
    CreateFolders = 16,

    /// <summary>Rename and delete the folder.</summary>
    DeleteFolder = 32,

    /// <summary>Change rights.</summary>
    Administer = 64,
}

/// <summary>A folder of the account or shared with it.</summary>
/// <param name="Id">Opaque, URL-safe id, accepted wherever a folder id is asked.</param>
/// <param name="Path">Full path with <c>/</c>, for people and for <see cref="IFolderStore.CreateAsync"/>.</param>
/// <param name="Name">Last part of the path.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Rights">What the current person may do.</param>
/// <param name="Unread">Unread items (mail).</param>
/// <param name="Count">All items.</param>
/// <param name="IsDefault">True for the account's default folder of its kind (the inbox for mail).</param>
/// <param name="Owner">Address of the owner when shared by somebody else, or null.</param>
public sealed record Folder(
    string Id, string Path, string Name, FolderKind Kind, FolderRights Rights, int Unread, int Count, bool IsDefault, string? Owner)
{
    /// <summary>True for the account's own mail folder that the server names for messages that are done with.</summary>
    public bool IsArchive { get; init; }
}

/// <summary>Folders of the current person.</summary>
public interface IFolderStore
{
    /// <summary>All folders with counters, shared ones included, in the server's order.</summary>
    Task<IReadOnlyList<Folder>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Creates a folder; <see cref="ServerFailure.AlreadyExists"/> when the path is taken.</summary>
    Task<Folder> CreateAsync(string path, FolderKind kind, CancellationToken cancellationToken);

    /// <summary>Renames or moves a folder to a new full path.</summary>
    Task RenameAsync(string folderId, string newPath, CancellationToken cancellationToken);

    /// <summary>
    /// The id that an item or a folder has after a folder went from one path to another: another one for what is in that folder or below it, the
    /// same for all else. Asks nothing of the server.
    /// </summary>
    string IdAfterRename(string id, string oldPath, string newPath);

    /// <summary>Deletes a folder with what it holds.</summary>
    Task DeleteAsync(string folderId, CancellationToken cancellationToken);

    /// <summary>Who the folder is shared with.</summary>
    Task<IReadOnlyList<FolderShare>> GetSharesAsync(string folderId, CancellationToken cancellationToken);

    /// <summary>Replaces the list of people that the folder is shared with.</summary>
    Task SetSharesAsync(string folderId, IReadOnlyList<FolderShare> shares, CancellationToken cancellationToken);
}

/// <summary>One person's rights on a shared folder.</summary>
public sealed record FolderShare(string Email, FolderRights Rights);
