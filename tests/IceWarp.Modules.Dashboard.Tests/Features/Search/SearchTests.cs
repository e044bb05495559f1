using System.Net;
using System.Text.Json.Nodes;

namespace IceWarp.Modules.Dashboard.Tests.Features.Search;

public sealed class SearchTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    [Fact]
    public async Task Words_are_found_in_every_kind_at_once()
    {
        var parts = await SearchAsync("hull 218");

        parts.Keys.Should().BeEquivalentTo("mail", "notes", "files", "contacts", "events");
        Titles(parts["mail"], "subject").Should().Contain("Hull 218, survey remarks");
        Titles(parts["notes"], "title").Should().Contain("Kick-off notes, hull 218");
        Titles(parts["events"], "title").Should().Contain("Survey of hull 218");
        ((string?)Hits(parts["mail"])[0]["address"]).Should().MatchRegex("^/webmail/#message/INBOX/[0-9]+$");
        Titles((await SearchAsync("tomasz"))["contacts"], "name").Should().ContainSingle(name => name.Contains("Tomasz"));
        var file = Hits((await SearchAsync("drainage offers"))["files"]).Single(hit => (string?)hit["name"] == "Drainage, offers.xlsx");
        ((string?)file["place"]?["owner"]).Should().Be("Carol Wright");
    }

    [Fact]
    public async Task A_message_is_found_in_the_archive_by_what_it_says_and_its_folder_is_named()
    {
        var message = ((await fixture.Alice.ReadAsync("/mail"))["messages"]?.AsArray() ?? []).First(each => (string?)each?["subject"] == "Christmas table");
        using var archived = await fixture.Alice.PostAsync($"/api/dashboard/mail/{message?["id"]}/archive", content: null);
        archived.StatusCode.Should().Be(HttpStatusCode.OK);

        var hit = Hits((await SearchAsync("sauerkraut"))["mail"]).Should().ContainSingle().Which;

        ((string?)hit["subject"], (string?)hit["folder"]).Should().Be(("Christmas table", "Archive"));
        ((string?)hit["preview"]).Should().Contain("Who brings the sauerkraut");
    }

    [Fact]
    public async Task Events_come_nearest_first_what_is_over_last_and_a_series_by_its_next_time()
    {
        var hits = Hits((await SearchAsync("tender morning", kinds: "events"))["events"]);
        hits.Should().BeEmpty();

        var round = Hits((await SearchAsync("Morning round", kinds: "events"))["events"]).Should().ContainSingle().Which;
        ((bool?)round["isSeries"]).Should().BeTrue();
        DateTime.Parse((string?)round["end"] ?? "", null).Should().BeAfter(TimeProvider.System.GetUtcNow().UtcDateTime);

        var hull = Titles((await SearchAsync("hull 218", kinds: "events"))["events"], "title");
        hull[^1].Should().Be("Kick-off, hull 218");
    }

    [Fact]
    public async Task Only_the_asked_kinds_are_searched_and_nothing_found_is_an_empty_list()
    {
        var parts = await SearchAsync("zeppelin", kinds: "notes,files");
        parts.Keys.Should().BeEquivalentTo("notes", "files");
        parts.Values.Should().OnlyContain(part => part["data"]!["total"]!.ToString() == "0" && part["data"]!["hits"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task Operators_and_quotes_of_the_servers_language_are_words_like_others()
    {
        Titles((await SearchAsync("cranes NOT thursday", kinds: "mail"))["mail"], "subject").Should().BeEmpty();
        Titles((await SearchAsync("\"cranes on\" (thursday)", kinds: "mail"))["mail"], "subject").Should().NotContain("Board papers");
    }

    [Theory]
    [InlineData("q=", "q")]
    [InlineData("q=%22%20%22", "q")]
    [InlineData("", "q")]
    [InlineData("q=a%00b", "q")]
    [InlineData("q=crane&kinds=weather", "kinds")]
    [InlineData("q=crane&kinds=mail,mail", "kinds")]
    [InlineData("q=crane&timeZone=Nowhere/X", "timeZone")]
    public async Task A_wrong_parameter_is_refused(string query, string field)
    {
        using var answer = await fixture.Alice.GetAsync("/api/dashboard/search?" + query);
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?.AsObject().Select(error => error.Key).Should().Equal(field);
    }

    [Fact]
    public async Task Too_long_a_search_and_nobody_are_refused()
    {
        using var answer = await fixture.Alice.GetAsync("/api/dashboard/search?q=" + new string('a', 201));
        await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        using var nobody = await fixture.Host.Client.GetAsync("/api/dashboard/search?q=crane");
        await nobody.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.required");
    }

    private static IReadOnlyList<JsonNode> Hits(JsonNode part) => [.. (part["data"]?["hits"]?.AsArray() ?? []).OfType<JsonNode>()];

    private static IReadOnlyList<string> Titles(JsonNode part, string field) => [.. Hits(part).Select(hit => (string?)hit[field] ?? "")];

    private async Task<Dictionary<string, JsonNode>> SearchAsync(string words, string kinds = "")
    {
        using var answer = await fixture.Alice.GetAsync($"/api/dashboard/search?q={Uri.EscapeDataString(words)}&kinds={kinds}&timeZone=Europe/Warsaw");
        answer.Content.Headers.ContentType?.MediaType.Should().Be("application/x-ndjson");
        return (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line) ?? throw new InvalidOperationException("A line is null."))
            .ToDictionary(line => (string?)line["part"] ?? "", StringComparer.Ordinal);
    }
}
