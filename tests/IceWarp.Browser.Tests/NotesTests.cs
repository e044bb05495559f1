using IceWarp.Testing;
using Microsoft.Playwright;
using static IceWarp.Browser.Tests.DashboardPages;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>A note from its first letter to the server and back, and what the receipt says meanwhile.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;
    private RawServer _raw = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync("Embedded:DemoContent=true");
        _raw = await _host.SignInRawAsync();
    }

    public async Task DisposeAsync()
    {
        _raw.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_new_note_takes_every_key_from_the_first_on_and_other_clients_read_it()
    {
        var page = await browser.OpenNotesAsync(_host);

        await page.Button("New note").First.ClickAsync();
        await page.Keyboard.TypeAsync("Nip and pin");
        await Expect(page.NoteTitle()).ToHaveValueAsync("Nip and pin");
        await Expect(page.NoteText()).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Ropes & <hooks> for berth 6");

        await page.ShouldBeStoredAsync();
        await _raw.RawTextShouldAsync("Nip and pin", text => text.Should().Contain("Ropes &amp; &lt;hooks&gt; for berth 6"));
        await Expect(page.NoteRow("Nip and pin")).ToContainTextAsync("Ropes & <hooks>");
    }

    [Fact]
    public async Task The_cursor_stays_when_the_server_gives_the_note_its_id()
    {
        var page = await browser.OpenNotesAsync(_host);
        await page.BeginNoteAsync("Written through");
        await page.Keyboard.TypeAsync("Before the server knows. ");
        await page.ShouldBeStoredAsync();
        await Expect(page).Not.ToHaveURLAsync(Containing("note=new-"));

        await page.Keyboard.TypeAsync("And after.");

        await Expect(page.NoteText()).ToHaveTextAsync("Before the server knows. And after.");
        await _raw.RawTextShouldAsync("Written through", text => text.Should().Contain("Before the server knows. And after."));
    }

    [Fact]
    public async Task The_receipt_says_stored_only_after_the_answer()
    {
        var page = await browser.OpenNotesAsync(_host);
        await page.OpenNoteAsync("Quay 4, open points");
        var asked = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await page.RouteAsync("**/api/notes/*", async route =>
        {
            if (route.Request.Method == "PUT")
            {
                asked.TrySetResult();
                await go.Task;
            }

            await route.ContinueAsync();
        });

        await page.NoteText().GetByText("Bollards").ClickAsync();
        await page.Keyboard.TypeAsync("x");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Expect(page.Locator("[data-receipt]")).ToContainTextAsync("Storing");
        await page.KeepPictureAsync("notes-storing");
        go.SetResult();

        await page.ShouldBeStoredAsync();
        await Expect(page.Locator("[data-receipt]")).ToContainTextAsync(Containing(@"Stored on the server at \d\d:\d\d"));
    }

    [Fact]
    public async Task What_another_client_writes_is_in_the_list_and_in_the_open_note_within_ten_seconds()
    {
        var page = await browser.OpenNotesAsync(_host);
        await page.OpenNoteAsync("Quay 4, open points");

        await _raw.AddNoteAsync("From another client", "<p>Hello</p>", "harbour");
        await _raw.RewriteNoteAsync("Quay 4, open points", "<p>Rewritten <b>elsewhere</b></p>");

        await Expect(page.NoteRow("From another client")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Expect(page.Side().GetByRole(AriaRole.Link, new() { NameRegex = Containing("harbour") })).ToBeVisibleAsync();
        await Expect(page.NoteText()).ToHaveTextAsync("Rewritten elsewhere", new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task What_another_client_put_in_is_still_there_after_words_are_added()
    {
        await _raw.AddNoteAsync("Foreign", """<p class="a">One <font color="red">red</font> <!-- kept --><i>word</i> <img src="https://elsewhere.example/x.png"></p><form><input name="q"></form>""");
        var page = await browser.OpenNotesAsync(_host);
        await page.OpenNoteAsync("Foreign");

        await page.NoteText().GetByText("word").ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" more");

        await page.ShouldBeStoredAsync();
        await _raw.RawTextShouldAsync("Foreign", text =>
        {
            text.Should().Contain("more");
            text.Should().Contain("<p class=\"a\">").And.Contain("<font color=\"red\">red</font>").And.Contain("<!-- kept -->").And.Contain("<i>");
            text.Should().Contain("https://elsewhere.example/x.png").And.Contain("<form><input name=\"q\">");
        });
    }

    [Fact]
    public async Task A_deleted_note_can_be_taken_back_and_otherwise_goes_to_the_servers_trash()
    {
        var page = await browser.OpenNotesAsync(_host);
        await page.OpenNoteAsync("Quay 4, open points");

        await page.ChooseMoreAsync("Delete");
        await Expect(page.NoteRow("Quay 4, open points")).ToHaveCountAsync(0);
        await page.Locator(".toast").Button("Undo").ClickAsync();
        await Expect(page.NoteTitle()).ToHaveValueAsync("Quay 4, open points");

        await page.NoteRow("Quay 4, open points").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.NoteRow("Quay 4, open points")).ToHaveCountAsync(0);
        await RawItems.EventuallyAsync(async () => (await _raw.RawNoteAsync("Quay 4, open points")).Should().BeNull());
    }

    [Fact]
    public async Task The_shortcut_of_the_installed_app_begins_a_note()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();

        await page.GotoAsync("/notes/?new");

        await Expect(page.NoteTitle()).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("From the dock");
        await page.ShouldBeStoredAsync();
        (await _raw.RawNoteAsync("From the dock")).Should().NotBeNull();
    }

    [Fact]
    public async Task A_note_left_without_a_word_leaves_nothing_behind()
    {
        var page = await browser.OpenNotesAsync(_host);
        var before = (await _raw.ItemsAsync("Notes", "evntitle")).Count;
        await page.Button("New note").First.ClickAsync();
        await Expect(page.NoteTitle()).ToBeFocusedAsync();
        await Expect(page.NoteRow("Untitled note")).ToBeVisibleAsync();

        await page.OpenNoteAsync("Quay 4, open points");

        await Expect(page.NoteRow("Untitled note")).ToHaveCountAsync(0);
        (await _raw.ItemsAsync("Notes", "evntitle")).Should().HaveCount(before);
    }
}
