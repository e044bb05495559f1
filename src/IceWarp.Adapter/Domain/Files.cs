namespace IceWarp.Adapter;

/// <summary>A file on the server.</summary>
/// <param name="Id">Opaque, URL-safe id.</param>
/// <param name="FolderId">Its folder.</param>
/// <param name="FolderPath">Path of the folder, for people.</param>
/// <param name="Name">File name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Last change.</param>
/// <param name="LockedBy">Address of who holds the lock, or null.</param>
/// <param name="Comment">Comment, may be empty.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Version">Changes with every change.</param>
public sealed record FileEntry(
    string Id, string FolderId, string FolderPath, string Name, long Size, DateTimeOffset Modified, string? LockedBy, string Comment,
    IReadOnlyList<string> Tags, string Version);

/// <summary>A stored earlier version of a file.</summary>
public sealed record FileRevision(string Id, long Size, DateTimeOffset Created, string? CreatedBy);

/// <summary>Content that is on the server already, in its temporary space or in another item; name it in the operation that stores it.</summary>
/// <param name="Token">Opaque token: where on the server it is.</param>
/// <param name="Name">File name.</param>
/// <param name="Size">Bytes as the server counted them.</param>
public sealed record UploadedFile(string Token, string Name, long Size);

/// <summary>What to do when the name is taken.</summary>
public enum NameConflict
{
    /// <summary>Fail with <see cref="ServerFailure.AlreadyExists"/>.</summary>
    Fail,

    /// <summary>Find a free name.</summary>
    Rename,

    /// <summary>Replace the content.</summary>
    Replace,
}

/// <summary>Files of the current person.</summary>
public interface IFileStore
{
    /// <summary>Files of one folder by name, or (null) over all file folders, last changed first.</summary>
    Task<Slice<FileEntry>> ListAsync(string? folderId, Window window, string? search, CancellationToken cancellationToken);

    /// <summary>One file.</summary>
    Task<FileEntry> GetAsync(string fileId, CancellationToken cancellationToken);

    /// <summary>Opens the content; nothing is buffered here.</summary>
    Task<Download> OpenAsync(string fileId, CancellationToken cancellationToken);

    /// <summary>Opens an earlier version.</summary>
    Task<Download> OpenRevisionAsync(string fileId, string revisionId, CancellationToken cancellationToken);

    /// <summary>Sends bytes to the server's temporary space as a stream.</summary>
    Task<UploadedFile> UploadAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Stores an uploaded file in a folder (null: the default one).</summary>
    Task<FileEntry> CreateAsync(string? folderId, UploadedFile file, NameConflict conflict, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the content, keeping a revision where the server does; <see cref="ServerFailure.ChangedMeanwhile"/> when
    /// <paramref name="version"/> is given and not the current one.
    /// </summary>
    Task<FileEntry> ReplaceAsync(string fileId, UploadedFile file, string? version, CancellationToken cancellationToken);

    /// <summary>Renames a file.</summary>
    Task<FileEntry> RenameAsync(string fileId, string name, CancellationToken cancellationToken);

    /// <summary>Moves a file.</summary>
    Task MoveAsync(string fileId, string folderId, CancellationToken cancellationToken);

    /// <summary>Copies a file.</summary>
    Task CopyAsync(string fileId, string folderId, CancellationToken cancellationToken);

    /// <summary>Deletes a file (to the trash where the server has one).</summary>
    Task DeleteAsync(string fileId, CancellationToken cancellationToken);

    /// <summary>Takes the lock; <see cref="ServerFailure.Locked"/> when somebody else holds it.</summary>
    Task LockAsync(string fileId, CancellationToken cancellationToken);

    /// <summary>Gives the lock back.</summary>
    Task UnlockAsync(string fileId, CancellationToken cancellationToken);

    /// <summary>Earlier versions, newest first.</summary>
    Task<IReadOnlyList<FileRevision>> ListRevisionsAsync(string fileId, CancellationToken cancellationToken);

    /// <summary>Makes an earlier version the current one.</summary>
    Task RevertAsync(string fileId, string revisionId, CancellationToken cancellationToken);

    /// <summary>A link that opens the file without sign-in (native: ticket).</summary>
    Task<Uri> CreateLinkAsync(string fileId, CancellationToken cancellationToken);
}
