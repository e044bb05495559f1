using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>What tests of written words do: as a person at the page, and as another client of the same notes.</summary>
internal static class NotesWriting
{
    /// <summary>The text of the open note.</summary>
    public static ILocator Text(this IPage page) => page.Locator(".note-text");

    /// <summary>Where the words are, as the bar says it.</summary>
    public static ILocator Receipt(this IPage page) => page.Locator("[data-receipt]");

    /// <summary>Opens a note by its address and waits for its text.</summary>
    public static async Task OpenNoteAsync(this IPage page, string id, string words)
    {
        await page.GotoAsync($"/notes/?note={Uri.EscapeDataString(id)}");
        await Expect(page.Text()).ToContainTextAsync(words);
    }

    /// <summary>Writes at the end of a line of the open note.</summary>
    public static async Task WriteBehindAsync(this IPage page, string line, string words)
    {
        await page.Text().GetByText(line).First.ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(words);
    }

    /// <summary>Writes something in the place of the last word of a line of the open note.</summary>
    public static async Task RewriteLastWordAsync(this IPage page, string line, string words)
    {
        await page.WriteBehindAsync(line, "s");
        await Expect(page.Text()).ToContainTextAsync(line + "s");
        await page.Keyboard.PressAsync("Control+Backspace");
        await page.Keyboard.TypeAsync(words);
    }

    /// <summary>A note by the API, as another client of the same person sees it.</summary>
    public static async Task<JsonObject> NoteAsync(this HttpClient client, string id) =>
        (await client.GetFromJsonAsync<JsonObject>($"/api/notes/{Uri.EscapeDataString(id)}"))!;

    /// <summary>Makes a note by the API; its id.</summary>
    public static async Task<string> AddNoteAsync(this HttpClient client, string title, string html, string? folderId = null)
    {
        using var answer = await client.PostAsJsonAsync("/api/notes/", new { title, html, folderId });
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
    }

    /// <summary>Another client changes words of a note.</summary>
    public static async Task RewriteAsync(this HttpClient client, string id, string words, string by)
    {
        var note = await client.NoteAsync(id);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/notes/{Uri.EscapeDataString(id)}")
        {
            Content = JsonContent.Create(new
            {
                title = note["title"]!.GetValue<string>(),
                html = note["html"]!.GetValue<string>().Replace(words, by, StringComparison.Ordinal),
                tags = note["tags"],
            }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{note["version"]!.GetValue<string>()}\"");
        using var answer = await client.SendAsync(request);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The text that the server's own interface has of one of Alice's notes.</summary>
    public static async Task<string> StoredTextAsync(this RawServer raw, string title) =>
        (await raw.NoteOnServerAsync(title))?.GetValueOrDefault("note_text", "") ?? "";
}
