namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What earlier versions of files have to do on a server that keeps them.</summary>
public abstract class FileRevisionContract(ServerUnderContract server)
{
    [Fact]
    public async Task A_replaced_file_has_new_content_and_can_be_taken_back_to_its_revision()
    {
        await using var person = await server.SignInAsync();
        var files = person.Get<IFileStore>();
        var folder = await person.NewFolderAsync(FolderKind.Files);
        var first = await CreateAsync(files, folder, "r.txt", "first");

        var second = await files.ReplaceAsync(first.Id, await UploadAsync(files, "other.txt", "the second"), first.Version, CancellationToken.None);

        second.Name.Should().Be("r.txt");
        second.Size.Should().Be(10);
        (await ReadAsync(files, first.Id)).Should().Be("the second");
        var revision = (await files.ListRevisionsAsync(first.Id, CancellationToken.None)).Should().NotBeEmpty().And.Subject.Last();
        await using (var old = await files.OpenRevisionAsync(first.Id, revision.Id, CancellationToken.None))
        {
            (await old.ReadTextAsync()).Should().Be("first");
        }

        await files.RevertAsync(first.Id, revision.Id, CancellationToken.None);
        (await ReadAsync(files, first.Id)).Should().Be("first");
    }

    [Fact]
    public async Task Each_revision_has_its_own_content_and_a_revert_keeps_what_it_replaces()
    {
        await using var person = await server.SignInAsync();
        var files = person.Get<IFileStore>();
        var file = await CreateAsync(files, await person.NewFolderAsync(FolderKind.Files), "r.txt", "one");
        foreach (var text in new[] { "two!", "three" })
        {
            await files.ReplaceAsync(file.Id, await UploadAsync(files, "r.txt", text), version: null, CancellationToken.None);
        }

        var revisions = await files.ListRevisionsAsync(file.Id, CancellationToken.None);
        await files.RevertAsync(file.Id, revisions[^1].Id, CancellationToken.None);

        revisions.Select(revision => (revision.Size, revision.CreatedBy)).Should().Equal((4, server.Email), (3, server.Email));
        revisions.Should().BeInDescendingOrder(revision => revision.Created);
        (await RevisionsAsync(revisions)).Should().Equal("two!", "one");
        (await ReadAsync(files, file.Id)).Should().Be("one");
        (await RevisionsAsync(await files.ListRevisionsAsync(file.Id, CancellationToken.None))).Should().Equal("three", "two!", "one");

        async Task<IReadOnlyList<string>> RevisionsAsync(IReadOnlyList<FileRevision> listed)
        {
            var texts = new List<string>();
            foreach (var revision in listed)
            {
                await using var opened = await files.OpenRevisionAsync(file.Id, revision.Id, CancellationToken.None);
                texts.Add(await opened.ReadTextAsync());
            }

            return texts;
        }
    }

    [Fact]
    public async Task A_revision_that_is_not_there_is_neither_opened_nor_reverted_to()
    {
        await using var person = await server.SignInAsync();
        var files = person.Get<IFileStore>();
        var folder = await person.NewFolderAsync(FolderKind.Files);
        var (file, other) = (await CreateAsync(files, folder, "a.txt", "a"), await CreateAsync(files, folder, "b.txt", "b"));
        await files.ReplaceAsync(other.Id, await UploadAsync(files, "b.txt", "bb"), version: null, CancellationToken.None);
        var revision = (await files.ListRevisionsAsync(other.Id, CancellationToken.None)).Single();

        Func<Task> open = () => files.OpenRevisionAsync(file.Id, revision.Id, CancellationToken.None);
        Func<Task> revert = () => files.RevertAsync(file.Id, revision.Id, CancellationToken.None);

        await open.ShouldFailWithAsync(ServerFailure.NotFound);
        await revert.ShouldFailWithAsync(ServerFailure.NotFound);
        (await ReadAsync(files, file.Id)).Should().Be("a");
    }

    private static Task<UploadedFile> UploadAsync(IFileStore files, string name, string text) =>
        files.UploadAsync(name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), CancellationToken.None);

    private static async Task<FileEntry> CreateAsync(IFileStore files, Folder folder, string name, string text) =>
        await files.CreateAsync(folder.Id, await UploadAsync(files, name, text), NameConflict.Fail, CancellationToken.None);

    private static async Task<string> ReadAsync(IFileStore files, string id)
    {
        await using var download = await files.OpenAsync(id, CancellationToken.None);
        return await download.ReadTextAsync();
    }
}
