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
        var read = await notes.GetAsync(created.Summary.Id, CancellationToken.None);

        read.Should().BeEquivalentTo(created);
        read.Body.Should().Be(new RichText(content, isHtml));
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
    public async Task A_note_with_a_uid_is_found_by_it_and_is_not_made_twice()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        var draft = Draft("once") with { Uid = Guid.NewGuid().ToString() };
        (await notes.FindAsync(folder.Id, draft.Uid ?? "", CancellationToken.None)).Should().BeNull();

        var created = await notes.CreateAsync(folder.Id, draft, CancellationToken.None);
        Func<Task> again = () => notes.CreateAsync(folder.Id, draft, CancellationToken.None);

        await again.ShouldFailWithAsync(ServerFailure.AlreadyExists);
        (await notes.FindAsync(folder.Id, draft.Uid ?? "", CancellationToken.None)).Should().BeEquivalentTo(created);
    }

    [Fact]
    public async Task An_outdated_version_changes_nothing_and_the_current_one_does()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var first = (await notes.CreateAsync(null, Draft("first"), CancellationToken.None)).Summary;

        var second = (await notes.UpdateAsync(first.Id, Draft("second"), first.Version, CancellationToken.None)).Summary;
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
        var note = await NewAsync(notes, "moving");

        var moved = await notes.MoveAsync(note.Id, folder.Id, CancellationToken.None);

        moved.Should().BeEquivalentTo(new { Title = "moving", FolderId = folder.Id });
        (await notes.ListAsync(new NoteQuery(folder.Id, new Window(0, 10)), CancellationToken.None)).Items
            .Should().ContainSingle().Which.Should().BeEquivalentTo(moved);
        (await notes.GetAsync(moved.Id, CancellationToken.None)).Body.Content.Should().Be("<p>moving</p>");
        Func<Task> old = () => notes.GetAsync(note.Id, CancellationToken.None);
        await old.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    [Fact]
    public async Task All_ids_come_without_the_notes()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        var elsewhere = await NewAsync(notes, "elsewhere");
        var here = new List<string>();
        foreach (var title in new[] { "one", "two", "three" })
        {
            here.Add((await notes.CreateAsync(folder.Id, Draft(title), CancellationToken.None)).Summary.Id);
        }

        (await notes.ListIdsAsync(folder.Id, CancellationToken.None)).Should().BeEquivalentTo(here);
        (await notes.ListIdsAsync(folderId: null, CancellationToken.None)).Should().Contain(here).And.Contain(elsewhere.Id);
    }

    [Fact]
    public async Task A_tag_finds_its_notes_only()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        foreach (var (title, tag) in new[] { ("one", "red"), ("two", "dark red, old"), ("red", "blue") })
        {
            await notes.CreateAsync(folder.Id, Draft(title) with { Tags = [tag] }, CancellationToken.None);
        }

        (await TitlesAsync(new NoteQuery(folder.Id, Window.First(10), Tag: "red"))).Should().Equal("one");
        (await TitlesAsync(new NoteQuery(folder.Id, Window.First(10), Tag: "dark red, old"))).Should().Equal("two");
        (await TitlesAsync(new NoteQuery(folder.Id, Window.First(10), "two", "red"))).Should().BeEmpty();

        async Task<IEnumerable<string>> TitlesAsync(NoteQuery query) =>
            (await notes.ListAsync(query, CancellationToken.None)).Items.Select(note => note.Title);
    }

    [Fact]
    public async Task A_note_tells_who_made_it_and_who_changed_it()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        var note = await person.Get<INoteStore>().CreateAsync(folder.Id, Draft("ours"), CancellationToken.None);
        await person.Get<IFolderStore>().SetSharesAsync(
            folder.Id, [new FolderShare(server.OtherEmail, FolderRights.Read | FolderRights.Modify)], CancellationToken.None);
        var shared = (await other.Get<IFolderStore>().ListAsync(CancellationToken.None))
            .Single(found => found.Path.EndsWith("/" + folder.Path, StringComparison.Ordinal));
        var theirs = (await other.Get<INoteStore>().ListIdsAsync(shared.Id, CancellationToken.None)).Single();
        var names = (await person.Get<IDirectory>().ListAsync(search: null, Window.First(100), CancellationToken.None)).Items
            .ToDictionary(entry => entry.Email, entry => entry.Name, StringComparer.OrdinalIgnoreCase);

        await other.Get<INoteStore>().UpdateAsync(theirs, Draft("changed"), version: null, CancellationToken.None);

        var read = await person.Get<INoteStore>().GetAsync(note.Summary.Id, CancellationToken.None);
        note.CreatedBy.Should().Be(new Mailbox(names[server.Email], server.Email));
        note.ModifiedBy.Should().Be(names[server.Email]);
        note.Created.Should().BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
        read.CreatedBy.Should().Be(note.CreatedBy);
        read.ModifiedBy.Should().Be(names[server.OtherEmail]);
    }

    [Fact]
    public async Task A_deleted_note_is_not_found()
    {
        await using var person = await server.SignInAsync();
        var notes = person.Get<INoteStore>();
        var note = await NewAsync(notes, "gone");

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
        var note = await NewAsync(person.Get<INoteStore>(), "mine");

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

    private static async Task<Note> NewAsync(INoteStore notes, string title) =>
        (await notes.CreateAsync(null, Draft(title), CancellationToken.None)).Summary;

    private static NoteDraft Draft(string title) => new(title, new RichText($"<p>{title}</p>", IsHtml: true), []);
}
