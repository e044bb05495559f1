using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Notes (notes, 3.3 to 3.5 and 4.5).</summary>
internal static class NoteRecordings
{
    private static readonly NoteDraft Draft = new("Plan 2", new RichText("<p>Plan 2</p>", IsHtml: true), ["work", "a, b"]);
    private static readonly UploadedFile Upload = new("file:2026-01-01-ab12/9f3c", "a.png", 123);

    private static string NoteId => Id("Notes", "77");

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("NoteStore/List", async play =>
        {
            var listed = await Notes(play).ListAsync(new NoteQuery(null, Window.First(2)), default);

            listed.Total.Should().Be(13);
            listed.Items.Should().BeEquivalentTo(
                new object[]
                {
                    new { Id = NoteId, FolderId = Id("Notes"), Title = "Plan <1> & 2", Tags = new[] { "work", "a, b" }, Modified = At(1, 1) },
                    new { Id = Id("~bob@demo.test/Notes", "5f2c"), Title = "Žluťoučký 😀", Tags = Array.Empty<string>(), Modified = At(1, 1).AddMinutes(-30) },
                },
                options => options.WithStrictOrdering());
            listed.Items.Select(note => note.Version).Should().OnlyHaveUniqueItems();
        }),
        new("NoteStore/List.search", async play =>
        {
            var found = await Notes(play).ListAsync(
                new NoteQuery(Id("Notes/Ideas"), new Window(10, 5), "plan \"b\" OR tag:x", "a, b"), default);

            found.Should().BeEquivalentTo(new Slice<Note>([], 0));
        }),
        new("NoteStore/List.lost", async play =>
            (await Notes(play).ListAsync(new NoteQuery(null, Window.First(2)), default)).Items.Should().ContainSingle(note => note.Id == NoteId)),
        new("NoteStore/ListIds", async play => (await Notes(play).ListIdsAsync(null, default))
            .Should().Equal(NoteId, Id("Notes", "78"), Id("~bob@demo.test/Notes", "5f2c"))),
        new("NoteStore/ListIds.cut", play => Failing(() => Notes(play).ListIdsAsync(Id("Notes"), default), ServerFailure.Garbled)),
        new("NoteStore/Get", async play =>
        {
            var note = await Notes(play).GetAsync(NoteId, default);

            note.Body.Should().Be(new RichText("<p>Hello &amp; <b>world</b></p>", IsHtml: true));
            note.Attachments.Should().Equal(new Attachment(Id("5"), "a b.png", 123, "image/png"));
            note.Created.Should().Be(At(1, 1).AddDays(-1));
            note.CreatedBy.Should().Be(new Mailbox("Ann Nová", "ann@demo.test"));
            note.ModifiedBy.Should().Be("Bob Bár");
        }),
        new("NoteStore/Find", async play =>
            (await Notes(play).FindAsync(Id("Notes"), "8f1c", default))!.Should().BeEquivalentTo(new { Summary = new { Id = NoteId, Title = "Plan" } })),
        new("NoteStore/Get.plain", async play =>
        {
            var note = await Notes(play).GetAsync(NoteId, default);

            note.Should().BeEquivalentTo(new
            {
                Summary = new { Title = "Plan", Modified = DateTimeOffset.UnixEpoch },
                Body = new RichText("one\n  two", IsHtml: false),
                Attachments = Array.Empty<Attachment>(),
                Created = (DateTimeOffset?)null,
                CreatedBy = (Mailbox?)null,
                ModifiedBy = (string?)null,
            });
        }),
        new("NoteStore/Get.refused", async play =>
            (await Failing(() => Notes(play).GetAsync(NoteId, default), ServerFailure.NotFound)).Detail.Should().Be("item_invalid_id")),
        new("NoteStore/Create", async play =>
        {
            var note = await Notes(play).CreateAsync(null, Draft with { NewAttachments = [Upload] }, default);

            note.Summary.Should().BeEquivalentTo(new { Id = NoteId, Title = "Plan" });
            note.Attachments.Should().ContainSingle(attachment => attachment.Name == "a.png");
        }),
        new("NoteStore/Update", async play =>
            (await Notes(play).UpdateAsync(NoteId, Draft, null, default)).Should().BeEquivalentTo(
                new { Summary = new { Title = "Plan 2", Modified = At(1, 1, 0, 1) }, Body = Draft.Body })),
        new("NoteStore/Update.stale", play => Failing(() => Notes(play).UpdateAsync(NoteId, Draft, "old", default), ServerFailure.ChangedMeanwhile)),
        new("NoteStore/Move", async play =>
            (await Notes(play).MoveAsync(NoteId, Id("Notes/Ideas"), default)).Id.Should().Be(Id("Notes/Ideas", "77"))),
        new("NoteStore/Move.renumbered", async play =>
            (await Notes(play).MoveAsync(NoteId, Id("Notes/Ideas"), default)).Id.Should().Be(Id("Notes/Ideas", "91"))),
        new("NoteStore/Delete", play => Notes(play).DeleteAsync(NoteId, default)),
        new("NoteStore/AddAttachment", async play =>
            (await Notes(play).AddAttachmentAsync(NoteId, Upload, default)).Should().Be(new Attachment(Id("5"), "a.png", 123, null))),
        new("NoteStore/RemoveAttachment", play => Notes(play).RemoveAttachmentAsync(NoteId, Id("5"), default)),
        new("NoteStore/OpenAttachment", async play =>
        {
            await using var opened = await Notes(play).OpenAttachmentAsync(Id("~bob@demo.test/Notes/Ideas & plans", "77"), Id("5"), default);

            opened.Should().BeEquivalentTo(new { Name = "žlutý.png", MediaType = "image/png", Length = 7L });
            (await opened.ReadTextAsync()).Should().Be("picture");
        }),
        new("NoteStore/OpenAttachment.gone", play => Failing(() => Notes(play).OpenAttachmentAsync(NoteId, Id("5"), default), ServerFailure.NotFound)),
        new("NoteStore/Reuse", play => play.Get<IMailStore>().SendAsync(
            new OutgoingMessage(
                [new Mailbox("", "bob@demo.test")], [], [], "Plan", Draft.Body,
                [Notes(play).Reuse(NoteId, new Attachment(Id("5"), "a.png", 123, null))]),
            default)),
    ];

    private static INoteStore Notes(Playback play) => play.Get<INoteStore>();
}
