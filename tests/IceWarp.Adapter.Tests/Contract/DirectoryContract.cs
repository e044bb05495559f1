namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What the directory has to do on any server.</summary>
public abstract class DirectoryContract(ServerUnderContract server)
{
    [Fact]
    public async Task The_people_of_the_domain_are_listed_searched_and_cut_into_windows()
    {
        await using var person = await server.SignInAsync();
        var directory = person.Get<IDirectory>();

        var all = await directory.ListAsync(search: null, Window.First(100), CancellationToken.None);
        var found = await directory.ListAsync(server.OtherEmail.Split('@')[0], Window.First(100), CancellationToken.None);
        var second = await directory.ListAsync(search: null, new Window(1, 1), CancellationToken.None);

        all.Items.Select(entry => entry.Email).Should().Contain([server.Email, server.OtherEmail]);
        all.Items.Should().OnlyContain(entry => entry.Name.Length > 0);
        found.Items.Should().ContainSingle().Which.Email.Should().Be(server.OtherEmail);
        second.Total.Should().Be(all.Total);
        second.Items.Should().ContainSingle().Which.Should().Be(all.Items[1]);
    }

    [Fact]
    public async Task A_search_that_fits_nobody_finds_nobody()
    {
        await using var person = await server.SignInAsync();

        var found = await person.Get<IDirectory>().ListAsync("zzzz-nobody", Window.First(10), CancellationToken.None);

        found.Items.Should().BeEmpty();
        found.Total.Should().Be(0);
    }

    [Fact]
    public async Task A_colleague_has_a_picture_and_a_stranger_has_none()
    {
        await using var person = await server.SignInAsync();

        await using var picture = await person.Get<IDirectory>().OpenAvatarAsync(server.OtherEmail, CancellationToken.None);
        var nothing = await person.Get<IDirectory>().OpenAvatarAsync("nobody@elsewhere.test", CancellationToken.None);

        picture.Should().NotBeNull();
        picture?.MediaType.Should().StartWith("image/");
        (await (picture ?? throw new InvalidOperationException()).ReadAllAsync()).Should().NotBeEmpty();
        nothing.Should().BeNull();
    }
}
