using System.Net;
using IceWarp.Adapter;
using IceWarp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Modules.Notes.Tests.Features.FindPeople;

public sealed class FindPeopleTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Theory]
    [InlineData("bob", true)]
    [InlineData("BOB@demo", true)]
    [InlineData("", true)]
    [InlineData("nobody-of-this-name", false)]
    public async Task People_are_found_by_letters_of_name_or_address(string letters, bool isFound)
    {
        var found = await fixture.Alice.ReadAsync("/people?q=" + Uri.EscapeDataString(letters));
        found["people"]!.AsArray().Any(person => person.Text("email") == Demo.Bob && person.Text("name").StartsWith("Bob", StringComparison.Ordinal)).Should().Be(isFound);
    }

    [Fact]
    public async Task A_search_too_long_is_refused()
    {
        using var answer = await fixture.Alice.GetAsync("/api/notes/people?q=" + new string('a', 201));
        await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
    }

    [Fact]
    public async Task Where_the_directory_is_closed_the_persons_own_address_books_answer()
    {
        await using var host = await RunningHost.StartAsync(services => services.AddScoped<IDirectory, ClosedDirectory>());
        using var raw = await host.SignInRawAsync();
        await raw.SetNoteAsync(
            "<item action=\"add\"><values><itmclass>C</itmclass><itmclassifyas>Ewa Żak</itmclassifyas><itmfirstname>Ewa</itmfirstname><itmsurname>Żak</itmsurname></values>"
            + "<locations><location><values><lcttype>H</lcttype><lctemail1>ewa@example.com</lctemail1><lctemail2>ewa@example.org</lctemail2></values></location></locations></item>",
            "Contacts");
        using var client = await host.SignInAsync();
        (await client.ReadAsync("/people?q=ewa"))["people"]!.AsArray().Select(person => (person.Text("email"), person.Text("name")))
            .Should().Equal(("ewa@example.com", "Ewa Żak"), ("ewa@example.org", "Ewa Żak"));

        var folder = await client.CreateFolderAsync("Shared");
        (await client.ShareAsync(folder, (Demo.Bob, "read")))["shares"]!.AsArray().Single().Text("name").Should().Be(Demo.Bob);
    }

    private sealed class ClosedDirectory : IDirectory
    {
        public Task<Slice<DirectoryEntry>> ListAsync(string? search, Window window, CancellationToken cancellationToken) =>
            throw new ServerException(ServerFailure.NoRight, "insufficient_rights");

        public Task<Download?> OpenAvatarAsync(string email, CancellationToken cancellationToken) => Task.FromResult<Download?>(null);
    }
}
