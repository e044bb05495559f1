using System.Text;
using IceWarp.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static IceWarp.Browser.Tests.DashboardPages;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Five thousand notes: the page holds a window of the list, and every one of them can be scrolled to, found and opened.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesManyTests(BrowserFixture browser, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Count = 5_000;

    // Scrolls through the whole list in steps of half a window, and tells how long the frames took and how many rows there were at most.
    private const string Scroll = """
        async () => {
          const rows = document.querySelector('[data-rows]');
          const frames = [];
          let most = 0;
          let last = performance.now();
          for (let top = 0; top < rows.scrollHeight; top += rows.clientHeight / 2) {
            rows.scrollTop = top;
            await new Promise(requestAnimationFrame);
            const now = performance.now();
            frames.push(now - last);
            last = now;
            most = Math.max(most, rows.querySelectorAll('[data-note]').length);
          }
          frames.sort((left, right) => left - right);
          const at = (share) => frames[Math.floor((frames.length - 1) * share)];
          const memory = performance.memory.usedJSHeapSize / 1048576;
          return { most, frames: frames.length, middle: at(0.5), slow: at(0.95), slowest: at(1), memory };
        }
        """;

    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync();
        using var raw = await _host.SignInRawAsync();
        foreach (var part in Enumerable.Range(1, Count).Chunk(250))
        {
            var items = new StringBuilder();
            foreach (var number in part)
            {
                items.Append($"<item action=\"add\"><values><evntitle>Note {number:D4}</evntitle><evndescformat>text/html</evndescformat></values>")
                    .Append($"<notes><note><values><note_text>&lt;p&gt;Text of {number}&lt;/p&gt;</note_text></values></note></notes></item>");
            }

            await raw.SetAsync("Notes", items.ToString());
        }
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Only_a_window_of_rows_is_in_the_page_and_the_last_note_is_reached()
    {
        var page = await browser.OpenNotesAsync(_host);
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = Containing("^All notes 5000$") })).ToBeVisibleAsync();
        await page.Button("Order: Last changed first").ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "By title" }).ClickAsync();
        await Expect(page.Rows().First).ToContainTextAsync("Note 0001");

        var seen = await page.EvaluateAsync<System.Text.Json.JsonElement>(Scroll);

        output.WriteLine(seen.ToString());
        seen.GetProperty("most").GetInt32().Should().BeInRange(8, 60);
        await Expect(page.NoteRow("Note 5000")).ToBeInViewportAsync();
        await Expect(page.NoteRow("Note 0001")).ToHaveCountAsync(0);
        await page.OpenNoteAsync("Note 5000");
        await Expect(page.NoteText()).ToHaveTextAsync("Text of 5000");
        await page.ShouldBeAccessibleAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync("2718");
        await Expect(page.Rows()).ToHaveCountAsync(1);
        await page.OpenNoteAsync("Note 2718");
        await page.Button("Clear the search").ClickAsync();
        await Expect(page.NoteRow("Note 2718")).ToBeInViewportAsync();
    }
}
