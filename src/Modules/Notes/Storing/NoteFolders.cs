using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>Folders of notes by id. A folder that holds anything else is none.</summary>
internal sealed class NoteFolders(IFolderStore folders)
{
    /// <summary>All of them that the person may see, in the server's order.</summary>
    public async Task<IReadOnlyList<Folder>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await folders.ListAsync(cancellationToken)).Where(folder => folder.Kind == FolderKind.Notes)];

    /// <summary>The folder of an id; <c>notes.not_found</c> when there is none.</summary>
    public async Task<Folder> GetAsync(string folderId, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(folder => folder.Id == folderId) ?? throw new ProblemException(NotesErrors.NotFound);

    /// <summary>The folder of a path; <c>notes.not_found</c> when there is none.</summary>
    public async Task<Folder> AtAsync(string path, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(folder => folder.Path == path) ?? throw new ProblemException(NotesErrors.NotFound);
}

/// <summary>What the name of a folder must be. Pure.</summary>
internal static class FolderNames
{
    private const int Longest = 255;
    private const string Bad = "/\\\"<>*?:|";

    /// <summary>Refuses what no server takes as one name of a path.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeFolderName<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(IsName)
        .WithMessage($"A name has 1 to {Longest} characters, none of them / \\ \" < > * ? : |.")
        .OverridePropertyName("name");

    private static bool IsName(string? given) =>
        given?.Trim() is { Length: > 0 and <= Longest } name
        && name is not ("." or "..")
        && name[0] != '~'
        && !name.StartsWith("__@@", StringComparison.Ordinal)
        && !name.Any(c => char.IsControl(c) || Bad.Contains(c, StringComparison.Ordinal));
}
