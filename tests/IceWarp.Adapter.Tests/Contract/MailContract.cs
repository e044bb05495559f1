namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What mail has to do on any server.</summary>
public abstract class MailContract(ServerUnderContract server)
{
    [Fact]
    public async Task A_sent_message_arrives_once_whole_and_unread_and_is_kept_as_sent()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var bytes = Enumerable.Range(0, 5_000).Select(i => (byte)i).ToArray();
        var upload = await person.Get<IFileStore>().UploadAsync("příloha.bin", new MemoryStream(bytes), CancellationToken.None);
        var message = Message("Předmět <1> & 2") with { Attachments = [upload] };

        await person.Get<IMailStore>().SendAsync(message, CancellationToken.None);

        var arrived = await ArrivedAsync(other, message.Subject);
        arrived.From.Address.Should().BeEquivalentTo(server.Email);
        arrived.To.Should().ContainSingle().Which.Address.Should().BeEquivalentTo(server.OtherEmail);
        arrived.IsSeen.Should().BeFalse();
        arrived.HasAttachment.Should().BeTrue();
        var whole = await other.Get<IMailStore>().GetAsync(arrived.Id, CancellationToken.None);
        whole.Body.IsHtml.Should().BeTrue();
        whole.Body.Content.Should().Contain("Ahoj <b>světe</b>");
        var attachment = whole.Attachments.Should().ContainSingle().Which;
        await using var download = await other.Get<IMailStore>().OpenAttachmentAsync(arrived.Id, attachment.Id, CancellationToken.None);
        (await download.ReadAllAsync()).Should().Equal(bytes);
        var sent = (await person.Get<IFolderStore>().ListAsync(CancellationToken.None)).Single(folder => folder.Path == "Sent");
        (await person.Get<IMailStore>().ListAsync(new MessageQuery(sent.Id, Window.First(50)), CancellationToken.None)).Items
            .Should().ContainSingle(found => found.Subject == message.Subject);
    }

    [Fact]
    public async Task Reading_leaves_a_message_unread_until_it_is_marked()
    {
        await using var other = await server.SignInOtherAsync();
        var id = (await DeliverAsync(other, "flags")).Id;
        var mail = other.Get<IMailStore>();

        await mail.GetAsync(id, CancellationToken.None);
        var unread = (await mail.GetAsync(id, CancellationToken.None)).Summary;
        await mail.SetSeenAsync(id, seen: true, CancellationToken.None);
        await mail.SetFlaggedAsync(id, flagged: true, CancellationToken.None);
        var marked = (await mail.GetAsync(id, CancellationToken.None)).Summary;
        await mail.SetSeenAsync(id, seen: false, CancellationToken.None);
        await mail.SetFlaggedAsync(id, flagged: false, CancellationToken.None);
        var cleared = (await mail.GetAsync(id, CancellationToken.None)).Summary;

        unread.Should().BeEquivalentTo(new { IsSeen = false, IsFlagged = false });
        marked.Should().BeEquivalentTo(new { IsSeen = true, IsFlagged = true });
        cleared.Should().BeEquivalentTo(new { IsSeen = false, IsFlagged = false });
    }

    [Fact]
    public async Task A_list_is_searched_and_shows_the_first_words()
    {
        await using var other = await server.SignInOtherAsync();
        await DeliverAsync(other, "xylophone");
        await DeliverAsync(other, "trumpet");

        var found = await other.Get<IMailStore>().ListAsync(
            new MessageQuery(null, Window.First(10), "xylophone", WithPreview: true), CancellationToken.None);

        found.Items.Should().ContainSingle().Which.Preview.Should().StartWith("Ahoj světe");
    }

    [Fact]
    public async Task A_search_finds_messages_in_every_folder_but_not_in_the_trash()
    {
        await using var other = await server.SignInOtherAsync();
        var mail = other.Get<IMailStore>();
        var folder = await other.NewFolderAsync(FolderKind.Mail);
        var word = $"w{Guid.NewGuid():N}";
        var here = await DeliverAsync(other, $"{word} here");
        await mail.MoveAsync((await DeliverAsync(other, $"{word} moved")).Id, folder.Id, CancellationToken.None);
        await mail.DeleteAsync((await DeliverAsync(other, $"{word} deleted")).Id, CancellationToken.None);

        var found = await mail.SearchAsync(word, 10, CancellationToken.None);

        found.Items.Select(message => message.Subject).Should().BeEquivalentTo($"{word} here", $"{word} moved");
        found.Total.Should().Be(2);
        found.Items.Should().OnlyContain(message => message.Preview.StartsWith("Ahoj světe", StringComparison.Ordinal));
        found.Items.Should().ContainSingle(message => message.Id == here.Id);
        (await mail.SearchAsync(word, 1, CancellationToken.None)).Should().BeEquivalentTo(new { Total = 2 });
    }

    [Fact]
    public async Task A_message_moves_and_goes_to_the_trash()
    {
        await using var other = await server.SignInOtherAsync();
        var mail = other.Get<IMailStore>();
        var folder = await other.NewFolderAsync(FolderKind.Mail);
        var message = await DeliverAsync(other, "moving");

        await mail.MoveAsync(message.Id, folder.Id, CancellationToken.None);
        var moved = (await mail.ListAsync(new MessageQuery(folder.Id, Window.First(5)), CancellationToken.None)).Items.Single();
        await mail.DeleteAsync(moved.Id, CancellationToken.None);

        moved.Subject.Should().Be("moving");
        (await mail.ListAsync(new MessageQuery(folder.Id, Window.First(5)), CancellationToken.None)).Total.Should().Be(0);
        Func<Task> get = () => mail.GetAsync(message.Id, CancellationToken.None);
        await get.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    [Fact]
    public async Task A_draft_is_kept_and_not_sent()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();

        var id = await person.Get<IMailStore>().SaveDraftAsync(Message("only a draft"), CancellationToken.None);

        var draft = await person.Get<IMailStore>().GetAsync(id, CancellationToken.None);
        draft.Summary.Subject.Should().Be("only a draft");
        draft.Body.Content.Should().Contain("Ahoj <b>světe</b>");
        (await other.Get<IMailStore>().ListAsync(new MessageQuery(null, Window.First(500)), CancellationToken.None)).Items
            .Should().NotContain(message => message.Subject == "only a draft");
    }

    private OutgoingMessage Message(string subject) =>
        new([new Mailbox("Other", server.OtherEmail)], [], [], subject, new RichText("<p>Ahoj <b>světe</b></p>", IsHtml: true), []);

    private async Task<Message> DeliverAsync(PersonScope other, string subject)
    {
        await using var person = await server.SignInAsync();
        await person.Get<IMailStore>().SendAsync(Message(subject), CancellationToken.None);
        return await ArrivedAsync(other, subject);
    }

    private static async Task<Message> ArrivedAsync(PersonScope other, string subject)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var inbox = await other.Get<IMailStore>().ListAsync(new MessageQuery(null, Window.First(500)), limit.Token);
            if (inbox.Items.Where(message => message.Subject == subject).ToList() is [_, ..] found)
            {
                return found.Should().ContainSingle().Which;
            }
        }
    }
}
