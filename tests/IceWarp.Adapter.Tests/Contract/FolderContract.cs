namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What folders have to do on any server.</summary>
public abstract class FolderContract(ServerUnderContract server)
{
    private const FolderRights Reader = FolderRights.Read;
    private const FolderRights Editor = FolderRights.Read | FolderRights.Add | FolderRights.Modify | FolderRights.Delete;

    [Theory]
    [InlineData(FolderKind.Mail)]
    [InlineData(FolderKind.Events)]
    [InlineData(FolderKind.Tasks)]
    [InlineData(FolderKind.Notes)]
    [InlineData(FolderKind.Contacts)]
    [InlineData(FolderKind.Files)]
    public async Task Every_account_has_one_default_folder_of_each_kind(FolderKind kind)
    {
        await using var person = await server.SignInAsync();

        var folders = await person.Get<IFolderStore>().ListAsync(CancellationToken.None);

        var folder = folders.Should().ContainSingle(folder => folder.Kind == kind && folder.IsDefault).Which;
        folder.Owner.Should().BeNull();
        folder.Rights.Should().HaveFlag(Editor);
    }

    [Fact]
    public async Task A_folder_is_made_renamed_and_deleted()
    {
        await using var person = await server.SignInAsync();
        var folders = person.Get<IFolderStore>();

        var made = await folders.CreateAsync("Notes/Nápady & 'více'", FolderKind.Notes, CancellationToken.None);
        await folders.RenameAsync(made.Id, "Notes/Ideas", CancellationToken.None);
        var renamed = (await folders.ListAsync(CancellationToken.None)).Single(folder => folder.Path == "Notes/Ideas");
        await folders.DeleteAsync(renamed.Id, CancellationToken.None);

        made.Name.Should().Be("Nápady & 'více'");
        made.Kind.Should().Be(FolderKind.Notes);
        renamed.Kind.Should().Be(FolderKind.Notes);
        (await folders.ListAsync(CancellationToken.None)).Should().NotContain(folder => folder.Id == made.Id || folder.Id == renamed.Id);
    }

    [Fact]
    public async Task A_renamed_folder_takes_its_items_and_its_subfolders_along()
    {
        await using var person = await server.SignInAsync();
        var folders = person.Get<IFolderStore>();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        var parent = await person.NewFolderAsync(FolderKind.Notes);
        var inner = await folders.CreateAsync(folder.Path + "/inner", FolderKind.Notes, CancellationToken.None);
        var note = (await person.Get<INoteStore>().CreateAsync(inner.Id, Draft, CancellationToken.None)).Summary;

        await folders.RenameAsync(folder.Id, parent.Path + "/moved", CancellationToken.None);

        var found = (await folders.ListAsync(CancellationToken.None)).Where(candidate => candidate.Path.StartsWith(parent.Path, StringComparison.Ordinal)).ToList();
        found.Select(candidate => candidate.Path).Should().BeEquivalentTo(parent.Path, parent.Path + "/moved", parent.Path + "/moved/inner");
        var moved = found.Single(candidate => candidate.Name == "inner");
        moved.Id.Should().Be(folders.IdAfterRename(inner.Id, folder.Path, parent.Path + "/moved"));
        (await person.Get<INoteStore>().ListAsync(new NoteQuery(moved.Id, Window.First(5)), CancellationToken.None)).Items
            .Should().ContainSingle().Which.Id.Should().Be(folders.IdAfterRename(note.Id, folder.Path, parent.Path + "/moved"));
    }

    [Fact]
    public async Task A_folder_is_not_renamed_to_a_taken_path()
    {
        await using var person = await server.SignInAsync();
        var (folder, taken) = (await person.NewFolderAsync(FolderKind.Notes), await person.NewFolderAsync(FolderKind.Notes));

        Func<Task> rename = () => person.Get<IFolderStore>().RenameAsync(folder.Id, taken.Path, CancellationToken.None);

        await rename.ShouldFailWithAsync(ServerFailure.AlreadyExists);
        (await person.Get<IFolderStore>().ListAsync(CancellationToken.None)).Should().Contain(found => found.Id == folder.Id);
    }

    [Fact]
    public async Task A_taken_path_already_exists()
    {
        await using var person = await server.SignInAsync();
        var taken = await person.NewFolderAsync(FolderKind.Tasks);

        Func<Task> again = () => person.Get<IFolderStore>().CreateAsync(taken.Path, FolderKind.Tasks, CancellationToken.None);

        await again.ShouldFailWithAsync(ServerFailure.AlreadyExists);
    }

