using System.Net;
using IceWarp.Testing;

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
}
