namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What contacts have to do on any server.</summary>
public abstract class ContactContract(ServerUnderContract server)
{
    [Fact]
    public async Task A_contact_comes_back_as_it_was_written_alone_and_in_a_list()
    {
        await using var person = await server.SignInAsync();
        var contacts = person.Get<IContactStore>();

        var id = await contacts.CreateAsync(
            null, new ContactDraft("Žofie", "Nováková-Lhotská", "A & B", ["z@example.test", "zofie@example.test"], "+420 123", new DateOnly(1980, 2, 29)), CancellationToken.None);

        var read = await contacts.GetAsync(id, CancellationToken.None);
        read.Name.Should().Be("Žofie Nováková-Lhotská");
        read.Company.Should().Be("A & B");
        read.Emails.Should().Equal("z@example.test", "zofie@example.test");
        read.Phones.Should().Equal("+420 123");
        read.Birthday.Should().Be(new DateOnly(1980, 2, 29));
        var found = await contacts.ListAsync("Lhotská", Window.First(10), CancellationToken.None);
        found.Items.Should().ContainSingle().Which.Should().BeEquivalentTo(read);
    }

    [Fact]
    public async Task Contacts_are_listed_by_name_in_windows()
    {
        await using var person = await server.SignInAsync();
        var contacts = person.Get<IContactStore>();
        foreach (var name in new[] { "Cyril", "Adam", "Bedřich" })
        {
            await contacts.CreateAsync(null, new ContactDraft(name, "Windowed", "", [], null, null), CancellationToken.None);
        }

        var page = await contacts.ListAsync("Windowed", new Window(1, 1), CancellationToken.None);

        page.Total.Should().Be(3);
        page.Items.Should().ContainSingle().Which.Name.Should().Be("Bedřich Windowed");
    }

    [Fact]
    public async Task A_deleted_contact_is_not_found()
    {
        await using var person = await server.SignInAsync();
        var contacts = person.Get<IContactStore>();
        var id = await contacts.CreateAsync(null, new ContactDraft("Gone", "Away", "", [], null, null), CancellationToken.None);

        await contacts.DeleteAsync(id, CancellationToken.None);

        Func<Task> get = () => contacts.GetAsync(id, CancellationToken.None);
        await get.ShouldFailWithAsync(ServerFailure.NotFound);
    }
}
