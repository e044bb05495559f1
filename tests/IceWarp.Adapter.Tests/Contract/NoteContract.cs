namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What notes have to do on any server.</summary>
public abstract class NoteContract(ServerUnderContract server)
{
    private const string Html = "<p>Žluťoučký <b>kůň</b> &amp; 😀</p>\n<p>x &lt; y</p>";

    [Theory]
    [InlineData(Html, true)]
    [InlineData("one\n  two & <three> \"four\"\n\nfive", false)]
    public async Task A_note_comes_back_as_it_was_written(string content, bool isHtml)
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();

        var created = await notes.CreateAsync(null, new NoteDraft("Plán <1> & 2", new RichText(content, isHtml), ["work", "a, b"]), CancellationToken.None);
        var read = await notes.GetAsync(created.Id, CancellationToken.None);

        read.Body.Should().Be(new RichText(content, isHtml));
        read.Summary.Should().BeEquivalentTo(created);
        read.Summary.Title.Should().Be("Plán <1> & 2");
        read.Summary.Tags.Should().Equal("work", "a, b");
    }

    [Fact]
    public async Task The_last_changed_note_is_the_first_and_windows_cut_the_list()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        foreach (var title in new[] { "one", "two", "three" })
        {
            await notes.CreateAsync(folder.Id, Draft(title), CancellationToken.None);
        }

        var all = await notes.ListAsync(new NoteQuery(folder.Id, new Window(0, 10)), CancellationToken.None);
        var part = await notes.ListAsync(new NoteQuery(folder.Id, new Window(1, 1)), CancellationToken.None);
        var found = await notes.ListAsync(new NoteQuery(folder.Id, new Window(0, 10), "three"), CancellationToken.None);

        all.Total.Should().Be(3);
        all.Items.Should().BeInDescendingOrder(note => note.Modified).And.HaveCount(3);
        part.Total.Should().Be(3);
        part.Items.Should().ContainSingle().Which.Should().BeEquivalentTo(all.Items[1]);
        found.Items.Should().ContainSingle().Which.Title.Should().Be("three");
    }

    [Fact]
    public async Task An_outdated_version_changes_nothing_and_the_current_one_does()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var first = await notes.CreateAsync(null, Draft("first"), CancellationToken.None);

        var second = await notes.UpdateAsync(first.Id, Draft("second"), first.Version, CancellationToken.None);
        Func<Task> outdated = () => notes.UpdateAsync(first.Id, Draft("third"), first.Version, CancellationToken.None);

        await outdated.ShouldFailWithAsync(ServerFailure.ChangedMeanwhile);
        second.Version.Should().NotBe(first.Version);
        var read = await notes.GetAsync(first.Id, CancellationToken.None);
        read.Summary.Title.Should().Be("second");
        read.Body.Content.Should().Be("<p>second</p>");
    }

    [Fact]
    public async Task A_note_moves_with_its_body()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        var note = await notes.CreateAsync(null, Draft("moving"), CancellationToken.None);

        await notes.MoveAsync(note.Id, folder.Id, CancellationToken.None);

        var moved = (await notes.ListAsync(new NoteQuery(folder.Id, new Window(0, 10)), CancellationToken.None)).Items.Should().ContainSingle().Which;
        (await notes.GetAsync(moved.Id, CancellationToken.None)).Body.Content.Should().Be("<p>moving</p>");
        Func<Task> old = () => notes.GetAsync(note.Id, CancellationToken.None);
        await old.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    [Fact]
    public async Task An_attachment_comes_back_byte_by_byte()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var note = await notes.CreateAsync(null, Draft("with file"), CancellationToken.None);
        var bytes = Enumerable.Range(0, 70_000).Select(i => (byte)(i * 7)).ToArray();
        var upload = await person.Get<IFileStore>().UploadAsync("Příloha 1.bin", new MemoryStream(bytes), CancellationToken.None);

        await notes.AddAttachmentAsync(note.Id, upload, CancellationToken.None);

        var attachment = (await notes.GetAsync(note.Id, CancellationToken.None)).Attachments.Should().ContainSingle().Which;
        attachment.Name.Should().Be("Příloha 1.bin");
        attachment.Size.Should().Be(bytes.Length);
        await using var download = await notes.OpenAttachmentAsync(note.Id, attachment.Id, CancellationToken.None);
        (await download.ReadAllAsync()).Should().Equal(bytes);
    }

    [Fact]
    public async Task A_deleted_note_is_not_found()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var note = await notes.CreateAsync(null, Draft("gone"), CancellationToken.None);

        await notes.DeleteAsync(note.Id, CancellationToken.None);

        Func<Task> get = () => notes.GetAsync(note.Id, CancellationToken.None);
        Func<Task> update = () => notes.UpdateAsync(note.Id, Draft("x"), null, CancellationToken.None);
        await get.ShouldFailWithAsync(ServerFailure.NotFound);
        await update.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    [Fact]
    public async Task A_note_of_somebody_else_is_not_found_or_not_allowed()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var note = await person.Get<INoteStore>().CreateAsync(null, Draft("mine"), CancellationToken.None);

        Func<Task> get = () => other.Get<INoteStore>().GetAsync(note.Id, CancellationToken.None);

        await get.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("Tm90ZXM")]
    public async Task A_garbage_id_is_not_found(string id)
    {
        await using var person = await server.SignInAsync();

        Func<Task> get = () => person.Get<INoteStore>().GetAsync(id, CancellationToken.None);

        await get.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    private static NoteDraft Draft(string title) => new(title, new RichText($"<p>{title}</p>", IsHtml: true), []);
}
