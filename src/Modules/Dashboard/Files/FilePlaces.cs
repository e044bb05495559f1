using IceWarp.Adapter;

namespace IceWarp.Modules.Dashboard.Files;

/// <summary>Where a file is, in words for people.</summary>
/// <param name="Owner">Name of who shares the folder; null for one's own.</param>
/// <param name="Path">Names of the folders, outermost first; empty for the person's main folder of files.</param>
internal sealed record FilePlace(string? Owner, IReadOnlyList<string> Path);

/// <summary>Turns folders into places: <c>Files/Hull 218</c> is Hull 218, <c>~carol@example.com/Files/Quay 4</c> is Quay 4 of Carol Wright.</summary>
internal sealed class FilePlaces(IFolderStore folders, PeopleNames names)
{
    /// <summary>The places of some files, by their folder.</summary>
    public async Task<IReadOnlyDictionary<string, FilePlace>> FindAsync(IEnumerable<FileEntry> files, CancellationToken cancellationToken)
    {
        var wanted = files.Select(file => file.FolderId).ToHashSet(StringComparer.Ordinal);
        var known = await folders.ListAsync(cancellationToken);
        var root = known.FirstOrDefault(folder => folder is { Kind: FolderKind.Files, IsDefault: true, Owner: null })?.Name;
        var shown = known.Where(folder => wanted.Contains(folder.Id)).ToList();
        var owners = await names.FindAsync(shown.Select(folder => folder.Owner).OfType<string>(), cancellationToken);
        return shown.ToDictionary(
            folder => folder.Id,
            folder => new FilePlace(folder.Owner is null ? null : owners[folder.Owner], Parts(folder, root)),
            StringComparer.Ordinal);
    }

    // What everybody's files lie in says nothing; a shared folder that is only this is named all the same.
    private static IReadOnlyList<string> Parts(Folder folder, string? root)
    {
        var parts = folder.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var inside = folder.Owner is null ? parts : parts[Math.Min(1, parts.Length)..];
        return inside.Length > (folder.Owner is null ? 0 : 1) && inside[0] == root ? inside[1..] : inside;
    }
}
