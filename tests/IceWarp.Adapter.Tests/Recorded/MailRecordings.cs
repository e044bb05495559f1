using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Mail (notes, 3.3, 3.4 and 3.8).</summary>
internal static class MailRecordings
{
    private static readonly OutgoingMessage Outgoing = new(
        [new Mailbox("Bob \"B\", Bár", "bob@demo.test"), new Mailbox("", "eva@x.test")], [new Mailbox("", "carol@demo.test")], [new Mailbox("", "dan@demo.test")],
        "Hi <1> & 2", new RichText("<p>Hi</p>", IsHtml: true), [new UploadedFile("file:2026-01-01-ab12/9f3c", "report.docx", 999)]);

    private static string MessageId => Id("INBOX", "12");

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("MailStore/List", async play =>
        {
            var listed = await Mail(play).ListAsync(new MessageQuery(null, Window.First(2), WithPreview: true), default);

            listed.Total.Should().Be(120);
            listed.Items.Should().BeEquivalentTo(
                new[]
                {
                    new Message(
                        MessageId, Id("INBOX"), new Mailbox("Bob, Bár", "bob@demo.test"), [new Mailbox("", "ann@demo.test"), new Mailbox("Eva", "eva@x.test")],
                        "Hi <1>", "Hello Ann, see you", At(1, 1), 2048, IsSeen: true, IsFlagged: true, IsAnswered: true, HasAttachment: true),
                    new Message(
                        Id("INBOX", "11"), Id("INBOX"), new Mailbox("Bob, Bár", "bob@demo.test"), [], "", "", At(1, 1), 2048,
                        IsSeen: false, IsFlagged: false, IsAnswered: false, HasAttachment: false),
                },
                options => options.WithStrictOrdering());
        }),
        new("MailStore/Search", async play =>
        {
            var found = await Mail(play).SearchAsync("crane OR", 2, default);

            found.Total.Should().Be(7);
            found.Items.Select(message => (message.Id, message.Subject, message.Preview)).Should().Equal(
                (MessageId, "Crane or boat", "Crane 3 is free"), (Id("Archive/2025", "7"), "Crane of the year", ""));
        }),
        new("MailStore/Get", async play =>
        {
            var message = await Mail(play).GetAsync(MessageId, default);

            message.Body.Should().Be(new RichText("<p>Hello</p>", IsHtml: true));
            message.Cc.Should().Equal(new Mailbox("", "carol@demo.test"));
            message.MessageId.Should().Be("<1@demo.test>");
            message.Attachments.Should().Equal(new Attachment(Id("2"), "report.docx", 999, null));
        }),
        new("MailStore/Get.text", async play =>
        {
            var message = await Mail(play).GetAsync(MessageId, default);

            message.Body.Should().Be(new RichText("Hello\n  you", IsHtml: false));
            message.Summary.From.Should().Be(new Mailbox("", ""));
            message.Summary.To.Should().BeEmpty();
            message.MessageId.Should().BeNull();
            message.Attachments.Should().ContainSingle().Which.Name.Should().Be("report.docx");
        }),
        new("MailStore/SetSeen", play => Mail(play).SetSeenAsync(MessageId, seen: true, default)),
        new("MailStore/SetFlagged", play => Mail(play).SetFlaggedAsync(MessageId, flagged: false, default)),
        new("MailStore/Move", play => Mail(play).MoveAsync(MessageId, Id("Archive/2026 & older"), default)),
        new("MailArchive/Archive", async play =>
            (await Archive(play).ArchiveAsync(MessageId, default)).Should().Be(Id("INBOX", "Hi <1>", "1767225600", "2048"))),
        new("MailArchive/Archive.none", play => Failing(() => Archive(play).ArchiveAsync(MessageId, default), ServerFailure.NotFound)),
        new("MailArchive/Unarchive", play => Archive(play).UnarchiveAsync(Id("INBOX", "Hi <1>", "1767225600", "2048"), default)),
        new("MailArchive/Unarchive.gone", play => Failing(
            () => Archive(play).UnarchiveAsync(Id("INBOX", "Hi <1>", "1767225600", "2048"), default), ServerFailure.NotFound)),
        new("MailStore/Delete", play => Mail(play).DeleteAsync(MessageId, default)),
        new("MailStore/Send", play => Mail(play).SendAsync(Outgoing, default)),
        new("MailStore/Send.refused", play => Failing(
            () => Mail(play).SendAsync(Outgoing with { Cc = [], Bcc = [], Attachments = [], Body = new RichText("Hi\nthere", IsHtml: false) }, default),
            ServerFailure.Refused)),
        new("MailStore/SaveDraft", async play => (await Mail(play).SaveDraftAsync(Outgoing, default)).Should().Be(Id("Drafts", "13"))),
        new("MailStore/OpenAttachment", async play =>
        {
            await using var opened = await Mail(play).OpenAttachmentAsync(MessageId, Id("2"), default);

            opened.Name.Should().Be("report.docx");
            (await opened.ReadTextAsync()).Should().Be("report");
        }),
        new("MailStore/Reuse", play => play.Get<INoteStore>().AddAttachmentAsync(
            Id("Notes", "77"), Mail(play).Reuse(MessageId, new Attachment(Id("2"), "report.docx", 999, null)), default)),
    ];

    private static IMailArchive Archive(Playback play) => play.Get<IMailArchive>();

    private static IMailStore Mail(Playback play) => play.Get<IMailStore>();
}
