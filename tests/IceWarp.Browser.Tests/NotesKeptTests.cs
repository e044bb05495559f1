using System.Text;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>What Notes leaves in the browser: nothing readable while the person is signed in, and nothing at all after.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesKeptTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Secret = "kingfisher-7731";
    private const string Later = "cormorant-9942";

    private readonly string _folder = Directory.CreateTempSubdirectory("icewarp-browser-").FullName;
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_planted_secret_is_nowhere_on_the_disk_of_the_browser_and_after_signing_out_the_key_is_gone()
    {
        using var alice = await _host.SignInAsync();
        var id = await alice.AddNoteAsync("Secret", $"<p>{Secret}</p>");
        await using (var context = await browser.OpenLastingAsync(_host, _folder))
        {
            var page = context.Pages[0];
            await page.SignInAsync();
            await page.OpenNoteAsync(id, Secret);
            await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => undefined)");
            await context.SetOfflineAsync(true);
            await page.WriteBehindAsync(Secret, $" {Later}");
            await Expect(page.Receipt()).ToContainTextAsync("Offline: 1 change waits here");
            (await DatabasesAsync(page)).Should().ContainSingle();
        }

        FilesWith(Secret, Later).Should().BeEmpty("all that is kept is encrypted");
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Should().Contain(file => file.Contains("IndexedDB", StringComparison.Ordinal));

        await using (var context = await browser.OpenLastingAsync(_host, _folder))
        {
            var page = context.Pages[0];
            await page.SignInAsync();
            await page.OpenNoteAsync(id, $"{Secret} {Later}");
            await Expect(page.Receipt()).ToContainTextAsync("Stored on the server at");
            await SignOutAsync(page);
            await Expect(page).ToHaveURLAsync(new Uri(_host.Address, "/").ToString());
            (await DatabasesAsync(page)).Should().BeEmpty();
            (await page.EvaluateAsync<string>("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")).Should().NotContain("alice");
        }

        FilesWith(Secret, Later).Should().BeEmpty();
    }

    [Fact]
    public async Task Signing_out_asks_first_when_words_would_be_lost_and_stores_what_it_can()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        var id = await page.MakeNoteAsync("Leaving", "<p>first</p>");
        await page.OpenNoteAsync(id, "first");
        await page.Context.SetOfflineAsync(true);
        await page.WriteBehindAsync("first", " and last");
        await Expect(page.Receipt()).ToContainTextAsync("Offline: 1 change waits here");

        await SignOutAsync(page);
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Sign out now?" });
        await Expect(dialog).ToContainTextAsync("1 note has words that are not on the server yet");
        await Expect(dialog).ToContainTextAsync("Leaving");
        await Expect(dialog.Button("Stay signed in")).ToBeFocusedAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-sign-out-asks");
        await dialog.Button("Stay signed in").ClickAsync();
        await Expect(page.Text()).ToHaveTextAsync("first and last");

        await page.Context.SetOfflineAsync(false);
        await Expect(page.Receipt()).ToContainTextAsync("Stored on the server at");
        await page.WriteBehindAsync("first and last", " of all");
        await SignOutAsync(page);
        await Expect(page).ToHaveURLAsync(new Uri(_host.Address, "/").ToString());
        using var raw = await _host.SignInRawAsync();
        (await raw.StoredTextAsync("Leaving")).Should().Contain("first and last of all");
    }

    [Fact]
    public async Task Signing_out_in_one_tab_closes_the_notes_in_all()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("/notes/");
        await Expect(second.Locator("[data-pane]").First).ToBeVisibleAsync();
        await SignOutAsync(page);
        await Expect(second.Button("Sign in")).ToBeVisibleAsync();
        (await DatabasesAsync(second)).Should().BeEmpty();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = DashboardPages.Containing("Alice") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out", Exact = true }).ClickAsync();
    }

    private static Task<string[]> DatabasesAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => indexedDB.databases().then(all => all.map(({ name }) => name))");

    /// <summary>Files of the browser that hold one of the words, in either of the encodings it writes.</summary>
    private List<string> FilesWith(params string[] words)
    {
        var needles = words.SelectMany(word => new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word) }).ToList();
        return
        [
            .. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
                .Where(file => needles.Exists(needle => File.ReadAllBytes(file).AsSpan().IndexOf(needle) >= 0))
                .Select(file => Path.GetRelativePath(_folder, file)),
        ];
    }
}
