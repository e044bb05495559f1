using System.Security;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>What tests of taking notes in and out do on the notes' page, and how they look at what the server then holds.</summary>
internal static class NotesDesk
{
    /// <summary>Opens the notes of a signed-in person and waits until the list is there.</summary>
    public static async Task<IPage> OpenNotesOfAsync(this BrowserFixture browser, RunningHost host, string name = "alice", View? view = null, string address = "/notes/")
    {
        var page = await browser.OpenAsync(host, view);
        await page.SignInAsync(name);
        await page.GotoAsync(address);
        await Expect(page.Locator("[data-pane]").First).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Chooses an entry of a menu.</summary>
    public static async Task ChooseAsync(this IPage page, string menu, string entry)
    {
        await page.Button(menu).First.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = entry, Exact = true }).ClickAsync();
    }

    /// <summary>A note's row in the list.</summary>
    public static ILocator Row(this IPage page, string title) =>
        page.Locator("[data-note]").Filter(new() { Has = page.GetByText(title, new() { Exact = true }) });

    /// <summary>Makes a note by the API as the person of the page; its id.</summary>
    public static async Task<string> MakeNoteAsync(this IPage page, string title, string html = "<p>Text</p>", params string[] tags)
    {
        var answer = await page.Context.APIRequest.PostAsync("/api/notes/", new() { DataObject = new { title, html, tags } });
        answer.Status.Should().Be(201, await answer.TextAsync());
        return (await answer.JsonAsync())?.GetProperty("id").GetString() ?? "";
    }

    /// <summary>Alice's note of a title, field by field as the server has it; null when there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> NoteOnServerAsync(this RawServer raw, string title, string folder = "Notes")
    {
        if (await raw.FindAsync(folder, "evntitle", title) is not { } found)
        {
            return null;
        }

        var answer = await raw.SendAsync(
            "get",
            $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"{SecurityElement.Escape(folder)}\"><item uid=\"{SecurityElement.Escape(found["uid"])}\"><values/></item></folder></account></query>");
        var fields = answer.Descendants().Where(element => !element.HasElements)
            .GroupBy(element => element.Name.LocalName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(element => element.Value)), StringComparer.Ordinal);
        fields["uid"] = found["uid"];
        return fields;
    }
}
