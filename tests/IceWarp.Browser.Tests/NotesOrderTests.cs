using IceWarp.Testing;
using Microsoft.Playwright;
using static IceWarp.Browser.Tests.DashboardPages;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Keeping notes in order: folders, tags, pins, order of the list, and finding.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesOrderTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;
    private RawServer _raw = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync("Embedded:DemoContent=true");
        _raw = await _host.SignInRawAsync();
        _page = await browser.OpenNotesAsync(_host);
    }

    public async Task DisposeAsync()
    {
        await _page.Context.CloseAsync();
        _raw.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_folder_is_made_renamed_filled_and_deleted_with_what_is_in_it()
    {
        await _page.Button("More about folders").ClickAsync();
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = "New folder", Exact = true }).ClickAsync();
        var dialog = _page.GetByRole(AriaRole.Dialog);
        await dialog.Button("Make the folder").ClickAsync();
        await Expect(dialog.GetByLabel("Name")).ToHaveAttributeAsync("aria-invalid", "true");
        await _page.ShouldBeAccessibleAsync();
        await dialog.GetByLabel("Name").FillAsync("Yard");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.GetByText("No notes in Yard yet")).ToBeVisibleAsync();

        await _page.Button("Write the first one").ClickAsync();
        await _page.Keyboard.TypeAsync("Kept in the yard");
        await _page.ShouldBeStoredAsync();
        (await _raw.RawNoteAsync("Kept in the yard", "Notes/Yard")).Should().NotBeNull();

        await _page.ChooseOfFolderAsync("Yard", "Rename");
        await dialog.GetByLabel("Name").FillAsync("Shipyard");
        await dialog.Button("Rename").ClickAsync();
        await Expect(Folder("Shipyard")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(_page.NoteRow("Kept in the yard")).ToBeVisibleAsync();
        (await _raw.RawNoteAsync("Kept in the yard", "Notes/Shipyard")).Should().NotBeNull();

        await _page.ChooseOfFolderAsync("Shipyard", "Delete the folder");
        await Expect(dialog).ToContainTextAsync("1 note in it goes with it.");
        await _page.ShouldBeAccessibleAsync();
        await dialog.Button("Delete the folder").ClickAsync();
        await Expect(Folder("Shipyard")).ToHaveCountAsync(0);
        await Expect(_page.GetByRole(AriaRole.Heading, new() { NameRegex = Containing("^All notes") })).ToBeVisibleAsync();
        await Expect(_page.NoteRow("Kept in the yard")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_note_is_moved_to_another_folder_and_back()
    {
        await _page.OpenNoteAsync("Quay 4, open points");
        await _page.ChooseMoreAsync("Move to a folder");
        var dialog = _page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Find a folder").FillAsync("proj");
        await Expect(dialog.GetByRole(AriaRole.List).GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await _page.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = Containing("Projects") }).ClickAsync();

        await RawItems.EventuallyAsync(async () => (await _raw.RawNoteAsync("Quay 4, open points", "Notes/Projects")).Should().NotBeNull());
        await Expect(Folder("Projects")).ToContainTextAsync("3");
        await Expect(_page.NoteTitle()).ToHaveValueAsync("Quay 4, open points");

        await _page.Locator(".toast").Button("Undo").ClickAsync();
        await RawItems.EventuallyAsync(async () => (await _raw.RawNoteAsync("Quay 4, open points")).Should().NotBeNull());
        await Expect(Folder("Projects")).ToContainTextAsync("2");
    }

    [Fact]
    public async Task Tags_are_given_taken_away_and_lead_to_all_that_have_them()
    {
        await _page.OpenNoteAsync("Quay 4, open points");
        await _page.Button("Tag").ClickAsync();
        await _page.Keyboard.TypeAsync("#berth 6");
        await _page.Keyboard.PressAsync("Enter");
        await _page.Keyboard.TypeAsync("tender,");
        await _page.Keyboard.PressAsync("Escape");
        await Expect(_page.Button("Tag")).ToBeFocusedAsync();
        await _page.ShouldBeStoredAsync();
        await RawItems.EventuallyAsync(async () => (await _raw.RawNoteAsync("Quay 4, open points"))!["tags"].Should().Contain("tender").And.Contain("berth 6").And.NotContain("#"));

        await _page.Side().GetByRole(AriaRole.Link, new() { NameRegex = Containing("^berth 6") }).ClickAsync();
        await Expect(_page.Rows()).ToHaveCountAsync(1);
        await Expect(_page.NoteRow("Quay 4, open points")).ToBeVisibleAsync();

        await _page.OpenNoteAsync("Quay 4, open points");
        await _page.Button("Remove the tag berth 6").ClickAsync();
        await Expect(_page.Side().GetByRole(AriaRole.Link, new() { NameRegex = Containing("^berth 6") })).ToHaveCountAsync(0);
        await RawItems.EventuallyAsync(async () => (await _raw.RawNoteAsync("Quay 4, open points"))!["tags"].Should().Be("tender"));
    }

    [Fact]
    public async Task A_pinned_note_stands_first_and_stays_so_after_reload()
    {
        await Expect(_page.Rows().First).Not.ToContainTextAsync("Questions for the classification");
        await _page.OpenNoteAsync("Questions for the classification society");
        await _page.NoteRow("Questions for the classification society").FocusAsync();
        await _page.Keyboard.PressAsync("p");

        await Expect(_page.Rows().First).ToContainTextAsync("Questions for the classification");
        await Expect(_page.Side().GetByRole(AriaRole.Link, new() { NameRegex = Containing("^Pinned") })).ToContainTextAsync("1");
        await _page.ShouldBeStoredAsync();
        await _page.ReloadAsync();
        await Expect(_page.Rows().First).ToContainTextAsync("Questions for the classification");

        await _page.Side().GetByRole(AriaRole.Link, new() { NameRegex = Containing("^Pinned") }).ClickAsync();
        await Expect(_page.Rows()).ToHaveCountAsync(1);
        await _page.OpenNoteAsync("Questions for the classification society");
        await _page.ChooseMoreAsync("Unpin");
        await Expect(_page.GetByText("Nothing is pinned")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_list_goes_by_change_or_by_title_and_remembers_which()
    {
        await _page.Button("Order: Last changed first").ClickAsync();
        await _page.GetByRole(AriaRole.Menuitemradio, new() { Name = "By title" }).ClickAsync();
        await Expect(_page.Rows().First).ToContainTextAsync("Drainage, offers");
        await Expect(_page.Rows().Last).ToContainTextAsync("Zażółć");

        await _page.ReloadAsync();
        await Expect(_page.Button("Order: By title")).ToBeVisibleAsync();
        await Expect(_page.Rows().First).ToContainTextAsync("Drainage, offers");
    }

    [Fact]
    public async Task Words_in_the_text_of_any_note_are_found_marked_and_shown_in_the_note()
    {
        await _raw.AddNoteAsync("Long one", $"<p>{string.Join(' ', Enumerable.Repeat("filler", 400))}</p><p>the hawser snapped here</p>");
        await Expect(_page.NoteRow("Long one")).ToBeVisibleAsync();
        await Folder("Projects").ClickAsync();

        await _page.Keyboard.PressAsync("Control+k");
        await _page.Keyboard.TypeAsync("hawser");
        await Expect(_page.Rows()).ToHaveCountAsync(1);
        await Expect(_page.GetByText("1 note found")).ToBeVisibleAsync();
        await Expect(_page.NoteRow("Long one").Locator("mark")).ToHaveTextAsync(["hawser"]);
        await _page.ShouldBeAccessibleAsync();
        await _page.KeepPictureAsync("notes-search");

        await _page.Keyboard.PressAsync("ArrowDown");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.NoteText().Locator(".hit.now")).ToHaveTextAsync("hawser");
        await Expect(_page.NoteText().Locator(".hit.now")).ToBeInViewportAsync();

        await _page.Button("Clear the search").ClickAsync();
        await Expect(_page.NoteRow("Zażółć")).ToBeVisibleAsync();
        await _page.Keyboard.TypeAsync("zazolc");
        await Expect(_page.Rows()).ToHaveCountAsync(1);
        await _page.Keyboard.PressAsync("ControlOrMeta+a");
        await _page.Keyboard.TypeAsync("no such word");
        await Expect(_page.GetByText("Nothing found for “no such word”. Try fewer words")).ToBeVisibleAsync();
        await _page.ShouldBeAccessibleAsync();
        await _page.Keyboard.PressAsync("Escape");
        await Expect(_page.NoteRow("Zażółć")).ToBeVisibleAsync();
    }

    private ILocator Folder(string name) => _page.Side().GetByRole(AriaRole.Link, new() { NameRegex = Containing($"^{name}") });
}
