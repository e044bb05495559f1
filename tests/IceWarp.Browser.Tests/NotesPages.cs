using System.Security;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>How tests find their way in Notes, and how another client of the server sees and makes notes.</summary>
internal static class NotesPages
{
    /// <summary>Opens Notes as a signed-in person and waits until the list is there.</summary>
    public static async Task<IPage> OpenNotesAsync(this BrowserFixture browser, RunningHost host, View? view = null, string name = "alice")
    {
        var page = await browser.OpenAsync(host, view);
        if (view is { Language: not "en" and var language })
        {
            // What is chosen in the browser comes before the language of the account.
            await page.AddInitScriptAsync($"localStorage.setItem('icewarp.language', '{language}')");
        }

        await page.SignInAsync(name);
        await page.GotoAsync("/notes/");
        await Expect(page.Rows().First).ToBeVisibleAsync();
        return page;
    }

    /// <summary>All rows of the list that are in the page.</summary>
    public static ILocator Rows(this IPage page) => page.Locator("[data-note]");

    /// <summary>The row of a note, by its title.</summary>
    public static ILocator NoteRow(this IPage page, string title) => page.Rows().Filter(new() { HasText = title });

    /// <summary>The text of the open note.</summary>
    public static ILocator NoteText(this IPage page) => page.Locator(".note-text");

    /// <summary>The title of the open note.</summary>
    public static ILocator NoteTitle(this IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true });

    /// <summary>Folders and tags.</summary>
    public static ILocator Side(this IPage page) => page.GetByRole(AriaRole.Navigation, new() { Name = "Folders and tags" });

    /// <summary>Opens a note from the list.</summary>
    public static async Task OpenNoteAsync(this IPage page, string title)
    {
        await page.NoteRow(title).ClickAsync();
        await Expect(page.NoteTitle()).ToHaveValueAsync(title);
        await Expect(page.NoteText()).ToBeVisibleAsync();
    }

    /// <summary>Begins a note by its key and writes the title; the cursor is in the text afterwards.</summary>
    public static async Task BeginNoteAsync(this IPage page, string title)
    {
        await page.Rows().First.FocusAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync(title);
        await Expect(page.NoteText()).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.NoteText()).ToBeFocusedAsync();
    }

    /// <summary>Waits until the receipt says that the words are on the server.</summary>
    public static Task ShouldBeStoredAsync(this IPage page) => Expect(page.Locator("[data-receipt=stored]")).ToBeVisibleAsync();

    /// <summary>Chooses an entry of the menu at the end of the tool bar.</summary>
    public static async Task ChooseMoreAsync(this IPage page, string entry)
    {
        await page.Button("More").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = entry, Exact = true }).ClickAsync();
    }

    /// <summary>Chooses an entry of a folder's menu.</summary>
    public static async Task ChooseOfFolderAsync(this IPage page, string folder, string entry)
    {
        await page.Side().GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing($"^{folder}") }).HoverAsync();
        await page.Button($"More about {folder}").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = entry, Exact = true }).ClickAsync();
    }

    /// <summary>Stores a note as another client of the server does.</summary>
    public static Task AddNoteAsync(this RawServer raw, string title, string html, string tags = "", string folder = "Notes") =>
        raw.SetAsync(folder, $"<item action=\"add\">{NoteValues(title, tags)}{NoteBody("<note>", html)}</item>");

    /// <summary>Writes another text into a note as another client of the server does.</summary>
    public static async Task RewriteNoteAsync(this RawServer raw, string title, string html)
    {
        var note = await raw.RawNoteAsync(title) ?? throw new InvalidOperationException($"The server has no note '{title}'.");
        var body = NoteBody($"<note action=\"edit\" uid=\"{note["note"]}\">", html);
        await raw.SetAsync("Notes", $"<item action=\"edit\" uid=\"{SecurityElement.Escape(note["uid"])}\">{NoteValues(title, note["tags"])}{body}</item>");
    }

    /// <summary>A note as another client reads it: <c>text</c>, <c>format</c>, <c>tags</c>, <c>uid</c>; null when there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> RawNoteAsync(this RawServer raw, string title, string folder = "Notes")
    {
        if (await raw.FindAsync(folder, "evntitle", title) is not { } found)
        {
            return null;
        }

        var query = $"<item uid=\"{SecurityElement.Escape(found["uid"])}\"><values/></item>";
        var answer = await raw.SendAsync(
            "get",
            $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"{SecurityElement.Escape(folder)}\">{query}</folder></account></query>");
        string Of(string name) => answer.Descendants().FirstOrDefault(element => element.Name.LocalName == name && !element.HasElements)?.Value ?? "";
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["uid"] = found["uid"],
            ["note"] = answer.Descendants().FirstOrDefault(element => element.Name.LocalName == "note")?.Attribute("uid")?.Value ?? "",
            ["text"] = Of("note_text"),
            ["format"] = Of("evndescformat"),
            ["tags"] = Of("evntype"),
        };
    }

    /// <summary>Waits until another client reads something in a note.</summary>
    public static Task RawTextShouldAsync(this RawServer raw, string title, Action<string> assertion, string folder = "Notes") =>
        RawItems.EventuallyAsync(async () =>
        {
            var note = await raw.RawNoteAsync(title, folder);
            note.Should().NotBeNull($"the server has a note '{title}'");
            assertion(note!["text"]);
        });

    private static string NoteValues(string title, string tags) =>
        $"<values><evntitle>{SecurityElement.Escape(title)}</evntitle><evndescformat>text/html</evndescformat><evntype>{SecurityElement.Escape(tags)}</evntype></values>";

    private static string NoteBody(string open, string html) =>
        $"<notes>{open}<values><note_text>{SecurityElement.Escape(html)}</note_text></values></note></notes>";
}
