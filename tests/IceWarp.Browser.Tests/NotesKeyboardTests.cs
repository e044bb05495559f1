using System.Net.Http.Json;
using IceWarp.Testing;
using Microsoft.Playwright;
using static IceWarp.Browser.Tests.DashboardPages;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Notes without a mouse, notes that may only be read, notes on paper.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesKeyboardTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync("Embedded:DemoContent=true");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task From_the_list_into_the_text_the_tool_bar_and_back_by_keyboard_alone()
    {
        var page = await browser.OpenNotesAsync(_host);
        await page.Keyboard.PressAsync("j");
        await Expect(page.NoteRow("Quay 4, open points")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.NoteTitle()).ToHaveValueAsync("Drainage, offers");
        await page.Keyboard.PressAsync("k");
        await Expect(page.NoteTitle()).ToHaveValueAsync("Quay 4, open points");

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.NoteText()).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("By key ");
        await page.Keyboard.PressAsync("Alt+F10");
        await Expect(page.GetByRole(AriaRole.Toolbar).Button("Undo")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Toolbar).Button("Redo")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Button("More")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Underline" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Button("More")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.NoteText()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.NoteRow("Quay 4, open points")).ToBeFocusedAsync();
        await Expect(page.NoteText()).ToContainTextAsync("By key Open");
    }

    [Fact]
    public async Task Letters_act_outside_the_text_and_the_help_names_them()
    {
        var page = await browser.OpenNotesAsync(_host);
        await page.OpenNoteAsync("Quay 4, open points");
        await page.NoteText().GetByText("Bollards").ClickAsync();
        await page.Keyboard.TypeAsync("njkp/?");
        await Expect(page.NoteTitle()).ToHaveValueAsync("Quay 4, open points");
        await Expect(page.NoteText()).ToContainTextAsync("njkp/?");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await page.NoteRow("Quay 4, open points").FocusAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.NoteRow("Quay 4, open points").FocusAsync();
        await page.Keyboard.PressAsync("?");
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard help" });
        await Expect(help).ToContainTextAsync("New note");
        await Expect(help).ToContainTextAsync("Tick the item");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task F6_goes_through_list_note_and_folders()
    {
        var page = await browser.OpenNotesAsync(_host);
        await page.OpenNoteAsync("Quay 4, open points");
        var seen = new List<string>();
        for (var press = 0; press < 5; press++)
        {
            await page.Keyboard.PressAsync("F6");
            seen.Add(await page.EvaluateAsync<string>("() => document.activeElement.closest('header.bar') ? 'bar' : document.activeElement.closest('nav') ? 'folders' : document.activeElement.closest('section[data-pane]') ? 'list' : document.activeElement.closest('[data-note-open]') ? 'note' : 'nowhere'"));
        }

        seen.Should().Contain(["bar", "folders", "list", "note"]).And.NotContain("nowhere");
    }

    [Fact]
    public async Task A_note_that_may_only_be_read_has_no_tools_but_is_found_in_printed_and_saved()
    {
        using (var carol = await _host.SignInAsync(Demo.Carol))
        {
            await ShareReadOnlyAsync(carol);
        }

        var page = await browser.OpenNotesAsync(_host);
        await page.OpenNoteAsync("Drainage, offers");

        await Expect(page.Locator("[data-receipt=readOnly]")).ToContainTextAsync("it belongs to carol");
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToHaveCountAsync(0);
        await Expect(page.NoteText()).ToHaveAttributeAsync("contenteditable", "false");
        await Expect(page.NoteTitle()).Not.ToBeEditableAsync();
        await Expect(page.Button("Tag")).ToHaveCountAsync(0);
        await page.Button("More").ClickAsync();
        foreach (var entry in new[] { "Find in this note", "Print", "Save as a file", "Copy the link", "Pin on top" })
        {
            await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = entry, Exact = true })).ToBeEnabledAsync();
        }

        await Expect(page.GetByRole(AriaRole.Menuitem, new() { NameRegex = Containing("^Delete") })).ToHaveAttributeAsync("aria-disabled", "true");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-read-only");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Find in this note", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Find in this note" }).FillAsync("weeks");
        await Expect(page.GetByText("1 of 2")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_paper_there_is_the_note_and_nothing_else()
    {
        var page = await browser.OpenNotesAsync(_host);
        await page.OpenNoteAsync("Quay 4, open points");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.NoteTitle()).ToBeVisibleAsync();
        await Expect(page.NoteText().GetByText("Bollards: 8 of 12 delivered")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Banner)).ToBeHiddenAsync();
        await Expect(page.Side()).ToBeHiddenAsync();
        await Expect(page.Rows().First).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToBeHiddenAsync();
        await Expect(page.Button("Tag")).ToBeHiddenAsync();
        await Expect(page.GetByText(Containing(@"^\d+ words$"))).ToBeHiddenAsync();
        await page.KeepPictureAsync("notes-print");
    }

    private static async Task ShareReadOnlyAsync(HttpClient carol)
    {
        var folders = await carol.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/notes/folders");
        var quay = folders.GetProperty("folders").EnumerateArray().Single(folder => folder.GetProperty("name").GetString() == "Quay 4");
        using var answer = await carol.PutAsJsonAsync(
            $"/api/notes/folders/{quay.GetProperty("id").GetString()}/shares",
            new { shares = new[] { new { email = Demo.Alice, rights = "read" } } });
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }
}