    [Fact]
    public async Task An_unknown_folder_is_not_found()
    {
        await using var person = await server.SignInAsync();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        await person.Get<IFolderStore>().DeleteAsync(folder.Id, CancellationToken.None);

        Func<Task> rename = () => person.Get<IFolderStore>().RenameAsync(folder.Id, "Elsewhere", CancellationToken.None);
        Func<Task> delete = () => person.Get<IFolderStore>().DeleteAsync(folder.Id, CancellationToken.None);
        Func<Task> list = () => person.Get<INoteStore>().ListAsync(new NoteQuery(folder.Id, Window.First(1)), CancellationToken.None);

        await rename.ShouldFailWithAsync(ServerFailure.NotFound);
        await delete.ShouldFailWithAsync(ServerFailure.NotFound);
        await list.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    [Fact]
    public async Task A_shared_folder_gives_exactly_the_shared_rights()
    {
        await using var person = await server.SignInAsync();
        var folder = await person.NewFolderAsync(FolderKind.Notes);
        var note = (await person.Get<INoteStore>().CreateAsync(folder.Id, Draft, CancellationToken.None)).Summary;
        await person.Get<IFolderStore>().SetSharesAsync(folder.Id, [new FolderShare(server.OtherEmail, Reader)], CancellationToken.None);

        await using var other = await server.SignInOtherAsync();
        var shared = (await other.Get<IFolderStore>().ListAsync(CancellationToken.None)).Single(found => found.Path.EndsWith("/" + folder.Path, StringComparison.Ordinal));
        var seen = (await other.Get<INoteStore>().ListAsync(new NoteQuery(shared.Id, Window.First(10)), CancellationToken.None)).Items.Single();
        Func<Task> add = () => other.Get<INoteStore>().CreateAsync(shared.Id, Draft, CancellationToken.None);
        Func<Task> change = () => other.Get<INoteStore>().UpdateAsync(seen.Id, Draft with { Title = "theirs" }, null, CancellationToken.None);
        Func<Task> delete = () => other.Get<INoteStore>().DeleteAsync(seen.Id, CancellationToken.None);

        shared.Owner.Should().BeEquivalentTo(server.Email);
        shared.Rights.Should().Be(Reader);
        (await other.Get<INoteStore>().GetAsync(seen.Id, CancellationToken.None)).Body.Should().Be(Draft.Body);
        await add.ShouldFailWithAsync(ServerFailure.NoRight);
        await change.ShouldFailWithAsync(ServerFailure.NoRight);
        await delete.ShouldFailWithAsync(ServerFailure.NoRight);
        (await person.Get<INoteStore>().GetAsync(note.Id, CancellationToken.None)).Summary.Title.Should().Be("ours");
    }

    [Fact]
    public async Task Shares_are_listed_replaced_and_taken_back()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var folders = person.Get<IFolderStore>();
        var folder = await person.NewFolderAsync(FolderKind.Notes);

        await folders.SetSharesAsync(folder.Id, [new FolderShare(server.OtherEmail, Reader)], CancellationToken.None);
        await folders.SetSharesAsync(folder.Id, [new FolderShare(server.OtherEmail, Editor)], CancellationToken.None);

        var shares = await folders.GetSharesAsync(folder.Id, CancellationToken.None);
        shares.Should().ContainSingle(share => share.Email == server.OtherEmail).Which.Rights.Should().Be(Editor);
        var shared = (await other.Get<IFolderStore>().ListAsync(CancellationToken.None)).Single(found => found.Path.EndsWith("/" + folder.Path, StringComparison.Ordinal));
        await other.Get<INoteStore>().CreateAsync(shared.Id, Draft, CancellationToken.None);

        await folders.SetSharesAsync(folder.Id, [], CancellationToken.None);

        (await folders.GetSharesAsync(folder.Id, CancellationToken.None)).Should().NotContain(share => share.Email == server.OtherEmail);
        Func<Task> list = () => other.Get<INoteStore>().ListAsync(new NoteQuery(shared.Id, Window.First(1)), CancellationToken.None);
        (await list.Should().ThrowAsync<ServerException>()).Which.Failure.Should().BeOneOf(ServerFailure.NotFound, ServerFailure.NoRight);
    }

    private static NoteDraft Draft { get; } = new("ours", new RichText("shared", IsHtml: false), []);
}
