using System.Text.RegularExpressions;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>The server goes and comes while people look: icons, status line, dashboard. No page is loaded again.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ServerAwayTests(BrowserFixture browser) : IAsyncLifetime
{
    // "Loses its icon within 10 s and regains it within 10 s."
    private const float Promise = 10_000;

    private RunningHost _server = null!;
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningHost.StartAsync("Embedded:DemoContent=true");
        _host = await RunningHost.StartAgainstAsync(_server);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task In_the_launcher_the_icon_goes_the_status_line_says_why_and_both_return_by_themselves()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await page.GotoAsync("/");
        var tile = page.GetByRole(AriaRole.Link, new() { NameRegex = Starting("Dashboard") });
        await Expect(tile).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { globalThis.notReloaded = true; }");

        await _server.StopServingAsync();

        await Expect(tile).ToBeHiddenAsync(new() { Timeout = Promise });
        var status = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Dashboard is away since" });
        await Expect(status).ToContainTextAsync("cannot be reached");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("launcher-server-away");

        await _server.ServeAgainAsync();

        await Expect(tile).ToBeVisibleAsync(new() { Timeout = Promise });
        await Expect(page.GetByText("Dashboard is back")).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("() => globalThis.notReloaded === true")).Should().BeTrue();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task In_the_dashboard_the_last_content_stays_and_what_came_meanwhile_shows_afterwards(int width)
    {
        var page = await browser.OpenAsync(_host, View.Of(width, dark: false, "en"));
        await page.SignInAsync();
        await page.GotoAsync("/dashboard/");
        await Expect(page.GetByText("Book the crane driver")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { globalThis.notReloaded = true; }");

        await _server.StopServingAsync();

        await Expect(page.GetByText(new Regex("cannot be reached since", RegexOptions.None, TimeSpan.FromSeconds(1))).First).ToBeAttachedAsync(new() { Timeout = Promise });
        await Expect(page.GetByText("Book the crane driver")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync($"dashboard-server-away-{width}");

        await _server.ServeAgainAsync();
        using (var raw = await RawServer.SignInAsync(_server.Address, Demo.Alice, Demo.PasswordOf(Demo.Alice)))
        {
            await raw.SendAsync("set", """<query xmlns="webmail:iq:items"><account uid="alice@demo.test"><folder uid="Tasks"><item action="add"><values><evntitle>Came meanwhile</evntitle></values></item></folder></account></query>""");
        }

        await Expect(page.GetByText("Came meanwhile")).ToBeVisibleAsync(new() { Timeout = 2 * Promise });
        (await page.EvaluateAsync<bool>("() => globalThis.notReloaded === true")).Should().BeTrue();
    }

    private static Regex Starting(string text) => new("^" + text, RegexOptions.None, TimeSpan.FromSeconds(1));
}
