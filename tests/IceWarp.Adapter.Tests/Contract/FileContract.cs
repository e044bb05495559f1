namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What files have to do on any server.</summary>
public abstract class FileContract(ServerUnderContract server)
{
    [Fact]
    public async Task A_file_comes_back_byte_by_byte_with_its_name_and_length()
    {
        await using var person = await server.SignInAsync();
        var files = person.Get<IFileStore>();
        var bytes = Enumerable.Range(0, 300_000).Select(i => (byte)(i * 13)).ToArray();

        var upload = await files.UploadAsync("Přehled 2026.docx", new MemoryStream(bytes), CancellationToken.None);
        var folder = await person.NewFolderAsync(FolderKind.Files);
        var file = await files.CreateAsync(folder.Id, upload, NameConflict.Fail, CancellationToken.None);

        upload.Size.Should().Be(bytes.Length);
        file.Should().BeEquivalentTo(new { Name = "Přehled 2026.docx", Size = (long)bytes.Length, FolderId = folder.Id, FolderPath = folder.Path, LockedBy = (string?)null });
        (await files.GetAsync(file.Id, CancellationToken.None)).Should().BeEquivalentTo(file);
        await using var download = await files.OpenAsync(file.Id, CancellationToken.None);
        download.Name.Should().Be("Přehled 2026.docx");
        download.Length.Should().Be(bytes.Length);
        (await download.ReadAllAsync()).Should().Equal(bytes);
    }

    [Fact]
    public async Task A_taken_name_fails_is_renamed_or_is_replaced_as_asked()
    {
        await using var person = await server.SignInAsync();
        var files = person.Get<IFileStore>();
        var folder = await person.NewFolderAsync(FolderKind.Files);
        var first = await CreateAsync(files, folder, "a.txt", "one");

        Func<Task> fail = () => CreateAsync(files, folder, "a.txt", "two");
        var renamed = await CreateAsync(files, folder, "a.txt", "three", NameConflict.Rename);
        await CreateAsync(files, folder, "a.txt", "four!", NameConflict.Replace);

        await fail.ShouldFailWithAsync(ServerFailure.AlreadyExists);
        renamed.Name.Should().NotBe("a.txt").And.EndWith(".txt");
        var all = await files.ListAsync(folder.Id, Window.First(10), search: null, CancellationToken.None);
        all.Total.Should().Be(2);
        (await ReadAsync(files, all.Items.Single(file => file.Name == first.Name).Id)).Should().Be("four!");
    }

    [Fact]
    public async Task An_outdated_version_replaces_nothing()
    {
        await using var person = await server.SignInAsync();
        var files = person.Get<IFileStore>();
        var file = await CreateAsync(files, await person.NewFolderAsync(FolderKind.Files), "v.txt", "first");
        await files.ReplaceAsync(file.Id, await UploadAsync(files, "v.txt", "second"), file.Version, CancellationToken.None);
        var third = await UploadAsync(files, "v.txt", "third");

        Func<Task> outdated = () => files.ReplaceAsync(file.Id, third, file.Version, CancellationToken.None);

        await outdated.ShouldFailWithAsync(ServerFailure.ChangedMeanwhile);
        (await ReadAsync(files, file.Id)).Should().Be("second");
    }

