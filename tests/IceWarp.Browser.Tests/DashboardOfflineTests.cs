using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>The dashboard without network or server: the last known content, of nobody else, and nothing of it after the session.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardOfflineTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Planted = "Xylographers at quay 9";
    private static readonly string[] Parts = ["layout", "mail", "agenda", "tasks", "notes", "files"];
    private RunningHost _server = null!;
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningHost.StartAsync("Embedded:DemoContent=true");
        _host = await RunningHost.StartAgainstAsync(_server);
        await AddTaskAsync(Planted);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(1280, false, "en", "Offline: as of", "Tasks")]
    [InlineData(390, true, "pl", "Offline: stan z", "Zadania")]
    public async Task Opened_without_network_it_shows_the_last_known_content_and_refreshes_by_itself_when_the_network_is_back(
        int width, bool dark, string language, string asOf, string tasks)
    {
        var page = await browser.OpenAsync(_host, View.Of(width, dark, language));
        await page.ChooseLanguageAsync(language);
        await page.SignInAsync();
        await page.GotoAsync("/dashboard/");
        await Expect(page.Widget(tasks)).ToContainTextAsync(Planted);
        await page.UntilKeptAsync(Parts);
        await page.Context.SetOfflineAsync(true);

        await page.ReloadAsync();

        await Expect(page.Widget(tasks)).ToContainTextAsync(Planted);
        await Expect(page.Locator("[data-fresh=cut]")).ToContainTextAsync(width > 720 ? asOf : ":");
        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync($"dashboard-offline-{width}-{(dark ? "dark" : "light")}-{language}");

        await AddTaskAsync("Came meanwhile");
        await page.Context.SetOfflineAsync(false);

        await Expect(page.Widget(tasks)).ToContainTextAsync("Came meanwhile");
        await Expect(page.Locator("[data-fresh=live]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-old]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_network_a_change_is_refused_with_a_sentence_and_words_stay_in_their_field()
    {
        var page = await OpenAsync();
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        var task = page.GetByRole(AriaRole.Checkbox, new() { NameRegex = DashboardPages.Containing(Planted) });

        await task.PressAsync("x");
        await page.GetByLabel("Quick note").FillAsync("Half a thought");
        await page.GetByLabel("Quick note").PressAsync("Control+Enter");

        await Expect(page.Widget("Tasks").GetByRole(AriaRole.Alert)).ToContainTextAsync("this page is cut off from its host");
        await Expect(task).Not.ToBeCheckedAsync();
        await Expect(page.Widget("Notes")).ToContainTextAsync("Not stored: this page is cut off from its host");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Quick note")).ToHaveValueAsync("Half a thought");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Arrange", Exact = true })).ToHaveAttributeAsync("aria-disabled", "true");
    }

    [Fact]
    public async Task While_the_server_is_away_it_opens_with_the_last_known_content_and_the_reason()
    {
        var page = await OpenAsync();
        await _server.StopServingAsync();

        await page.ReloadAsync();

        await Expect(page.Widget("Tasks")).ToContainTextAsync(Planted);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "The server cannot be reached since" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-fresh=serverAway]")).ToContainTextAsync("Server away: as of");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-opened-server-away");

        await _server.ServeAgainAsync();
        await AddTaskAsync("Came meanwhile");

        await Expect(page.Widget("Tasks")).ToContainTextAsync("Came meanwhile");
        await Expect(page.Locator("[data-fresh=live]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_kept_is_encrypted_and_gone_after_the_sign_out()
    {
        var page = await OpenAsync();
        (await page.KeptAsync()).Should().Contain(line => line.Contains("parts/tasks", StringComparison.Ordinal))
            .And.Contain(line => line.EndsWith("key closed", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains("Xylographers", StringComparison.Ordinal));

        await page.GetByRole(AriaRole.Button, new() { NameRegex = DashboardPages.Containing("your account") }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("E-mail address")).ToBeVisibleAsync();

        await ShouldHoldNothingOfAliceAsync(page);
        await ShouldShowNothingWithoutNetworkAsync(page);
    }

    [Fact]
    public async Task It_is_gone_as_well_where_the_session_was_ended_from_another_browser()
    {
        var page = await OpenAsync();
        var other = await browser.OpenAsync(_host);
        await other.SignInAsync();

        (await other.Context.APIRequest.DeleteAsync("/api/sessions")).Ok.Should().BeTrue();

        await Expect(page.GetByLabel("E-mail address")).ToBeVisibleAsync();
        await page.UntilAsync("no database", lines => !lines.Any(line => line.StartsWith("database", StringComparison.Ordinal)));
        await ShouldShowNothingWithoutNetworkAsync(page);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_after_the_session_was_lost_finds_nothing_of_the_first()
    {
        var page = await OpenAsync();
        await page.GetByLabel("Quick note").FillAsync("Half a thought");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/");
        await page.GetByLabel("E-mail address").FillAsync(Demo.Bob);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Demo.PasswordOf(Demo.Bob));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("^Dashboard") })).ToBeVisibleAsync();
        await ShouldHoldNothingOfAliceAsync(page);

        await page.GotoAsync("/dashboard/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = DashboardPages.Containing("Bob") })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Quick note")).ToHaveValueAsync("");
        await page.UntilKeptAsync(Parts);
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = DashboardPages.Containing("Bob") })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-kind=tasks][data-old]")).ToBeVisibleAsync();
        await Expect(page.GetByText(Planted)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_of_the_first_that_is_still_open_becomes_that_of_the_second_and_keeps_nothing_of_theirs_for_the_first()
    {
        var page = await OpenAsync();
        var tab = await page.Context.NewPageAsync();
        await tab.SignInAsync("bob");

        await tab.GotoAsync("/dashboard/");

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = DashboardPages.Containing("Bob") })).ToBeVisibleAsync();
        await Expect(page.GetByText(Planted)).ToHaveCountAsync(0);
        await tab.UntilKeptAsync(Parts);
        (await tab.KeptAsync()).Select(line => line.Split(' ')).Where(line => line[0] == "database").Select(line => line[1]).Distinct().Should().ContainSingle();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboard/")]
    public async Task The_browser_can_install_it(string path)
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await page.GotoAsync(path);
        var devTools = await page.Context.NewCDPSessionAsync(page);

        var manifest = await devTools.SendAsync("Page.getAppManifest");
        var found = await devTools.SendAsync("Page.getInstallabilityErrors");

        manifest!.Value.GetProperty("errors").GetArrayLength().Should().Be(0);
        manifest.Value.GetProperty("data").GetString().Should().Contain($"\"start_url\": \"{path}\"");

        // A test's browser keeps nothing beyond its end, as a private window: that alone may stand in the way.
        found!.Value.GetProperty("installabilityErrors").EnumerateArray().Select(error => error.GetProperty("errorId").GetString()).Should().Equal("in-incognito");
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.OpenDashboardAsync(_host, "Tasks");
        await Expect(page.Widget("Tasks")).ToContainTextAsync(Planted);
        await page.UntilKeptAsync(Parts);
        return page;
    }

    private static async Task ShouldHoldNothingOfAliceAsync(IPage page) =>
        (await page.KeptAsync()).Should().NotContain(line => line.StartsWith("database", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains("Xylographers", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains("alice", StringComparison.OrdinalIgnoreCase))
            .And.NotContain(line => line.Contains("Half a thought", StringComparison.Ordinal));

    private static async Task ShouldShowNothingWithoutNetworkAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/dashboard/");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Nothing was kept here to show" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-widget]")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Alice")).ToHaveCountAsync(0);
    }

    private async Task AddTaskAsync(string title)
    {
        using var raw = await RawServer.SignInAsync(_server.Address, Demo.Alice, Demo.PasswordOf(Demo.Alice));
        await raw.SendAsync("set", $"""<query xmlns="webmail:iq:items"><account uid="alice@demo.test"><folder uid="Tasks"><item action="add"><values><evntitle>{title}</evntitle></values></item></folder></account></query>""");
    }
}
