namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What attachments of notes have to do on any server.</summary>
public abstract class NoteAttachmentContract(ServerUnderContract server)
{
    [Fact]
    public async Task An_attachment_comes_back_byte_by_byte()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var note = (await notes.CreateAsync(null, Draft("with file"), CancellationToken.None)).Summary;
        var upload = await UploadAsync(person, "Příloha 1.bin");

        var attachment = await notes.AddAttachmentAsync(note.Id, upload, CancellationToken.None);

        attachment.Name.Should().Be("Příloha 1.bin");
        attachment.Size.Should().Be(Bytes.Length);
        (await notes.GetAsync(note.Id, CancellationToken.None)).Attachments.Should().ContainSingle().Which.Should().Be(attachment);
        await using var download = await notes.OpenAttachmentAsync(note.Id, attachment.Id, CancellationToken.None);
        (await download.ReadAllAsync()).Should().Equal(Bytes);
    }

    [Fact]
    public async Task A_removed_attachment_is_gone_and_the_others_stay()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var draft = Draft("two files") with { NewAttachments = [await UploadAsync(person, "a.bin"), await UploadAsync(person, "b.bin")] };
        var note = await notes.CreateAsync(null, draft, CancellationToken.None);

        await notes.RemoveAttachmentAsync(note.Summary.Id, note.Attachments[0].Id, CancellationToken.None);

        (await notes.GetAsync(note.Summary.Id, CancellationToken.None)).Attachments.Should().ContainSingle().Which.Name.Should().Be("b.bin");
        Func<Task> again = () => notes.RemoveAttachmentAsync(note.Summary.Id, note.Attachments[0].Id, CancellationToken.None);
        await again.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    [Fact]
    public async Task A_save_adds_files_to_those_that_are_there()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var note = await notes.CreateAsync(null, Draft("first") with { NewAttachments = [await UploadAsync(person, "a.bin")] }, CancellationToken.None);

        var draft = Draft("second") with { NewAttachments = [await UploadAsync(person, "b.bin")] };
        var saved = await notes.UpdateAsync(note.Summary.Id, draft, note.Summary.Version, CancellationToken.None);

        saved.Attachments.Select(attachment => attachment.Name).Should().Equal("a.bin", "b.bin");
    }

    [Fact]
    public async Task A_note_is_sent_with_its_attachment_and_a_note_takes_it_from_the_message()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var notes = person.Get<INoteStore>();
        var note = await notes.CreateAsync(
            null, Draft($"sent {Guid.NewGuid():N}") with { NewAttachments = [await UploadAsync(person, "Příloha 1.bin")] }, CancellationToken.None);
        var file = notes.Reuse(note.Summary.Id, note.Attachments[0]);

        await person.Get<IMailStore>().SendAsync(
            new OutgoingMessage([new Mailbox("", server.OtherEmail)], [], [], note.Summary.Title, note.Body, [file]), CancellationToken.None);

        var arrived = await ArrivedAsync(other, note.Summary.Title);
        arrived.Body.Content.Should().Contain(note.Summary.Title);
        var attached = other.Get<IMailStore>().Reuse(arrived.Summary.Id, arrived.Attachments.Should().ContainSingle().Which);
        var theirs = await other.Get<INoteStore>().CreateAsync(null, Draft("theirs") with { NewAttachments = [attached] }, CancellationToken.None);
        theirs.Attachments.Should().ContainSingle().Which.Name.Should().Be("Příloha 1.bin");
        await using var download = await other.Get<INoteStore>().OpenAttachmentAsync(theirs.Summary.Id, theirs.Attachments[0].Id, CancellationToken.None);
        (await download.ReadAllAsync()).Should().Equal(Bytes);
    }

    private static byte[] Bytes { get; } = [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i * 7))];

    private static Task<UploadedFile> UploadAsync(PersonScope person, string name) =>
        person.Get<IFileStore>().UploadAsync(name, new MemoryStream(Bytes), CancellationToken.None);

    private static async Task<MessageDetail> ArrivedAsync(PersonScope person, string subject)
    {
        var inbox = await person.Get<IMailStore>().ListAsync(new MessageQuery(null, Window.First(50)), CancellationToken.None);
        return await person.Get<IMailStore>().GetAsync(inbox.Items.Single(message => message.Subject == subject).Id, CancellationToken.None);
    }

    private static NoteDraft Draft(string title) => new(title, new RichText($"<p>{title}</p>", IsHtml: true), []);
}
