using IceWarp.Testing;
using Microsoft.Playwright;
using static IceWarp.Browser.Tests.DashboardPages;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Writing a note: tool bar, what is typed at a line's start, the menu behind the slash, check lists, tables, links, and counting and finding words.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesWritingTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;
    private RawServer _raw = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync("Embedded:DemoContent=true");
        _raw = await _host.SignInRawAsync();
        _page = await browser.OpenNotesAsync(_host);
        await _page.BeginNoteAsync("Written");
    }

    public async Task DisposeAsync()
    {
        await _page.Context.CloseAsync();
        _raw.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Words_are_made_bold_italic_struck_marked_and_coded_from_the_tool_bar()
    {
        foreach (var name in new[] { "Bold", "Italic", "Strike through", "Highlight" })
        {
            await Tool(name).ClickAsync();
            await Expect(Tool(name)).ToHaveAttributeAsync("aria-pressed", "true");
            await _page.Keyboard.TypeAsync(name.Split(' ')[0]);
            await Tool(name).ClickAsync();
            await _page.Keyboard.TypeAsync(" ");
        }

        foreach (var name in new[] { "Underline", "Code", "Subscript", "Superscript" })
        {
            await _page.ChooseMoreAsync(name);
            await _page.Keyboard.TypeAsync(name);
            await _page.ChooseMoreAsync(name);
            await _page.Keyboard.TypeAsync(" ");
        }

        await Stored(text => text.Should()
            .Contain("<strong>Bold</strong>").And.Contain("<em>Italic</em>").And.Contain("<s>Strike</s>").And.Contain("<mark>Highlight</mark>")
            .And.Contain("<u>Underline</u>").And.Contain("<code>Code</code>").And.Contain("<sub>Subscript</sub>").And.Contain("<sup>Superscript</sup>"));
    }

    [Fact]
    public async Task Styles_and_lists_of_the_tool_bar_show_what_holds_at_the_cursor()
    {
        await _page.Keyboard.TypeAsync("A head");
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = Containing("^Style: Body text") }).ClickAsync();
        await _page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Heading 2" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Button, new() { NameRegex = Containing("^Style: Heading 2") })).ToBeVisibleAsync();
        await _page.Keyboard.PressAsync("Enter");
        foreach (var name in new[] { "Bulleted list", "Numbered list", "Check list", "Quote", "Code block" })
        {
            await Tool(name).ClickAsync();
            await Expect(Tool(name)).ToHaveAttributeAsync("aria-pressed", "true");
            await _page.Keyboard.TypeAsync(name);
            await Tool(name).ClickAsync();
            await Expect(Tool(name)).ToHaveAttributeAsync("aria-pressed", "false");
            await Tool(name).ClickAsync();
            await _page.Keyboard.PressAsync("ControlOrMeta+End");
            await LeaveBlockAsync(name);
        }

        await Stored(text => text.Should().Contain("<h2>A head</h2>").And.Contain("<ul><li>Bulleted list</li></ul>").And.Contain("<ol><li>Numbered list</li></ol>")
            .And.Contain("Check list").And.Contain("<blockquote>").And.Contain("<pre><code>Code block"));
    }

    [Fact]
    public async Task What_is_typed_at_a_lines_start_makes_headings_lists_checks_quotes_code_and_lines()
    {
        await _page.Keyboard.TypeAsync("# One\n## Two\n### Three\nA **bold** and *slanted* and ~~gone~~ and ==bright== and `coded` word\n");
        await _page.Keyboard.TypeAsync("- dot\n\n1. number\n\n[ ] open\n\n[x] done\n\n> said\n\n---");
        await _page.Keyboard.TypeAsync("```\nlet a = 1;");

        var text = _page.NoteText();
        await Expect(text.GetByRole(AriaRole.Heading, new() { Name = "One", Level = 1 })).ToBeVisibleAsync();
        await Expect(text.GetByRole(AriaRole.Heading, new() { Name = "Three", Level = 3 })).ToBeVisibleAsync();
        await Expect(text.GetByRole(AriaRole.Checkbox, new() { Name = "done" })).ToBeCheckedAsync();
        await Expect(text.GetByRole(AriaRole.Checkbox, new() { Name = "open" })).Not.ToBeCheckedAsync();
        await Stored(stored => stored.Should()
            .Contain("<h1>One</h1>").And.Contain("<h2>Two</h2>").And.Contain("<h3>Three</h3>")
            .And.Contain("<strong>bold</strong>").And.Contain("<em>slanted</em>").And.Contain("<s>gone</s>").And.Contain("<mark>bright</mark>").And.Contain("<code>coded</code>")
            .And.Contain("<ul><li>dot</li></ul>").And.Contain("<ol><li>number</li></ol>").And.Contain("type=\"checkbox\"")
            .And.Contain("<blockquote>").And.Contain("<hr>").And.Contain("<pre><code>let a = 1;</code></pre>"));
    }

    [Fact]
    public async Task The_menu_behind_the_slash_finds_by_name_and_leaves_nothing_of_what_was_typed()
    {
        await _page.Keyboard.TypeAsync("/");
        var menu = _page.GetByRole(AriaRole.Listbox);
        await Expect(menu.GetByRole(AriaRole.Option)).ToHaveCountAsync(13);
        await _page.ShouldBeAccessibleAsync();
        await _page.KeepPictureAsync("notes-slash");
        await _page.Keyboard.TypeAsync("check");
        await Expect(menu.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Check list[ ]"]);
        await _page.Keyboard.PressAsync("Enter");
        await _page.Keyboard.TypeAsync("Bollards counted");
        await Expect(menu).ToHaveCountAsync(0);

        await _page.Keyboard.TypeAsync(" 1/2 of /");
        await Expect(menu).ToBeVisibleAsync();
        await _page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToHaveCountAsync(0);
        await Expect(_page.NoteText()).ToBeFocusedAsync();
        await _page.Keyboard.TypeAsync("them");

        await Stored(text => text.Should().Contain("Bollards counted 1/2 of /them").And.Contain("type=\"checkbox\"").And.NotContain("/check"));
    }

    [Fact]
    public async Task A_check_list_is_ticked_by_mouse_and_by_key()
    {
        await _page.Keyboard.TypeAsync("[ ] first\nsecond\nthird");
        await _page.NoteText().GetByRole(AriaRole.Checkbox, new() { Name = "first" }).CheckAsync();
        await _page.NoteText().Locator("p", new() { HasText = "third" }).ClickAsync();
        await _page.Keyboard.PressAsync("Control+Enter");

        await Expect(_page.NoteText().GetByRole(AriaRole.Checkbox, new() { Name = "third" })).ToBeCheckedAsync();
        await Expect(_page.NoteText().GetByRole(AriaRole.Checkbox, new() { Name = "second" })).Not.ToBeCheckedAsync();
        await Stored(text => Containing("checked").Count(text).Should().BeGreaterThanOrEqualTo(2));
        await _page.ReloadAsync();
        await Expect(_page.NoteText().GetByRole(AriaRole.Checkbox, new() { Name = "first" })).ToBeCheckedAsync();
        await Expect(_page.NoteText().GetByRole(AriaRole.Checkbox, new() { Name = "second" })).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_table_is_filled_by_tab_and_changed_from_its_menu()
    {
        await Tool("Table").ClickAsync();
        foreach (var cell in new[] { "Crane", "At 20 m", "State", "1", "40 t", "ready", "3", "65 t" })
        {
            await _page.Keyboard.TypeAsync(cell);
            await _page.Keyboard.PressAsync("Tab");
        }

        await _page.Keyboard.TypeAsync("Thursday");
        await _page.Keyboard.PressAsync("Tab");
        await _page.Keyboard.TypeAsync("a row more");
        await Expect(_page.NoteText().GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        await _page.KeepPictureAsync("notes-table");

        await TableAsync("Delete the row");
        await _page.NoteText().GetByText("40 t").ClickAsync();
        await TableAsync("Column after");
        await _page.NoteText().GetByText("State").ClickAsync();
        await TableAsync("Delete the column");

        await Expect(_page.NoteText().GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Stored(text => text.Should().Contain("<th>Crane</th>").And.Contain("65 t").And.NotContain("State").And.NotContain("a row more"));

        await _page.NoteText().GetByText("65 t").ClickAsync();
        await TableAsync("Delete the table");
        await Expect(_page.NoteText().GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Links_are_set_typed_pasted_changed_opened_and_removed()
    {
        await _page.Keyboard.TypeAsync("See https://example.com/tender. And the port");
        await _page.Keyboard.PressAsync("Control+Shift+ArrowLeft");
        await _page.Keyboard.PressAsync("Control+l");
        var dialog = _page.GetByRole(AriaRole.Dialog, new() { Name = "Link" });
        await dialog.GetByLabel("Address").FillAsync("not an address");
        await dialog.Button("Set the link").ClickAsync();
        await Expect(dialog.GetByLabel("Address")).ToHaveAttributeAsync("aria-invalid", "true");
        await _page.ShouldBeAccessibleAsync();
        await dialog.GetByLabel("Address").FillAsync("port.example/berth6");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.NoteText()).ToBeFocusedAsync();

        await Expect(_page.NoteText().GetByRole(AriaRole.Link)).ToHaveTextAsync(["https://example.com/tender", "port"]);
        await Stored(text => text.Should().Contain("href=\"https://example.com/tender\"").And.Contain("href=\"https://port.example/berth6\""));

        await _page.NoteText().GetByRole(AriaRole.Link, new() { Name = "port" }).ClickAsync();
        await Tool("Link").ClickAsync();
        await dialog.Button("Remove the link").ClickAsync();
        await Expect(_page.NoteText().GetByRole(AriaRole.Link)).ToHaveTextAsync(["https://example.com/tender"]);
    }

    [Fact]
    public async Task Undo_takes_back_and_redo_brings_again()
    {
        await _page.Keyboard.TypeAsync("kept ");
        await _page.Keyboard.PressAsync("Control+b");
        await _page.Keyboard.TypeAsync("bold");
        await Tool("Undo").ClickAsync();
        await Expect(_page.NoteText().Locator("strong")).ToHaveCountAsync(0);
        await Tool("Redo").ClickAsync();
        await Expect(_page.NoteText().Locator("strong")).ToHaveTextAsync("bold");
    }

    [Fact]
    public async Task Words_are_counted_and_found_in_the_note()
    {
        await _page.Keyboard.TypeAsync("Crane one, crane two. Żuraw trzy\nThe end of the crane");
        await Expect(_page.GetByText("11 words")).ToBeVisibleAsync();
        await Expect(_page.GetByText("52 characters")).ToBeVisibleAsync();

        await _page.Keyboard.PressAsync("Control+f");
        await _page.Keyboard.TypeAsync("CRANE");
        await Expect(_page.GetByText("1 of 3")).ToBeVisibleAsync();
        await Expect(_page.NoteText().Locator(".hit")).ToHaveCountAsync(3);
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.GetByText("2 of 3")).ToBeVisibleAsync();
        await _page.Keyboard.PressAsync("Shift+Enter");
        await _page.Keyboard.PressAsync("Shift+Enter");
        await Expect(_page.GetByText("3 of 3")).ToBeVisibleAsync();
        await _page.ShouldBeAccessibleAsync();
        await _page.KeepPictureAsync("notes-find");
        await _page.GetByLabel("Find in this note").FillAsync("zuraw");
        await Expect(_page.NoteText().Locator(".hit")).ToHaveTextAsync(["Żuraw"]);
        await _page.Keyboard.PressAsync("Escape");
        await Expect(_page.NoteText()).ToBeFocusedAsync();
        await Expect(_page.NoteText().Locator(".hit")).ToHaveCountAsync(0);
    }

    private ILocator Tool(string name) => _page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task TableAsync(string entry)
    {
        await Tool("Change the table").ClickAsync();
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = entry, Exact = true }).ClickAsync();
    }

    private async Task LeaveBlockAsync(string name)
    {
        for (var press = 0; press < (name == "Code block" ? 3 : 2); press++)
        {
            await _page.Keyboard.PressAsync("Enter");
        }
    }

    private Task Stored(Action<string> assertion) => _raw.RawTextShouldAsync("Written", assertion);
}
