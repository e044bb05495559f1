using System.Net;
using System.Text.Json.Nodes;
using IceWarp.Testing;
using Microsoft.Extensions.Options;

namespace IceWarp.Modules.Dashboard.Tests.Layouts;

/// <summary>What an administrator sets in <c>Dashboard:Layouts</c>, over HTTP.</summary>
public sealed class StandardLayoutTests
{
    private static readonly string[] Settings =
    [
        "Dashboard:Layouts:demo.test:Background=night",
        .. Place("demo.test", 0, "agenda", 0, 0, "Locked=true"),
        .. Place("demo.test", 1, "mail", 4, 0),
        .. Place("*", 0, "files", 0, 0),
    ];

    [Fact]
    public async Task Who_never_saved_gets_the_layout_of_their_domain_with_its_locks()
    {
        await using var host = await RunningHost.StartAsync(Settings);
        using var client = await host.SignInAsync();
        var layout = await client.ReadAsync("/layout");
        ((string?)layout["origin"]).Should().Be("default");
        layout["widgets"]?.ToJsonString().Should().Be(
            """[{"id":"agenda","kind":"agenda","x":0,"y":0,"w":4,"h":4,"hidden":false,"locked":true},{"id":"mail","kind":"mail","x":4,"y":0,"w":4,"h":4,"hidden":false}]""");
        layout["standard"]?["widgets"]?.ToJsonString().Should().Be(layout["widgets"]?.ToJsonString());
        layout["standard"]?["background"]?.ToJsonString().Should().Be("""{"kind":"builtin","id":"night"}""");
    }

    [Fact]
    public async Task A_locked_widget_is_not_removed_hidden_or_moved_and_everything_else_is_the_persons()
    {
        await using var host = await RunningHost.StartAsync(Settings);
        using var client = await host.SignInAsync();
        object[] attempts =
        [
            Array.Empty<object>(),
            new[] { Widget("agenda", 0, 0, hidden: true) },
            new[] { Widget("agenda", 0, 2, hidden: false) },
        ];
        foreach (var widgets in attempts)
        {
            using var answer = await client.PutJsonAsync("/layout", new { widgets, background = new { kind = "none" } }, "*");
            var problem = await answer.ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "dashboard.widget_locked");
            problem["widgets"]?.ToJsonString().Should().Be("""["agenda"]""");
        }

        var mine = new { widgets = new[] { Widget("agenda", 0, 0, hidden: false), Widget("notes", 4, 0, hidden: false) }, background = new { kind = "none" } };
        using var saved = await client.PutJsonAsync("/layout", mine, "*");
        (await saved.JsonAsync())["widgets"]?.AsArray().Select(Id).Should().Equal("agenda", "notes");
    }

    [Fact]
    public async Task A_lock_set_later_holds_for_a_layout_saved_before_and_makes_it_stale()
    {
        await using var server = await RunningHost.StartAsync();
        string? version;
        await using (var free = await RunningHost.StartAgainstAsync(server))
        {
            using var client = await free.SignInAsync();
            using var saved = await client.PutJsonAsync("/layout", new { widgets = new[] { Widget("mail", 0, 0, hidden: false) }, background = new { kind = "none" } }, "*");
            version = saved.Headers.ETag?.Tag;
        }

        await using var host = await RunningHost.StartAgainstAsync(server, Settings);
        using var later = await host.SignInAsync();
        (await later.ReadAsync("/layout"))["widgets"]?.ToJsonString().Should().Be(
            """[{"id":"agenda","kind":"agenda","x":0,"y":0,"w":4,"h":4,"hidden":false,"locked":true},{"id":"mail","kind":"mail","x":0,"y":4,"w":4,"h":4,"hidden":false}]""");
        using var stale = await later.PutJsonAsync("/layout", new { widgets = Array.Empty<object>(), background = new { kind = "none" } }, version);
        await stale.ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "dashboard.layout_changed");
    }

    [Theory]
    [InlineData("Dashboard:Layouts:demo.test:Widgets:0:Kind=weather", "Dashboard:Layouts:demo.test:widgets[0].kind is wrong: A kind is one of")]
    [InlineData("Dashboard:Layouts:demo.test:Widgets:0:W=13", "Dashboard:Layouts:demo.test:widgets[0].w is wrong: w is 2 to 12.")]
    [InlineData("Dashboard:Layouts:demo.test:Widgets:0:Hidden=true", "a locked one is always shown")]
    [InlineData("Dashboard:Layouts:demo.test:Widgets:0:Lock=true", "Dashboard:Layouts:demo.test:Widgets:0:Lock is no setting.")]
    [InlineData("Dashboard:Layouts:demo.test:Backgroud=night", "Dashboard:Layouts:demo.test:Backgroud is no setting.")]
    [InlineData("Dashboard:Layouts:de mo:Background=night", "must be named after a domain")]
    public async Task A_wrong_setting_ends_the_start_with_its_name(string setting, string sentence)
    {
        var start = async () => await RunningHost.StartAsync([.. Settings, setting]);
        var fault = await start.Should().ThrowAsync<OptionsValidationException>();
        fault.Which.Message.Should().Contain(sentence);
    }

    private static IEnumerable<string> Place(string domain, int index, string kind, int x, int y, params string[] more) =>
        new[] { $"Kind={kind}", $"X={x}", $"Y={y}", "W=4", "H=4" }.Concat(more).Select(setting => $"Dashboard:Layouts:{domain}:Widgets:{index}:{setting}");

    private static object Widget(string kind, int x, int y, bool hidden) => new { id = kind, kind, x, y, w = 4, h = 4, hidden };

    private static string? Id(JsonNode? widget) => (string?)widget?["id"];
}
