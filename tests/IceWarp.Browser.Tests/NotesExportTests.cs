using System.IO.Compression;
using System.Text;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Notes as files: one, or all in an archive that brings them back.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesExportTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task One_note_is_saved_as_markdown_and_as_html()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        var id = await page.MakeNoteAsync("Quay: plan", "<h2>Steps</h2><p>Call <strong>Kari</strong></p>", "harbour");
        await page.GotoAsync($"/notes/?note={id}");
        await page.ChooseAsync("More", "Save as a file");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Save 1 note as a file" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-export");
        var (name, bytes) = await SaveAsync(page);
        name.Should().Be("Quay plan.md");
        Encoding.UTF8.GetString(bytes).Should().Be("---\ntitle: \"Quay: plan\"\ntags: [\"harbour\"]\n---\n\n## Steps\n\nCall **Kari**\n");

        await page.ChooseAsync("More", "Save as a file");
        await page.GetByRole(AriaRole.Radio, new() { Name = "HTML" }).ClickAsync();
        (name, bytes) = await SaveAsync(page);
        name.Should().Be("Quay plan.html");
        Encoding.UTF8.GetString(bytes).Should().Contain("<title>Quay: plan</title>").And.Contain("<h2>Steps</h2><p>Call <strong>Kari</strong></p>");
    }

    [Fact]
    public async Task All_notes_go_into_an_archive_and_come_back_from_it()
    {
        const string table = "<table><tbody><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td colspan=\"2\"><p>wide</p></td></tr></tbody></table>";
        var page = await browser.OpenNotesOfAsync(_host);
        await page.MakeNoteAsync("Crane", $"<p>before <img src=\"{Picture}\" alt=\"crane\"> after</p>{table}<p>spaces  kept </p>", "harbour");
        await page.MakeNoteAsync("Żółw", "<ul data-type=\"taskList\"><li data-type=\"taskItem\" data-checked=\"true\"><p>done</p></li></ul>");
        await page.ReloadAsync();
        await Expect(page.Row("Crane")).ToBeVisibleAsync();
        using var raw = await _host.SignInRawAsync();
        var before = (await raw.NoteOnServerAsync("Crane"))!;

        await page.ChooseAsync("More about folders", "Save all notes as files");
        var (name, bytes) = await SaveAsync(page);
        name.Should().Be("Notes.zip");
        using (var zip = new ZipArchive(new MemoryStream(bytes)))
        {
            zip.Entries.Select(entry => entry.FullName).Should().BeEquivalentTo("Notes/Crane.md", "Notes/Crane files/picture 1.png", "Notes/Żółw.md");
        }

        foreach (var title in new[] { "Crane", "Żółw" })
        {
            await raw.SetAsync("Notes", $"<item uid=\"{(await raw.NoteOnServerAsync(title))!["uid"]}\" action=\"delete\"/>");
        }

        await Expect(page.Row("Crane")).ToHaveCountAsync(0);
        await page.ChooseAsync("More about folders", "Notes from files");
        await page.Locator("[data-import=files]").SetInputFilesAsync([new FilePayload { Name = name, MimeType = "application/zip", Buffer = bytes }]);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("2 notes are on the server.");
        var after = (await raw.NoteOnServerAsync("Crane"))!;
        after["note_text"].Should().Be(before["note_text"]);
        after["evntype"].Should().Be("harbour");
        (await raw.NoteOnServerAsync("Żółw"))!["note_text"].Should().Contain("checked");
    }

    private static async Task<(string Name, byte[] Bytes)> SaveAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Dialog).Button("Save").ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        return (download.SuggestedFilename, bytes.ToArray());
    }
}
