using IceWarp.Testing;
using Microsoft.Playwright;
using static IceWarp.Browser.Tests.DashboardPages;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Notes inside the WebClient of the server: the frame has the person, the theme and the apps; Notes has the notes.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesFrameTests(BrowserFixture browser) : IAsyncLifetime
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
    public async Task A_note_written_in_the_frame_is_on_the_server_and_the_frames_own_parts_are_not_there_twice()
    {
        var page = await browser.OpenAsync(_host);
        await page.GotoAsync("/webmail/");
        await page.GetByLabel("E-mail address").FillAsync(Demo.Alice);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Demo.PasswordOf(Demo.Alice));
        await page.Button("Sign in").ClickAsync();
        await page.Button("Notes").ClickAsync();
        var notes = page.FrameLocator("iframe[title=Notes]");
        await Expect(notes.GetByText("Quay 4, open points").First).ToBeVisibleAsync();

        foreach (var name in new[] { "your account", "theme|light|dark", "All apps" })
        {
            await Expect(notes.GetByRole(AriaRole.Button, new() { NameRegex = Containing(name) })).ToHaveCountAsync(0);
        }

        await notes.GetByRole(AriaRole.Button, new() { Name = "New note", Exact = true }).First.ClickAsync();
        await page.Keyboard.TypeAsync("Framed");
        await Expect(notes.Locator(".note-text")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Words in the frame");

        await Expect(notes.Locator("[data-receipt=stored]")).ToBeVisibleAsync();
        await _raw.RawTextShouldAsync("Framed", text => text.Should().Contain("Words in the frame"));
        await page.KeepPictureAsync("notes-framed");
    }
}
