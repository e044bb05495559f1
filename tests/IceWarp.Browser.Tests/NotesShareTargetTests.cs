using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>What another app on a phone shares with Notes becomes a note, with and without network.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesShareTargetTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Shared = "/notes/?title=Crane%20sale&text=Two%20cranes%20%3Cb%3Eused%3C%2Fb%3E&url=https%3A%2F%2Fcranes.example%2F7";

    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_becomes_a_note_that_gets_to_the_server(bool offline)
    {
        var page = await browser.OpenNotesOfAsync(_host, view: View.Phone);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => undefined)");
        await page.ReloadAsync();
        await page.Context.SetOfflineAsync(offline);

        var answer = await page.GotoAsync(Shared);

        answer!.FromServiceWorker.Should().BeTrue("the words are for this page, not for the host");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true })).ToHaveValueAsync("Crane sale");
        var text = page.GetByRole(AriaRole.Textbox, new() { Name = "Text of the note" });
        await Expect(text.Locator("p")).ToHaveTextAsync(["Two cranes <b>used</b>", "https://cranes.example/7"]);
        await Expect(page).ToHaveURLAsync(DashboardPages.Containing(@"/notes/\?note=[^&]+$"));
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync(offline ? "notes-shared-offline" : "notes-shared");
        await page.Context.SetOfflineAsync(false);

        using var raw = await _host.SignInRawAsync();
        await RawItems.EventuallyAsync(async () =>
        {
            var note = await raw.NoteOnServerAsync("Crane sale");
            note.Should().NotBeNull();
            note!["note_text"].Should().Contain("href=\"https://cranes.example/7\"").And.NotContain("<b>");
        });
        (await raw.ItemsAsync("Notes", "evntitle")).Should().HaveCount(1);
    }
}
