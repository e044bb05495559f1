using System.Net;
using IceWarp.Adapter;
using IceWarp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Modules.Dashboard.Tests.Features.SaveLayout;

public sealed class SaveLayoutTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    private static readonly object Small = new
    {
        widgets = new[] { new { id = "w1", kind = "tasks", x = 0, y = 0, w = 4, h = 4, hidden = false } },
        background = new { kind = "none" },
    };

    [Fact]
    public async Task A_saved_layout_is_what_the_next_reader_gets()
    {
        using var client = await fixture.Host.SignInAsync(Demo.Bob);
        var version = await VersionAsync(client);
        using var saved = await client.PutJsonAsync("/layout", Small, version);
        var body = await saved.JsonAsync();
        ((string?)body["origin"]).Should().Be("saved");
        saved.Headers.ETag.Should().NotBeNull();

        using var other = await fixture.Host.SignInAsync(Demo.Bob);
        using var read = await other.GetAsync("/api/dashboard/layout");
        (await read.JsonAsync())["widgets"]?[0]?.ToJsonString().Should().Be(
            """{"id":"w1","kind":"tasks","x":0,"y":0,"w":4,"h":4,"hidden":false}""");
        read.Headers.ETag.Should().Be(saved.Headers.ETag);
    }

    [Fact]
    public async Task A_save_without_a_version_is_refused()
    {
        var client = fixture.Alice;
        using var answer = await client.PutJsonAsync("/layout", Small);
        await answer.ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "dashboard.version_required");
    }

    [Fact]
    public async Task A_stale_save_is_refused_with_what_is_there_now()
    {
        using var client = await fixture.Host.SignInAsync(Demo.Carol);
        var first = await VersionAsync(client);
        using (var saved = await client.PutJsonAsync("/layout", Small, first))
        {
            saved.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        using var stale = await client.PutJsonAsync("/layout", new { widgets = Array.Empty<object>(), background = new { kind = "own" } }, first);
        var problem = await stale.ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "dashboard.layout_changed");
        ((string?)problem["current"]?["widgets"]?[0]?["id"]).Should().Be("w1");
        $"\"{(string?)problem["currentVersion"]}\"".Should().Be(await VersionAsync(client));
    }

    [Fact]
    public async Task Of_twenty_saves_at_once_from_the_same_version_one_wins()
    {
        var client = fixture.Alice;
        using (var any = await client.PutJsonAsync("/layout", Small, "*"))
        {
            any.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var version = await VersionAsync(client);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.PutJsonAsync(
            "/layout", new { widgets = Array.Empty<object>(), background = new { kind = "builtin", id = $"b{i}" } }, version)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).Should().Be(19);
    }

    [Fact]
    public async Task A_broken_layout_is_refused_field_by_field()
    {
        var client = fixture.Alice;
        using var answer = await client.PutJsonAsync(
            "/layout",
            new { widgets = new[] { new { id = "w1", kind = "mail", x = 11, y = 0, w = 4, h = 1 } }, background = new { kind = "own" } },
            "*");
        var problem = await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        problem["errors"]?.AsObject().Select(field => field.Key).Should().BeEquivalentTo("widgets[0].w", "widgets[0].h");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"widgets\":[null],\"background\":{\"kind\":\"none\"}}")]
    [InlineData("{\"widgets\":[{\"x\":99999999999}]}")]
    [InlineData("[")]
    public async Task A_body_that_is_no_layout_is_refused(string body)
    {
        var client = fixture.Alice;
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/dashboard/layout");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        (await ProblemAnswer.ReadAsync(answer)).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_cannot_be_read_is_kept_until_the_person_saves()
    {
        const string Newer = "{\"format\":7,\"panes\":[\"of a later version\"]}";
        await using var host = await RunningHost.StartAsync();
        await SettingAsync(host, async settings => { await settings.SetAsync("icewarp_dashboard", Newer, CancellationToken.None); return ""; });
        using var client = await host.SignInAsync();

        ((string?)(await client.ReadAsync("/layout"))["origin"]).Should().Be("unreadable");
        (await SettingAsync(host, settings => settings.GetAsync("icewarp_dashboard", CancellationToken.None))).Should().Be(Newer);

        using var saved = await client.PutJsonAsync("/layout", Small, await VersionAsync(client));
        ((string?)(await saved.JsonAsync())["origin"]).Should().Be("saved");
        (await SettingAsync(host, settings => settings.GetAsync("icewarp_dashboard", CancellationToken.None))).Should().NotContain("panes");
    }

    private static async Task<string> VersionAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/api/dashboard/layout");
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return answer.Headers.ETag?.Tag ?? throw new InvalidOperationException("No ETag.");
    }

    private static async Task<string?> SettingAsync(RunningHost host, Func<ISettingsStore, Task<string?>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var session = await scope.ServiceProvider.GetRequiredService<IIdentity>()
            .SignInAsync(Demo.Alice, Demo.PasswordOf(Demo.Alice), CancellationToken.None);
        scope.ServiceProvider.GetRequiredService<IServerContext>().Use(session);
        return await work(scope.ServiceProvider.GetRequiredService<ISettingsStore>());
    }
}
