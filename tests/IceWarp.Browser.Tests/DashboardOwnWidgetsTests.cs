using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Widgets whose content the person makes: the world clock and links.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardOwnWidgetsTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync("Embedded:DemoContent=true");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Cities_are_chosen_by_keyboard_and_follow_the_person_to_another_browser()
    {
        var page = await browser.OpenDashboardAsync(_host, "World clock");
        await Expect(page.Widget("World clock")).ToContainTextAsync("Warsaw");
        await page.Widget("World clock").GetByRole(AriaRole.Button, new() { Name = "Choose cities" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Which cities are on the clock?" });
        await dialog.GetByLabel("City or time zone").FillAsync("Gdansk");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToContainTextAsync("There is no time zone of this name");
        await page.ShouldBeAccessibleAsync();

        await dialog.GetByLabel("City or time zone").FillAsync("seoul");
        await dialog.GetByLabel("Name on the clock").FillAsync("Busan");
        await page.Keyboard.PressAsync("Enter");
        await dialog.GetByLabel("City or time zone").FillAsync("Halifax");
        await page.Keyboard.PressAsync("Enter");
        await dialog.Button("Halifax up").ClickAsync();
        await page.KeepPictureAsync("dashboard-cities");
        await dialog.Button("Store").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        var other = await browser.OpenDashboardAsync(_host, "World clock");
        await Expect(other.Widget("World clock").GetByRole(AriaRole.Listitem)).ToHaveTextAsync(
            [DashboardPages.Containing("^Halifax.* h\\d\\d:\\d\\d$"), DashboardPages.Containing("^Busan.* h\\d\\d:\\d\\d$")]);
        await other.KeepPictureAsync("dashboard-clock");
    }

    [Fact]
    public async Task A_clock_asks_the_server_nothing()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await PutLayoutAsync(page, "clock");
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync("/dashboard/");
        await Expect(page.Widget("World clock")).ToContainTextAsync("Warsaw");

        requests.Where(url => url.Contains("/api/dashboard/", StringComparison.Ordinal)).Should().OnlyContain(url => url.EndsWith("?first", StringComparison.Ordinal), "the layout, and what is on it: nothing");
    }

    [Fact]
    public async Task Links_are_added_and_open_a_window_that_knows_nothing_of_this_one()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await PutLayoutAsync(page, "links");
        await page.GotoAsync("/dashboard/");
        await page.Button("Add links").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Which links are here?" });
        await dialog.GetByLabel("Address").FillAsync("javascript:alert(1)");
        await dialog.Button("Add the link").ClickAsync();
        await Expect(dialog).ToContainTextAsync("This is no address of a safe page");
        await dialog.GetByLabel("Address").FillAsync("tides.example/gdansk");
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Tides");
        await dialog.Button("Add the link").ClickAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-links-dialog");
        await dialog.Button("Store").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        await page.ReloadAsync();
        var link = page.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("Tides") });
        await Expect(link).ToHaveAttributeAsync("href", "https://tides.example/gdansk");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Expect(link).ToHaveAttributeAsync("target", "_blank");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-links");
    }

    [Fact]
    public async Task A_list_that_could_not_be_stored_stays_in_the_dialog()
    {
        var page = await browser.OpenDashboardAsync(_host, "World clock");
        await page.Button("Choose cities").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("City or time zone").FillAsync("Tokyo");
        await page.Keyboard.PressAsync("Enter");
        await page.RouteAsync("**/settings", route => route.AbortAsync());
        await dialog.Button("Store").ClickAsync();
        await Expect(dialog).ToContainTextAsync("Not stored: this page is cut off from its host. Your choice is still here.");
        await Expect(dialog.GetByRole(AriaRole.Listitem)).ToContainTextAsync("Tokyo");

        await page.UnrouteAsync("**/settings");
        await dialog.Button("Store").ClickAsync();
        await Expect(page.Widget("World clock")).ToContainTextAsync("Tokyo");
    }

    private static async Task PutLayoutAsync(IPage page, string kind)
    {
        var answer = await page.Context.APIRequest.PutAsync("/api/dashboard/layout", new()
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["If-Match"] = "\"*\"" },
            DataObject = new { widgets = new[] { new { id = kind, kind, x = 0, y = 0, w = 4, h = 4, hidden = false } }, background = new { kind = "none" } },
        });
        answer.Status.Should().Be(200, await answer.TextAsync());
    }
}
