using System.Collections.Frozen;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>What people are given on a folder, in three words: <c>read</c>, <c>write</c>, <c>full</c>.</summary>
internal static class SharedRights
{
    private const FolderRights Write = FolderRights.Read | FolderRights.Add | FolderRights.Modify | FolderRights.Delete;

    private static readonly FrozenDictionary<string, FolderRights> Rights = new Dictionary<string, FolderRights>(StringComparer.Ordinal)
    {
        ["read"] = FolderRights.Read,
        ["write"] = Write,
        ["full"] = Write | FolderRights.CreateFolders | FolderRights.DeleteFolder | FolderRights.Administer,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for one of the three words.</summary>
    public static bool IsWord(string? word) => word is not null && Rights.ContainsKey(word);

    /// <summary>The word that comes closest without promising less than is given.</summary>
    public static string WordOf(FolderRights rights) =>
        rights.HasFlag(FolderRights.Administer) ? "full"
        : (rights & (FolderRights.Add | FolderRights.Modify | FolderRights.Delete)) != FolderRights.None ? "write"
        : "read";

    /// <summary>The rights of a word; those that the person has already stay as they are when the word says the same of them.</summary>
    public static FolderRights Of(string word, FolderRights? present) =>
        present is { } rights && WordOf(rights) == word ? rights : Rights[word];
}

/// <summary>Who a folder of notes is shared with. Only who administers the folder may ask.</summary>
internal sealed class FolderSharing(IFolderStore folders, NoteFolders known)
{
    /// <summary>The folder; <c>notes.not_allowed</c> where the person does not administer it.</summary>
    public async Task<Folder> FolderAsync(string folderId, CancellationToken cancellationToken)
    {
        var folder = await known.GetAsync(folderId, cancellationToken);
        return folder.Rights.HasFlag(FolderRights.Administer) ? folder : throw new ProblemException(NotesErrors.NotAllowed);
    }

    /// <summary>Everybody who has a right on the folder.</summary>
    public async Task<IReadOnlyList<FolderShare>> GetAsync(Folder folder, CancellationToken cancellationToken) =>
        [.. (await folders.GetSharesAsync(folder.Id, cancellationToken)).Where(share => share.Rights != FolderRights.None)];
}
