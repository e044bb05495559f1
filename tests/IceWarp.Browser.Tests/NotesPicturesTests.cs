using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Pictures in a note: pasted, dropped, chosen; small enough for every client, in the note itself.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesPicturesTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Picture = """
        async ([width, height]) => {
          const canvas = new OffscreenCanvas(width, height);
          const paint = canvas.getContext('2d');
          for (let at = 0; at < 400; at++) {
            paint.fillStyle = `hsl(${at * 37} 70% 50%)`;
            paint.fillRect((at * 97) % width, (at * 61) % height, width / 9, height / 9);
          }
          return new File([await canvas.convertToBlob({ type: 'image/png' })], 'crane.png', { type: 'image/png' });
        }
        """;

    private RunningHost _host = null!;
    private RawServer _raw = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync("Embedded:DemoContent=true");
        _raw = await _host.SignInRawAsync();
        _page = await browser.OpenNotesAsync(_host);
        await _page.BeginNoteAsync("With picture");
        await _page.Keyboard.TypeAsync("Before.");
    }

    public async Task DisposeAsync()
    {
        await _page.Context.CloseAsync();
        _raw.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_pasted_picture_is_made_small_and_stored_in_the_note()
    {
        await GiveAsync("paste", 3200, 800);

        var image = _page.NoteText().GetByRole(AriaRole.Img, new() { Name = "crane" });
        await Expect(image).ToBeVisibleAsync();
        (await image.EvaluateAsync<int>("image => image.naturalWidth")).Should().Be(1600);
        await _raw.RawTextShouldAsync("With picture", text => text.Should().Contain("<img").And.Contain("src=\"data:image/webp;base64,").And.Contain("Before."));
        await _page.ReloadAsync();
        await Expect(image).ToBeVisibleAsync();
        (await image.EvaluateAsync<int>("image => image.naturalWidth")).Should().Be(1600);
    }

    [Fact]
    public async Task A_dropped_picture_lands_where_it_is_let_go()
    {
        await _page.Keyboard.TypeAsync("\nSecond line.");
        await GiveAsync("drop", 300, 200);

        await Expect(_page.NoteText().GetByRole(AriaRole.Img, new() { Name = "crane" })).ToBeVisibleAsync();
        await _raw.RawTextShouldAsync("With picture", text =>
        {
            text.Should().Contain("src=\"data:image/png;base64,");
            text.IndexOf("<img", StringComparison.Ordinal).Should().BeLessThan(text.IndexOf("Second line", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_picture_is_chosen_from_the_tool_bar_and_from_the_slash_menu()
    {
        await _page.Keyboard.PressAsync("Enter");
        var image = new FilePayload { Name = "berth.png", MimeType = "image/png", Buffer = await _page.ScreenshotAsync(new() { Clip = new() { Width = 60, Height = 40 } }) };
        var chooser = await _page.RunAndWaitForFileChooserAsync(() => _page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Picture", Exact = true }).ClickAsync());
        await chooser.SetFilesAsync(image);
        await Expect(_page.NoteText().GetByRole(AriaRole.Img, new() { Name = "berth" })).ToHaveCountAsync(1);

        await Expect(_page.NoteText()).ToBeFocusedAsync();
        await _page.Keyboard.TypeAsync(" /pict");
        await Expect(_page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        chooser = await _page.RunAndWaitForFileChooserAsync(() => _page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(image);

        await Expect(_page.NoteText().GetByRole(AriaRole.Img, new() { Name = "berth" })).ToHaveCountAsync(2);
        await Expect(_page.NoteText()).Not.ToContainTextAsync("/pict");
        await _page.ShouldBeAccessibleAsync();
    }

    // Hands a picture to the text as the browser does it when somebody pastes or drops one.
    private Task GiveAsync(string type, int width, int height) => _page.EvaluateAsync(
        $$"""
        async ([type, width, height]) => {
          const data = new DataTransfer();
          data.items.add(await ({{Picture}})([width, height]));
          const text = document.querySelector('.note-text');
          const end = text.firstElementChild.getBoundingClientRect();
          const event = type === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: end.right - 2, clientY: end.top + end.height / 2 });
          text.dispatchEvent(event);
        }
        """,
        new object[] { type, width, height });
}
