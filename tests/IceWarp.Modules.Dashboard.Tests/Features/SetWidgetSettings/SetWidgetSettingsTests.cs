using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Features.SetWidgetSettings;

public sealed class SetWidgetSettingsTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    private static readonly object Clock = new { id = "w1", kind = "clock", x = 0, y = 0, w = 4, h = 4, hidden = false };
    private static readonly object Agenda = new { id = "w3", kind = "agenda", x = 8, y = 0, w = 4, h = 4, hidden = false };
    private static readonly object Links = new { id = "w2", kind = "links", x = 4, y = 0, w = 4, h = 4, hidden = false };

    [Fact]
    public async Task Cities_and_links_are_kept_on_the_server_and_the_rest_of_the_layout_stays()
    {
        using var client = await SignInAsync(Demo.Bob);
        using var cities = await client.PutJsonAsync("/layout/widgets/w1/settings", new { cities = new[] { new { name = "Gdańsk", timeZone = "Europe/Warsaw" } } });
        cities.StatusCode.Should().Be(HttpStatusCode.OK);
        using var links = await client.PutJsonAsync("/layout/widgets/w2/settings", new { links = new[] { new { title = "Tides", url = "https://tides.example/gdansk?days=3" } } });
        links.Headers.ETag.Should().NotBeNull();

        using var other = await fixture.Host.SignInAsync(Demo.Bob);
        using var read = await other.GetAsync("/api/dashboard/layout");
        read.Headers.ETag.Should().Be(links.Headers.ETag);
        (await read.JsonAsync())["widgets"]?.ToJsonString().Should().Be(
            """[{"id":"w1","kind":"clock","x":0,"y":0,"w":4,"h":4,"hidden":false,"settings":{"cities":[{"name":"Gda\u0144sk","timeZone":"Europe/Warsaw"}]}},"""
            + """{"id":"w2","kind":"links","x":4,"y":0,"w":4,"h":4,"hidden":false,"settings":{"links":[{"title":"Tides","url":"https://tides.example/gdansk?days=3"}]}}]""");
    }

    [Fact]
    public async Task What_an_agenda_shows_is_kept_and_what_it_cannot_show_is_refused_field_by_field()
    {
        using var client = await SignInAsync(Demo.Alice, Agenda);
        var agenda = new { agenda = new { days = 3, hiddenCalendars = new[] { "Q2FsZW5kYXI" }, secondTimeZone = "America/Halifax" } };
        using var kept = await client.PutJsonAsync("/layout/widgets/w3/settings", agenda);
        (await kept.JsonAsync())["widgets"]?.AsArray().Single(widget => (string?)widget?["id"] == "w3")?["settings"]?.ToJsonString()
            .Should().Be("""{"agenda":{"days":3,"hiddenCalendars":["Q2FsZW5kYXI"],"secondTimeZone":"America/Halifax"}}""");

        using var broken = await client.PutJsonAsync("/layout/widgets/w3/settings", new { agenda = new { days = 2, hiddenCalendars = new[] { "" }, secondTimeZone = "Middle/Earth" } });
        (await broken.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?.AsObject().Select(field => field.Key)
            .Should().BeEquivalentTo("agenda.days", "agenda.hiddenCalendars", "agenda.secondTimeZone");
        using var foreign = await client.PutJsonAsync("/layout/widgets/w1/settings", agenda);
        (await foreign.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?["agenda"].Should().NotBeNull();
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://tides.example/")]
    [InlineData("https://me:secret@tides.example/")]
    [InlineData("https:///x")]
    [InlineData("https://tides.example/a b")]
    [InlineData("//tides.example/")]
    [InlineData("data:text/html,x")]
    [InlineData(null)]
    public async Task A_link_that_is_no_https_address_is_refused(string? url)
    {
        using var client = await SignInAsync(Demo.Carol);
        using var answer = await client.PutJsonAsync("/layout/widgets/w2/settings", new { links = new[] { new { title = "x", url } } });
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?["links[0].url"].Should().NotBeNull();
    }

    [Fact]
    public async Task A_broken_city_a_foreign_part_and_too_many_links_are_refused_field_by_field()
    {
        using var client = await SignInAsync(Demo.Carol);
        using var city = await client.PutJsonAsync("/layout/widgets/w1/settings", new { cities = new object?[] { new { name = " ", timeZone = "Middle/Earth" }, null } });
        (await city.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?.AsObject().Select(field => field.Key)
            .Should().BeEquivalentTo("cities[0].name", "cities[0].timeZone", "cities[1]");
        using var foreign = await client.PutJsonAsync("/layout/widgets/w1/settings", new { links = Array.Empty<object>() });
        (await foreign.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?["links"].Should().NotBeNull();
        using var many = await client.PutJsonAsync("/layout/widgets/w2/settings", new { links = Enumerable.Range(0, 31).Select(i => new { title = $"{i}", url = "https://x.example" }) });
        (await many.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?["links"].Should().NotBeNull();
    }

    [Fact]
    public async Task A_widget_that_is_not_there_and_an_empty_body_are_refused()
    {
        using var client = await SignInAsync(Demo.Carol);
        using var unknown = await client.PutJsonAsync("/layout/widgets/w9/settings", new { });
        await unknown.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "dashboard.no_widget");
        using var empty = await client.PutJsonAsync("/layout/widgets/w1/settings", null);
        await empty.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        using var nobody = await fixture.Host.Client.PutJsonAsync("/layout/widgets/w1/settings", new { });
        await nobody.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.required");
    }

    [Fact]
    public async Task What_the_administrator_chose_inside_a_locked_widget_stays_and_where_nothing_is_chosen_the_person_chooses()
    {
        await using var host = await RunningHost.StartAsync(
            [.. Place(0, "links", 0), "Dashboard:Layouts:*:Widgets:0:Links:0:Title=Handbook", "Dashboard:Layouts:*:Widgets:0:Links:0:Url=https://handbook.example", .. Place(1, "clock", 4)]);
        using var client = await host.SignInAsync();
        using var links = await client.PutJsonAsync("/layout/widgets/links/settings", new { links = Array.Empty<object>() });
        await links.ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "dashboard.widget_locked");
        using var cities = await client.PutJsonAsync("/layout/widgets/clock/settings", new { cities = new[] { new { name = "Busan", timeZone = "Asia/Seoul" } } });

        var widgets = (await cities.JsonAsync())["widgets"];
        ((string?)widgets?[0]?["settings"]?["links"]?[0]?["url"]).Should().Be("https://handbook.example");
        ((string?)widgets?[1]?["settings"]?["cities"]?[0]?["name"]).Should().Be("Busan");
        ((bool?)widgets?[1]?["locked"]).Should().BeTrue();
    }

    private static IEnumerable<string> Place(int index, string kind, int x) =>
        new[] { $"Kind={kind}", $"X={x}", "Y=0", "W=4", "H=4", "Locked=true" }.Select(setting => $"Dashboard:Layouts:*:Widgets:{index}:{setting}");

    private async Task<HttpClient> SignInAsync(string email, params object[] more)
    {
        var client = await fixture.Host.SignInAsync(email);
        using var saved = await client.PutJsonAsync("/layout", new { widgets = new[] { Clock, Links }.Concat(more), background = new { kind = "none" } }, "*");
        saved.StatusCode.Should().Be(HttpStatusCode.OK);
        return client;
    }
}
