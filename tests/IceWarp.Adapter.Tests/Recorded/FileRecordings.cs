using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Files, uploads and downloads (notes, 3.5 and 4.6).</summary>
internal static class FileRecordings
{
    private static readonly UploadedFile Uploaded = new("file:2026-01-01-ab12/9f3c", "report.docx", 1000);

    private static string FileId => Id("Files", "9");

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("FileStore/List", async play => (await Files(play).ListAsync(Id("Files"), Window.First(50), null, default)).Should().BeEquivalentTo(
            new
            {
                Total = 2,
                Items = new object[]
                {
                    new { Id = FileId, FolderPath = "Files", Name = "report.docx", Size = 999L, LockedBy = (string?)null, Comment = "draft", Tags = new[] { "q1" } },
                    new { Name = "x.txt", Size = 0L, LockedBy = "42", Modified = At(1, 1) },
                },
            },
            options => options.WithStrictOrdering())),
        new("FileStore/Get", async play => (await Files(play).GetAsync(FileId, default)).LockedBy.Should().Be("bob@demo.test")),
        new("FileStore/Open", async play =>
        {
            await using var opened = await Files(play).OpenAsync(FileId, default);

            opened.Should().BeEquivalentTo(
                new { Name = "report.docx", MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Length = 5L });
            (await opened.ReadTextAsync()).Should().Be("bytes");
        }),
        new("FileStore/Open.expired", async play =>
        {
            await using var opened = await Files(play).OpenAsync(FileId, default);

            (await opened.ReadTextAsync()).Should().Be("bytes");
            play.Get<IServerContext>().Should().BeEquivalentTo(new { Renewed = true, Session = new { Token = "wm-2", Secret = "secret" } });
        }),
        new("FileStore/OpenRevision", async play =>
        {
            await using var opened = await Files(play).OpenRevisionAsync(FileId, Id("3"), default);

            (await opened.ReadTextAsync()).Should().Be("older");
        }),
        new("FileStore/Upload", async play => (await UploadAsync(play)).Should().Be(new UploadedFile("file:2026-01-01-ab12/9f3c", "Zpráva č. 1.docx", 5))),
        new("FileStore/Upload.full", play => Failing(() => UploadAsync(play), ServerFailure.TooLarge)),
        new("FileStore/Create", async play => (await Files(play).CreateAsync(Id("Files"), Uploaded, NameConflict.Fail, default)).Id.Should().Be(FileId)),
        new("FileStore/Create.taken", play =>
            Failing(() => Files(play).CreateAsync(Id("Files"), Uploaded, NameConflict.Fail, default), ServerFailure.AlreadyExists)),
        new("FileStore/Create.rename", async play =>
            (await Files(play).CreateAsync(Id("Files"), Uploaded, NameConflict.Rename, default)).Name.Should().Be("report (1).docx")),
        new("FileStore/Replace", async play =>
        {
            var replaced = await Files(play).ReplaceAsync(FileId, Uploaded with { Name = "other.docx" }, null, default);

            replaced.Should().BeEquivalentTo(new { Name = "report.docx", Size = 1000L });
        }),
        new("FileStore/Rename", async play => (await Files(play).RenameAsync(FileId, "plan.docx", default)).Name.Should().Be("plan.docx")),
        new("FileStore/Move", play => Files(play).MoveAsync(FileId, Id("Files/Old"), default)),
        new("FileStore/Copy", play => Files(play).CopyAsync(FileId, Id("Files/Old"), default)),
        new("FileStore/Delete", play => Files(play).DeleteAsync(FileId, default)),
        new("FileStore/Lock", play => Files(play).LockAsync(FileId, default)),
        new("FileStore/Lock.taken", play => Failing(() => Files(play).LockAsync(FileId, default), ServerFailure.Locked)),
        new("FileStore/Unlock", play => Files(play).UnlockAsync(FileId, default)),
        new("FileStore/ListRevisions", async play => (await Files(play).ListRevisionsAsync(FileId, default)).Should().Equal(
            new FileRevision(Id("2"), 20, At(1, 1), null), new FileRevision(Id("1"), 10, At(1, 1).AddDays(-1), "bob@demo.test"))),
        new("FileStore/Revert", play => Files(play).RevertAsync(FileId, Id("3"), default)),
        new("FileStore/CreateLink", async play =>
            (await Files(play).CreateLinkAsync(FileId, default)).Should().Be(new Uri("https://mail.demo.test/webdav/ticket/eJwz/report.docx"))),
    ];

    private static IFileStore Files(Playback play) => play.Get<IFileStore>();

    private static Task<UploadedFile> UploadAsync(Playback play) =>
        Files(play).UploadAsync("Zpráva č. 1.docx", new MemoryStream("bytes"u8.ToArray()), default);
}