    [Fact]
    public async Task A_file_is_renamed_copied_moved_and_deleted()
    {
        await using var person = await server.SignInAsync();
        var files = person.Get<IFileStore>();
        var (source, target) = (await person.NewFolderAsync(FolderKind.Files), await person.NewFolderAsync(FolderKind.Files));
        var file = await CreateAsync(files, source, "x.txt", "text");

        var renamed = await files.RenameAsync(file.Id, "y.txt", CancellationToken.None);
        await files.CopyAsync(file.Id, target.Id, CancellationToken.None);
        var copied = (await files.ListAsync(target.Id, Window.First(5), search: null, CancellationToken.None)).Items.Single();
        await files.DeleteAsync(copied.Id, CancellationToken.None);
        await files.MoveAsync(file.Id, target.Id, CancellationToken.None);
        var moved = (await files.ListAsync(target.Id, Window.First(5), search: null, CancellationToken.None)).Items.Single();

        renamed.Name.Should().Be("y.txt");
        copied.Name.Should().Be("y.txt");
        (await ReadAsync(files, moved.Id)).Should().Be("text");
        (await files.ListAsync(source.Id, Window.First(5), search: null, CancellationToken.None)).Total.Should().Be(0);
        Func<Task> get = () => files.GetAsync(file.Id, CancellationToken.None);
        Func<Task> open = () => files.OpenAsync(file.Id, CancellationToken.None);
        await get.ShouldFailWithAsync(ServerFailure.NotFound);
        await open.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    [Fact]
    public async Task A_lock_keeps_others_out_until_it_is_given_back()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var files = person.Get<IFileStore>();
        var folder = await person.NewFolderAsync(FolderKind.Files);
        var file = await CreateAsync(files, folder, "l.txt", "text");
        await person.Get<IFolderStore>().SetSharesAsync(
            folder.Id,
            [new FolderShare(server.OtherEmail, FolderRights.Read | FolderRights.Add | FolderRights.Modify | FolderRights.Delete)],
            CancellationToken.None);
        var shared = (await other.Get<IFolderStore>().ListAsync(CancellationToken.None)).Single(found => found.Path.EndsWith("/" + folder.Path, StringComparison.Ordinal));
        var theirs = (await other.Get<IFileStore>().ListAsync(shared.Id, Window.First(5), search: null, CancellationToken.None)).Items.Single();

        await files.LockAsync(file.Id, CancellationToken.None);

        Func<Task> locked = () => other.Get<IFileStore>().LockAsync(theirs.Id, CancellationToken.None);
        Func<Task> renamed = () => other.Get<IFileStore>().RenameAsync(theirs.Id, "stolen.txt", CancellationToken.None);
        await locked.ShouldFailWithAsync(ServerFailure.Locked);
        await renamed.ShouldFailWithAsync(ServerFailure.Locked);
        (await other.Get<IFileStore>().GetAsync(theirs.Id, CancellationToken.None)).LockedBy.Should().BeEquivalentTo(server.Email);

        await files.UnlockAsync(file.Id, CancellationToken.None);
        await other.Get<IFileStore>().LockAsync(theirs.Id, CancellationToken.None);
        (await files.GetAsync(file.Id, CancellationToken.None)).LockedBy.Should().BeEquivalentTo(server.OtherEmail);
    }

    [Fact]
    public async Task A_link_opens_the_file_without_a_session()
    {
        await using var person = await server.SignInAsync();
        var files = person.Get<IFileStore>();
        var file = await CreateAsync(files, await person.NewFolderAsync(FolderKind.Files), "link.txt", "linked");

        var link = await files.CreateLinkAsync(file.Id, CancellationToken.None);

        using var client = new HttpClient();
        (await client.GetStringAsync(link)).Should().Be("linked");
    }

    [Fact]
    public async Task Over_all_folders_the_last_changed_file_is_the_first()
    {
        await using var person = await server.SignInAsync();
        var files = person.Get<IFileStore>();
        await CreateAsync(files, await person.NewFolderAsync(FolderKind.Files), "all-1.txt", "1");
        await CreateAsync(files, await person.NewFolderAsync(FolderKind.Files), "all-2.txt", "2");

        var all = await files.ListAsync(folderId: null, Window.First(100), search: null, CancellationToken.None);

        all.Items.Select(file => file.Name).Should().Contain(["all-1.txt", "all-2.txt"]);
        all.Items.Should().BeInDescendingOrder(file => file.Modified);
    }

    private static Task<UploadedFile> UploadAsync(IFileStore files, string name, string text) =>
        files.UploadAsync(name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), CancellationToken.None);

    private static async Task<FileEntry> CreateAsync(IFileStore files, Folder folder, string name, string text, NameConflict conflict = NameConflict.Fail) =>
        await files.CreateAsync(folder.Id, await UploadAsync(files, name, text), conflict, CancellationToken.None);

    private static async Task<string> ReadAsync(IFileStore files, string id)
    {
        await using var download = await files.OpenAsync(id, CancellationToken.None);
        return await download.ReadTextAsync();
    }
}
