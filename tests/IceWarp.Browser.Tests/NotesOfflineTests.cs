using System.Text.RegularExpressions;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Words that are written while nothing can be reached.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesOfflineTests(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly string[] Places = ["cabin", "wing", "tail"];

    private readonly string _folder = Directory.CreateTempSubdirectory("icewarp-browser-").FullName;
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task On_a_plane_notes_are_read_written_made_and_deleted_and_after_landing_all_is_on_the_server()
    {
        using var alice = await _host.SignInAsync();
        foreach (var place in Places)
        {
            await alice.AddNoteAsync($"Plane {place}", $"<p>begun at the {place}</p>");
        }

        await alice.AddNoteAsync("Plane ticket", "<p>not needed any more</p>");
        await using (var before = await browser.OpenLastingAsync(_host, _folder))
        {
            var page = await ReadyForTakeOffAsync(before);
            await before.SetOfflineAsync(true);
            foreach (var place in Places)
            {
                await page.Row($"Plane {place}").ClickAsync();
                await page.WriteBehindAsync($"begun at the {place}", $" and written above the clouds, {place}");
            }

            await page.Keyboard.PressAsync("Escape");
            await page.Keyboard.PressAsync("n");
            await page.Keyboard.TypeAsync("Plane window");
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync("Clouds, and nothing else");
            await page.Keyboard.PressAsync("Escape");
            await page.Row("Plane ticket").ClickAsync();
            await Expect(page.Text()).ToContainTextAsync("not needed");
            await page.Keyboard.PressAsync("Delete");
            await Expect(page.Row("Plane ticket")).ToHaveCountAsync(0);
            await Expect(page.Receipt()).ToContainTextAsync("Offline: 5 changes wait here");
        }

        await using var after = await browser.OpenLastingAsync(_host, _folder);
        await after.SetOfflineAsync(true);
        var again = after.Pages[0];
        await again.GotoAsync("/notes/");
        foreach (var place in Places)
        {
            await again.Row($"Plane {place}").ClickAsync();
            await Expect(again.Text()).ToHaveTextAsync($"begun at the {place} and written above the clouds, {place}");
        }

        await again.Row("Plane window").ClickAsync();
        await Expect(again.Text()).ToHaveTextAsync("Clouds, and nothing else");
        await Expect(again.Row("Plane ticket")).ToHaveCountAsync(0);
        await Expect(again.Receipt()).ToContainTextAsync("Offline: 5 changes wait here");
        await again.ShouldBeAccessibleAsync();
        await again.KeepPictureAsync("notes-offline");

        await after.SetOfflineAsync(false);
        await SignInAgainAsync(again);

        await Expect(again.Receipt()).ToContainTextAsync("Stored on the server at");
        using var raw = await _host.SignInRawAsync();
        await RawItems.EventuallyAsync(async () =>
        {
            foreach (var place in Places)
            {
                (await raw.StoredTextAsync($"Plane {place}")).Should().Contain($"begun at the {place} and written above the clouds, {place}");
            }

            (await raw.StoredTextAsync("Plane window")).Should().Contain("Clouds, and nothing else");
            (await raw.NoteOnServerAsync("Plane ticket")).Should().BeNull();
        });
        (await raw.ItemsAsync("Notes", "evntitle")).Should().HaveCount(4);
    }

    [Fact]
    public async Task The_receipt_says_where_the_words_are()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        var id = await page.MakeNoteAsync("Receipt", "<p>begun</p>");
        await page.OpenNoteAsync(id, "begun");
        await page.ShouldBeStoredAsync();

        var answer = new TaskCompletionSource();
        await page.RouteAsync($"**/api/notes/{id}", async route =>
        {
            if (route.Request.Method == "PUT")
            {
                await answer.Task;
            }

            await route.ContinueAsync();
        });
        await page.WriteBehindAsync("begun", " and more");
        await Expect(page.Receipt()).ToContainTextAsync("Storing");
        answer.SetResult();
        await Expect(page.Receipt()).ToContainTextAsync("Stored on the server at");

        await page.Context.SetOfflineAsync(true);
        await Expect(page.Receipt()).ToContainTextAsync("Offline");
        await page.WriteBehindAsync("begun and more", " and still more");
        await Expect(page.Receipt()).ToContainTextAsync("Offline: 1 change waits here");
        await Expect(page.Row("Receipt").GetByText("not on the server yet")).ToBeAttachedAsync();
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Receipt()).ToContainTextAsync("Stored on the server at");
        await Expect(page.Row("Receipt").GetByText("not on the server yet")).ToHaveCountAsync(0);

        using var other = await _host.SignInAsync();
        await other.RewriteAsync(id, "begun", "begun elsewhere");
        await Expect(page.Text()).ToContainTextAsync("begun elsewhere and more and still more");
        await Expect(page.Receipt()).ToContainTextAsync("Changed elsewhere at");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_server_that_stops_while_words_are_written_gets_them_when_it_is_back()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        var id = await page.MakeNoteAsync("Power cut", "<p>light</p>");
        await page.OpenNoteAsync(id, "light");
        await page.WriteBehindAsync("light", " on");
        await _host.StopServingAsync();
        await page.Keyboard.TypeAsync(" and off");
        await Expect(page.Receipt()).ToContainTextAsync("Offline: 1 change waits here");
        await page.Keyboard.TypeAsync(" and on again");

        await _host.ServeAgainAsync();

        await Expect(page.Receipt()).ToContainTextAsync("Stored on the server at", new() { Timeout = 2 * BrowserFixture.WaitLimit });
        using var raw = await _host.SignInRawAsync();
        (await raw.StoredTextAsync("Power cut")).Should().Contain("light on and off and on again");
    }

    [Fact]
    public async Task A_session_that_ends_while_offline_is_begun_anew_in_place_and_the_queue_goes_out()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        var id = await page.MakeNoteAsync("Expired", "<p>before</p>");
        await page.OpenNoteAsync(id, "before");
        await page.EvaluateAsync("() => { globalThis.notReloaded = true; }");
        await page.Context.SetOfflineAsync(true);
        await page.WriteBehindAsync("before", " and after");
        await Expect(page.Receipt()).ToContainTextAsync("Offline: 1 change waits here");
        await page.Context.ClearCookiesAsync();
        await page.Context.SetOfflineAsync(false);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your session has ended. 1 change waits here");
        await Expect(page.Receipt()).ToContainTextAsync("Not stored, kept here");
        await page.Button("Sign in").PressAsync("Enter");
        await Expect(page.GetByLabel("Password")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("wrong");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("This address and password do not belong together");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-sign-in-again");
        await page.GetByLabel("Password").FillAsync(Demo.PasswordOf(Demo.Alice));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Receipt()).ToContainTextAsync("Stored on the server at");
        (await page.EvaluateAsync<bool>("() => globalThis.notReloaded === true")).Should().BeTrue();
        using var raw = await _host.SignInRawAsync();
        (await raw.StoredTextAsync("Expired")).Should().Contain("before and after");
    }

    [Fact]
    public async Task Words_that_wait_outlive_the_visit_of_somebody_else_who_sees_nothing_of_them()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        var id = await page.MakeNoteAsync("Lent machine", "<p>before</p>");
        await page.OpenNoteAsync(id, "before");
        await page.Context.SetOfflineAsync(true);
        await page.WriteBehindAsync("before", " and written on the way");
        await Expect(page.Receipt()).ToContainTextAsync("Offline: 1 change waits here");
        await page.GotoAsync("about:blank");
        await page.Context.ClearCookiesAsync();
        await page.Context.SetOfflineAsync(false);

        await page.SignInAsync("bob");
        await page.GotoAsync("/notes/");
        await Expect(page.Locator("[data-pane]").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Lent machine")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("your account", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("E-mail address")).ToBeVisibleAsync();
        (await page.EvaluateAsync<string[]>("async () => (await indexedDB.databases()).map(each => each.name)")).Should().ContainSingle().Which.Should().StartWith("icewarp.notes.");

        await page.SignInAsync();
        await page.GotoAsync("/notes/");
        using var raw = await _host.SignInRawAsync();
        await Expect(page.Row("Lent machine")).ToContainTextAsync("written on the way");
        await RawItems.EventuallyAsync(async () => (await raw.StoredTextAsync("Lent machine")).Should().Contain("before and written on the way"));
    }

    private static async Task<IPage> ReadyForTakeOffAsync(IBrowserContext context)
    {
        var page = context.Pages[0];
        await page.SignInAsync();
        await page.GotoAsync("/notes/");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => undefined)");
        foreach (var title in Places.Select(place => $"Plane {place}").Append("Plane ticket"))
        {
            // Its first words in the list say that the note is kept here.
            await Expect(page.Row(title)).ToContainTextAsync(title.EndsWith("ticket", StringComparison.Ordinal) ? "not needed" : "begun at");
        }

        await page.Row("Plane ticket").ClickAsync();
        await Expect(page.Text()).ToContainTextAsync("not needed");
        return page;
    }

    private static async Task SignInAgainAsync(IPage page)
    {
        await page.Button("Sign in").ClickAsync();
        await page.GetByLabel("Password").FillAsync(Demo.PasswordOf(Demo.Alice));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }
}
