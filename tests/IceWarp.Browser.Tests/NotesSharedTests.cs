using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>What becomes of words in a folder that belongs to somebody else, who writes too, takes rights away, or deletes.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesSharedTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;
    private HttpClient _alice = null!;
    private string _folder = "";
    private string _note = "";

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync();
        _alice = await _host.SignInAsync();
        using var made = await _alice.PostAsJsonAsync("/api/notes/folders", new { name = "Team" });
        _folder = (await made.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
        await ShareAsync("write");
        _note = await _alice.AddNoteAsync("Berth", "<p>first point</p><p>last point</p>", _folder);
    }

    public async Task DisposeAsync()
    {
        _alice.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_the_owner_writes_comes_into_the_open_note_of_the_other()
    {
        var page = await OpenAsBobAsync();
        await page.WriteBehindAsync("first point", " by Bob");
        await page.ShouldBeStoredAsync();
        await _alice.RewriteAsync(_note, "last point", "last point by Alice");
        await Expect(page.Text().Locator("p")).ToHaveTextAsync(["first point by Bob", "last point by Alice"]);
        await Expect(page.Receipt()).ToContainTextAsync("Changed elsewhere at");
        await page.Keyboard.TypeAsync(" again");
        await Expect(page.Text().Locator("p")).ToHaveTextAsync(["first point by Bob again", "last point by Alice"]);
        await RawItems.EventuallyAsync(async () => (await TextAsync(_alice, _note)).Should().Contain("first point by Bob again").And.Contain("last point by Alice"));
    }

    [Fact]
    public async Task The_merge_view_names_the_other_person()
    {
        var page = await OpenAsBobAsync();
        await page.Context.SetOfflineAsync(true);
        await page.RewriteLastWordAsync("last point", "line of Bob");
        await Expect(page.Receipt()).ToContainTextAsync("Offline: 1 change waits here");
        await _alice.RewriteAsync(_note, "last point", "last word of hers");
        var alice = (await _alice.NoteAsync(_note))["modifiedBy"]!.GetValue<string>();
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Text().GetByText($"Second text: {alice}, ")).ToBeVisibleAsync();
        await page.KeepPictureAsync("notes-merge-shared");
        await RawItems.EventuallyAsync(async () =>
            (await TextAsync(_alice, _note)).Should().Contain("word of hers").And.Contain("line of Bob").And.Contain($"data-who=\"{alice}\""));
    }

    [Fact]
    public async Task Rights_that_are_taken_away_while_writing_leave_the_words_and_a_way_to_store_them()
    {
        var page = await OpenAsBobAsync();
        await ShareAsync("read");
        await page.WriteBehindAsync("last point", " and words of Bob");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server did not take it: you may not do this in this folder, or not any more. Your words are kept here.");
        await Expect(page.Receipt()).ToContainTextAsync("Not stored, kept here");
        await Expect(page.Text()).ToContainTextAsync("last point and words of Bob");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-rights-lost");
        await page.Button("Store as a new note").ClickAsync();

        await page.ShouldBeStoredAsync();
        await Expect(page.Text()).ToContainTextAsync("last point and words of Bob");
        using var bob = await _host.SignInAsync(Demo.Bob);
        await RawItems.EventuallyAsync(async () => (await OwnTextsAsync(bob)).Should().ContainMatch("*last point and words of Bob*"));
        (await TextAsync(_alice, _note)).Should().NotContain("Bob");
    }

    [Fact]
    public async Task A_folder_that_is_deleted_while_its_note_is_written_in_leaves_the_words_in_a_new_note()
    {
        var page = await OpenAsBobAsync();
        await page.Context.SetOfflineAsync(true);
        await page.WriteBehindAsync("last point", " and words of Bob");
        await Expect(page.Receipt()).ToContainTextAsync("Offline: 1 change waits here");
        await DeleteFolderAsync();
        await page.Context.SetOfflineAsync(false);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This note was deleted elsewhere while you wrote in it. Your words are a new note now, in Notes.");
        await Expect(page.Text()).ToContainTextAsync("last point and words of Bob");
        await page.KeepPictureAsync("notes-made-anew");
        using var bob = await _host.SignInAsync(Demo.Bob);
        await RawItems.EventuallyAsync(async () => (await OwnTextsAsync(bob)).Should().ContainMatch("*last point and words of Bob*"));
    }

    [Fact]
    public async Task A_note_that_is_deleted_while_it_is_read_says_so_and_can_be_kept()
    {
        var page = await OpenAsBobAsync();
        using (var deleted = await _alice.DeleteAsync($"/api/notes/{Uri.EscapeDataString(_note)}"))
        {
            deleted.IsSuccessStatusCode.Should().BeTrue();
        }

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This note was deleted elsewhere", new() { Timeout = 2 * BrowserFixture.WaitLimit });
        await Expect(page.Text()).ToContainTextAsync("last point");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-gone");
        await page.Button("Keep as a new note").ClickAsync();
        await page.ShouldBeStoredAsync();
        using var bob = await _host.SignInAsync(Demo.Bob);
        await RawItems.EventuallyAsync(async () => (await OwnTextsAsync(bob)).Should().ContainMatch("*first point*last point*"));
    }

    private async Task<IPage> OpenAsBobAsync()
    {
        var page = await browser.OpenNotesOfAsync(_host, "bob");
        await page.Row("Berth").ClickAsync();
        await Expect(page.Text()).ToContainTextAsync("last point");
        return page;
    }

    private async Task ShareAsync(string rights)
    {
        using var answer = await _alice.PutAsJsonAsync(
            $"/api/notes/folders/{Uri.EscapeDataString(_folder)}/shares", new { shares = new[] { new { email = Demo.Bob, rights } } });
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }

    private async Task DeleteFolderAsync()
    {
        using var answer = await _alice.DeleteAsync($"/api/notes/folders/{Uri.EscapeDataString(_folder)}");
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> TextAsync(HttpClient client, string id) => (await client.NoteAsync(id))["html"]!.GetValue<string>();

    private static async Task<IReadOnlyList<string>> OwnTextsAsync(HttpClient client)
    {
        var list = (await client.GetFromJsonAsync<JsonObject>("/api/notes/?limit=100"))!["notes"]!.AsArray();
        List<string> texts = [];
        foreach (var note in list)
        {
            var whole = await client.NoteAsync(note!["id"]!.GetValue<string>());
            if (whole["owner"] is null)
            {
                texts.Add(whole["html"]!.GetValue<string>());
            }
        }

        return texts;
    }
}
