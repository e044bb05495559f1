using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>The trash of the groupware (notes, 3.2 to 3.4).</summary>
internal static class NoteTrashRecordings
{
    private static string TrashedId => Id("__@@GWTRASH@@__", "77");

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("NoteTrash/List", async play => (await Trash(play).ListAsync(default)).Should().Equal(
            new TrashedNote(TrashedId, "Plan", At(1, 1), "Notes/Ideas"), new TrashedNote(Id("__@@GWTRASH@@__", "78"), "", null, ""))),
        new("NoteTrash/List.none", async play => (await Trash(play).ListAsync(default)).Should().BeNull()),
        new("NoteTrash/Restore", async play => (await Trash(play).RestoreAsync(TrashedId, default)).Id.Should().Be(Id("Notes/Ideas", "77"))),
        new("NoteTrash/Restore.homeless", async play => (await Trash(play).RestoreAsync(TrashedId, default)).Id.Should().Be(Id("Notes", "77"))),
        new("NoteTrash/DeleteForGood", play => Trash(play).DeleteForGoodAsync(TrashedId, default)),
        new("NoteTrash/DeleteForGood.other", play => Failing(() => Trash(play).DeleteForGoodAsync(TrashedId, default), ServerFailure.NotFound)),
    ];

    private static INoteTrash Trash(Playback play) => play.Get<INoteTrash>();
}
