using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Folders (notes, 3.2).</summary>
internal static class FolderRecordings
{
    private const FolderRights Everything = FolderRights.Read | FolderRights.Add | FolderRights.Modify | FolderRights.Delete
        | FolderRights.CreateFolders | FolderRights.DeleteFolder | FolderRights.Administer;

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("FolderStore/List", async play => (await Folders(play).ListAsync(default)).Should().Equal(
            Folder("INBOX", "INBOX", FolderKind.Mail) with { Unread = 3, Count = 120, IsDefault = true },
            Folder("Sent", "Sent", FolderKind.Mail),
            Folder("Notes", "Notes", FolderKind.Notes) with { Count = 7, IsDefault = true },
            Folder("Notes/Ideas & plans", "Ideas & plans", FolderKind.Notes),
            Folder("~bob@demo.test/Calendar", "Calendar", FolderKind.Events) with { Rights = FolderRights.Read, Owner = "bob@demo.test" },
            Folder("Team", "Team", FolderKind.Other) with { Rights = FolderRights.Read | FolderRights.Add },
            Folder("__@@GWTRASH@@__", "__@@GWTRASH@@__", FolderKind.Other) with { Rights = FolderRights.None })),
        new("FolderStore/Create", async play =>
            (await Folders(play).CreateAsync("Notes/Ideas", FolderKind.Notes, default)).Should().Be(Folder("Notes/Ideas", "Ideas", FolderKind.Notes))),
        new("FolderStore/Create.taken", play =>
            Failing(() => Folders(play).CreateAsync("Notes/Ideas", FolderKind.Notes, default), ServerFailure.AlreadyExists)),
        new("FolderStore/Rename", play => Folders(play).RenameAsync(Id("Notes/Ideas"), "Notes/Plans", default)),
        new("FolderStore/IdAfterRename", async play =>
        {
            var folders = Folders(play);
            await folders.DeleteAsync(folders.IdAfterRename(Id("Notes/Ideas/Old"), "Notes/Ideas", "Notes/Plans"), default);
            folders.IdAfterRename(Id("Notes/Ideas", "77"), "Notes/Ideas", "Notes/Plans").Should().Be(Id("Notes/Plans", "77"));
            folders.IdAfterRename(Id("Notes/Ideas2", "77"), "Notes/Ideas", "Notes/Plans").Should().Be(Id("Notes/Ideas2", "77"));
            folders.IdAfterRename("no id", "Notes/Ideas", "Notes/Plans").Should().Be("no id");
        }),
        new("FolderStore/Delete", play => Folders(play).DeleteAsync(Id("Notes/Ideas"), default)),
        new("FolderStore/GetShares", async play => (await Folders(play).GetSharesAsync(Id("Notes"), default)).Should().Equal(
            new FolderShare("bob@demo.test", FolderRights.Read),
            new FolderShare("[team]", FolderRights.Read | FolderRights.Add | FolderRights.Modify | FolderRights.Delete))),
        new("FolderStore/GetShares.none", async play => (await Folders(play).GetSharesAsync(Id("Notes"), default)).Should().BeEmpty()),
        new("FolderStore/SetShares", play => Folders(play).SetSharesAsync(
            Id("Notes"),
            [new FolderShare("bob@demo.test", FolderRights.Read), new FolderShare("eva@demo.test", Everything), new FolderShare("jan@demo.test", FolderRights.None)],
            default)),
    ];

    private static IFolderStore Folders(Playback play) => play.Get<IFolderStore>();

    private static Folder Folder(string path, string name, FolderKind kind) =>
        new(Id(path), path, name, kind, Everything, Unread: 0, Count: 0, IsDefault: false, Owner: null);
}
