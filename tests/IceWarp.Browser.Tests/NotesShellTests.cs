using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>The app itself in the browser: it opens without network, can be installed, keeps no data, and gets out of the way of a new version.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesShellTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_opens_without_network_and_keeps_nothing_of_a_person()
    {
        var page = await OpenWithWorkerAsync();
        var kept = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const all = [];
              for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) all.push(new URL(request.url).pathname);
              return all;
            }
            """);
        kept.Should().Contain("/notes/index.html").And.OnlyContain(path => path.StartsWith("/notes/", StringComparison.Ordinal)).And.NotContain(path => path.Contains("/api/", StringComparison.Ordinal));

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Expect(page.Row("Shell")).ToBeVisibleAsync();
        await Expect(page.Receipt()).ToContainTextAsync("Offline");
        await page.Row("Shell").ClickAsync();
        await Expect(page.Text()).ToHaveTextAsync("kept words");
    }

    [Fact]
    public async Task It_opens_while_the_host_is_stopped_and_goes_on_when_it_serves_again()
    {
        var page = await OpenWithWorkerAsync();
        await _host.StopServingAsync();
        await page.ReloadAsync();
        await page.Row("Shell").ClickAsync();
        await page.WriteBehindAsync("kept words", " and more");
        await Expect(page.Receipt()).ToContainTextAsync("Offline: 1 change waits here");

        await _host.ServeAgainAsync();

        await Expect(page.Receipt()).ToContainTextAsync("Stored on the server at", new() { Timeout = 2 * BrowserFixture.WaitLimit });
        using var raw = await _host.SignInRawAsync();
        (await raw.StoredTextAsync("Shell")).Should().Contain("kept words and more");
    }

    [Fact]
    public async Task The_browser_finds_nothing_against_installing_it()
    {
        var page = await OpenWithWorkerAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        var manifest = await session.SendAsync("Page.getAppManifest");
        manifest!.Value.GetProperty("url").GetString().Should().EndWith("/notes/manifest.webmanifest");
        manifest.Value.GetProperty("errors").EnumerateArray().Should().BeEmpty();
        var errors = await session.SendAsync("Page.getInstallabilityErrors");
        // Asked of a window that keeps nothing, the browser says just that and nothing else.
        errors!.Value.GetProperty("installabilityErrors").EnumerateArray().Select(error => error.GetProperty("errorId").GetString())
            .Where(error => error != "in-incognito").Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_version_takes_the_place_of_the_old_one_at_once()
    {
        await using var front = await OlderFront.StartAsync(_host.Address);
        var page = await browser.OpenNotesOfAsync(_host, address: new Uri(front.Address, "/notes/").ToString());
        (await CachesAsync(page)).Should().Equal("icewarp-notes-app-an-older-one");

        front.ServeOlder = false;
        await page.EvaluateAsync(
            """
            async () => {
              const registration = await navigator.serviceWorker.ready;
              const taken = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
              await registration.update();
              await taken;
            }
            """);

        var caches = await CachesAsync(page);
        caches.Should().HaveCount(2).And.Contain("icewarp-notes-app-an-older-one", "a page that was opened with it may still load its parts");
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Expect(page.Receipt()).ToContainTextAsync("Offline");
        (await page.EvaluateAsync<string>("() => document.documentElement.dataset.version ?? 'the new one'")).Should().Be("the new one");
    }

    [Fact]
    public async Task It_leaves_the_portal_and_the_dashboard_alone()
    {
        var page = await OpenWithWorkerAsync();
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("^Dashboard") })).ToBeVisibleAsync();
        await page.GotoAsync("/dashboard/");
        await Expect(page.Button("Arrange")).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("() => navigator.serviceWorker.controller?.scriptURL ?? ''")).Should().NotContain("/notes/");
    }

    private static Task<string[]> CachesAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => navigator.serviceWorker.ready.then(() => caches.keys())");

    private async Task<IPage> OpenWithWorkerAsync()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        var id = await page.MakeNoteAsync("Shell", "<p>kept words</p>");
        await page.OpenNoteAsync(id, "kept words");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => undefined)");
        await page.ReloadAsync();
        await Expect(page.Text()).ToContainTextAsync("kept words");
        return page;
    }
}
