namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What the trash of notes has to do on any server that has one.</summary>
public abstract class NoteTrashContract(ServerUnderContract server)
{
    [Fact]
    public async Task A_deleted_note_is_listed_and_goes_back_to_where_it_was()
    {
        await using var person = await server.SignInAsync();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        var note = await NewAsync(person, folder.Id);
        await person.Get<INoteStore>().DeleteAsync(note.Id, CancellationToken.None);

        var trashed = await TrashedAsync(person, note.Title);
        var restored = await person.Get<INoteTrash>().RestoreAsync(trashed.Id, CancellationToken.None);

        trashed.FolderPath.Should().Be(folder.Path);
        trashed.Deleted.Should().BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
        restored.Should().BeEquivalentTo(new { note.Id, note.Title, note.FolderId });
        (await person.Get<INoteStore>().GetAsync(restored.Id, CancellationToken.None)).Body.Content.Should().Be("body");
        (await TitlesAsync(person)).Should().NotContain(note.Title);
    }

    [Fact]
    public async Task A_note_whose_folder_is_gone_goes_to_the_default_folder()
    {
        await using var person = await server.SignInAsync();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        var note = await NewAsync(person, folder.Id);
        await person.Get<INoteStore>().DeleteAsync(note.Id, CancellationToken.None);
        await person.Get<IFolderStore>().DeleteAsync(folder.Id, CancellationToken.None);

        var restored = await person.Get<INoteTrash>().RestoreAsync((await TrashedAsync(person, note.Title)).Id, CancellationToken.None);

        var home = (await person.Get<IFolderStore>().ListAsync(CancellationToken.None)).Single(found => found is { Kind: FolderKind.Notes, IsDefault: true });
        restored.Should().BeEquivalentTo(new { note.Title, FolderId = home.Id });
        (await person.Get<INoteStore>().GetAsync(restored.Id, CancellationToken.None)).Body.Content.Should().Be("body");
    }

    [Fact]
    public async Task A_note_deleted_for_good_is_nowhere()
    {
        await using var person = await server.SignInAsync();
        var note = await NewAsync(person, folderId: null);
        await person.Get<INoteStore>().DeleteAsync(note.Id, CancellationToken.None);
        var trashed = await TrashedAsync(person, note.Title);

        await person.Get<INoteTrash>().DeleteForGoodAsync(trashed.Id, CancellationToken.None);

        (await TitlesAsync(person)).Should().NotContain(note.Title);
        Func<Task> restore = () => person.Get<INoteTrash>().RestoreAsync(trashed.Id, CancellationToken.None);
        await restore.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    [Fact]
    public async Task Only_notes_are_in_it_and_only_from_it_a_note_is_deleted_for_good()
    {
        await using var person = await server.SignInAsync();
        var task = await person.Get<ITaskStore>().CreateAsync(
            null, new TaskDraft($"task {Guid.NewGuid():N}", RichText.Empty, TaskState.NotStarted, null, null, 0, 0, []), CancellationToken.None);
        await person.Get<ITaskStore>().DeleteAsync(task.Id, CancellationToken.None);
        var note = await NewAsync(person, folderId: null);

        Func<Task> delete = () => person.Get<INoteTrash>().DeleteForGoodAsync(note.Id, CancellationToken.None);

        (await TitlesAsync(person)).Should().NotContain(task.Title);
        await delete.ShouldFailWithAsync(ServerFailure.NotFound);
        (await person.Get<INoteStore>().GetAsync(note.Id, CancellationToken.None)).Summary.Should().BeEquivalentTo(note);
    }

    private static async Task<Note> NewAsync(PersonScope person, string? folderId) => (await person.Get<INoteStore>().CreateAsync(
        folderId, new NoteDraft($"note {Guid.NewGuid():N}", new RichText("body", IsHtml: false), []), CancellationToken.None)).Summary;

    private static async Task<TrashedNote> TrashedAsync(PersonScope person, string title) =>
        (await person.Get<INoteTrash>().ListAsync(CancellationToken.None))!.Single(note => note.Title == title);

    private static async Task<IEnumerable<string>> TitlesAsync(PersonScope person) =>
        (await person.Get<INoteTrash>().ListAsync(CancellationToken.None))!.Select(note => note.Title);
}
