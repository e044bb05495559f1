using System.Text;
using System.Text.Json;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Files in a note: added by button, drop and paste, opened, removed, refused.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesAttachmentsTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;
    private RawServer _raw = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync();
        _raw = await _host.SignInRawAsync();
    }

    public async Task DisposeAsync()
    {
        _raw.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_added_by_the_button_downloaded_and_removed()
    {
        var page = await OpenAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Button("Attachment").ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "Ünï tender.docx", MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes("tender") });
        var link = page.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("Ünï tender.docx") });
        await Expect(link).ToBeVisibleAsync();
        (await AttachedAsync()).Should().Be("Ünï tender.docx");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-attachments");

        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        download.SuggestedFilename.Should().Be("Ünï tender.docx");
        (await System.IO.File.ReadAllTextAsync(await download.PathAsync())).Should().Be("tender");

        await page.Button("Remove Ünï tender.docx").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).Button("Keep it")).ToBeFocusedAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Remove it").ClickAsync();
        await Expect(link).ToHaveCountAsync(0);
        (await AttachedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Files_are_dropped_beside_the_text_and_pasted_into_it()
    {
        var page = await OpenAsync();
        await GiveAsync(page, "[data-note-scroll]", "drop", "dropped.pdf");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("dropped.pdf") })).ToBeVisibleAsync();
        await GiveAsync(page, ".note-text", "paste", "pasted.pdf");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("pasted.pdf") })).ToBeVisibleAsync();
        (await AttachedAsync()).Split('\n').Should().BeEquivalentTo("dropped.pdf", "pasted.pdf");
    }

    [Fact]
    public async Task A_file_on_its_way_shows_how_far_it_is_and_can_be_stopped()
    {
        var page = await OpenAsync();
        await page.RouteAsync("**/attachments?name=*", _ => Task.CompletedTask);
        await GiveAsync(page, "[data-note-scroll]", "drop", "slow.pdf");
        await Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "Sending slow.pdf" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-attachment-going");
        await page.Button("Stop sending slow.pdf").ClickAsync();
        await Expect(page.GetByText("slow.pdf")).ToHaveCountAsync(0);
        (await AttachedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_attached_is_said_with_its_reason()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.items.add(new File([new Uint8Array(50 * 1024 * 1024 + 1)], 'film.mp4'));
              document.querySelector('[data-note-scroll]').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(page.GetByText(DashboardPages.Containing("film.mp4 has 5.*an attachment may have 50 MB at most"))).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-attachment-large");

        await page.Context.SetOfflineAsync(true);
        await GiveAsync(page, "[data-note-scroll]", "drop", "later.pdf");
        await Expect(page.GetByText("Attachments need a connection to the server. Pictures in the text work without one.")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);
        (await AttachedAsync()).Should().BeEmpty();
    }

    private static Task GiveAsync(IPage page, string where, string how, string name) => page.EvaluateAsync(
        $$"""
        () => {
          const data = new DataTransfer();
          data.items.add(new File(['bytes of it'], {{JsonSerializer.Serialize(name)}}, { type: 'application/pdf' }));
          const event = '{{how}}' === 'drop' ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }) : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
          document.querySelector('{{where}}').dispatchEvent(event);
        }
        """);

    /// <summary>Names of the note's attachments, as the server has them.</summary>
    private async Task<string> AttachedAsync() => (await _raw.NoteOnServerAsync("Tender"))!.GetValueOrDefault("attdesc", "");

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        await page.MakeNoteAsync("Tender");
        await page.Row("Tender").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Text of the note" })).ToBeVisibleAsync();
        return page;
    }
}
