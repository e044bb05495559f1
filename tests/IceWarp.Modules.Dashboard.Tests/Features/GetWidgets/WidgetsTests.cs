using System.Net;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetWidgets;

public sealed class WidgetsTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    [Theory]
    [InlineData("mail", "/mail")]
    [InlineData("agenda", "/agenda?timeZone=Europe/Warsaw&days=3")]
    [InlineData("tasks", "/tasks?timeZone=Europe/Warsaw")]
    [InlineData("notes", "/notes")]
    [InlineData("files", "/files")]
    [InlineData("pins", "/pins")]
    [InlineData("conference", "/conferences?timeZone=Europe/Warsaw")]
    [InlineData("birthdays", "/birthdays?timeZone=Europe/Warsaw")]
    public async Task Each_part_is_what_its_own_address_answers(string kind, string path)
    {
        var lines = await LinesAsync("kinds=mail,agenda,tasks,notes,files,pins,conference,birthdays&timeZone=Europe/Warsaw&days=3");
        lines.Should().HaveCount(8);
        lines[kind]["data"]?.ToJsonString().Should().Be((await fixture.Alice.ReadAsync(path)).ToJsonString());
    }

    [Fact]
    public async Task Without_kinds_it_is_what_the_layout_shows_and_asks_for()
    {
        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        var widgets = new[] { ("tasks", false), ("files", true), ("clock", false), ("notes", false) }
            .Select(((string Kind, bool Hidden) widget, int at) => new { id = widget.Kind, kind = widget.Kind, x = at % 3 * 4, y = at / 3 * 4, w = 4, h = 4, hidden = widget.Hidden });
        using (var saved = await bob.PutJsonAsync("/layout", new { widgets, background = new { kind = "none" } }, "*"))
        {
            saved.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await LinesAsync(bob, "first")).Keys.Should().BeEquivalentTo("tasks", "notes");
    }

    [Fact]
    public async Task Before_the_layout_is_known_what_lies_below_a_first_screen_is_left_out()
    {
        using var carol = await fixture.Host.SignInAsync(Demo.Carol);
        static object Widget(string kind, int y) => new { id = kind, kind, x = 0, y, w = 4, h = 2, hidden = false };
        using (var saved = await carol.PutJsonAsync(
            "/layout", new { widgets = new[] { Widget("mail", 0), Widget("tasks", 9), Widget("notes", 11) }, background = new { kind = "none" } }, "*"))
        {
            saved.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await LinesAsync(carol, "first")).Keys.Should().BeEquivalentTo("mail", "tasks");
    }

    [Fact]
    public async Task A_part_that_is_refused_is_a_line_with_its_problem()
    {
        var lines = await LinesAsync("kinds=agenda,notes&days=99");
        ((int?)lines["agenda"]["problem"]?["status"], (string?)lines["agenda"]["problem"]?["code"]).Should().Be((400, "validation"));
        lines["agenda"]["problem"]?["errors"]?["days"].Should().NotBeNull();
        lines["notes"]["data"]?["notes"].Should().NotBeNull();
    }

    [Theory]
    [InlineData("kinds=", "kinds")]
    [InlineData("kinds=weather", "kinds")]
    [InlineData("kinds=mail,mail", "kinds")]
    [InlineData("kinds=clock", "kinds")]
    [InlineData("kinds=mail&timeZone=Nowhere/X", "timeZone")]
    public async Task A_wrong_parameter_is_refused(string query, string field)
    {
        using var answer = await fixture.Alice.GetAsync("/api/dashboard/widgets?" + query);
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?.AsObject().Select(error => error.Key).Should().Equal(field);
    }

    private Task<Dictionary<string, JsonNode>> LinesAsync(string query) => LinesAsync(fixture.Alice, query);

    private static async Task<Dictionary<string, JsonNode>> LinesAsync(HttpClient client, string query)
    {
        using var answer = await client.GetAsync("/api/dashboard/widgets?" + query);
        answer.Content.Headers.ContentType?.MediaType.Should().Be("application/x-ndjson");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line) ?? throw new InvalidOperationException("A line is null."));
        return lines.ToDictionary(line => (string?)line["part"] ?? "", StringComparer.Ordinal);
    }
}
