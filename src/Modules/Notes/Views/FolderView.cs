using IceWarp.Adapter;

namespace IceWarp.Modules.Notes.Views;

/// <summary>A folder of notes.</summary>
/// <param name="Id">Opaque id.</param>
/// <param name="Name">Last part of the path.</param>
/// <param name="Path">Full path with <c>/</c>.</param>
/// <param name="Count">Notes in it.</param>
/// <param name="IsDefault">True for the person's default folder of notes.</param>
/// <param name="Owner">Address of the owner when shared by somebody else, or null.</param>
/// <param name="Rights">What this person may do in it.</param>
internal sealed record FolderView(string Id, string Name, string Path, int Count, bool IsDefault, string? Owner, FolderView.RightsView Rights)
{
    /// <summary>What a person may do in a folder.</summary>
    internal sealed record RightsView(bool Add, bool Modify, bool Delete, bool CreateFolders, bool DeleteFolder, bool Administer);

    /// <summary>The view of a folder.</summary>
    public static FolderView Of(Folder folder) => new(
        folder.Id, folder.Name, folder.Path, folder.Count, folder.IsDefault, folder.Owner,
        new RightsView(
            folder.Rights.HasFlag(FolderRights.Add),
            folder.Rights.HasFlag(FolderRights.Modify),
            folder.Rights.HasFlag(FolderRights.Delete),
            folder.Rights.HasFlag(FolderRights.CreateFolders),
            folder.Rights.HasFlag(FolderRights.DeleteFolder),
            folder.Rights.HasFlag(FolderRights.Administer)));
}
