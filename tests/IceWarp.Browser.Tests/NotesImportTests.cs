using System.IO.Compression;
using System.Text;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Notes from files: Markdown, HTML and archives, chosen by a person and found on the server.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesImportTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Markdown_and_html_become_notes_and_what_cannot_be_taken_is_said()
    {
        var page = await OpenImportAsync();
        await page.ShouldBeAccessibleAsync();
        await Files(page).SetInputFilesAsync(
        [
            File("plan.md", "---\ntitle: Quay plan\ntags: [harbour, \"two words\"]\n---\n\n## Steps\n\n- [x] survey\n- [ ] tender\n\n| who | when |\n|---|---|\n| Kari | May |\n\n```ts\nlet a;\n```\n"),
            File("page.html", "<title>From the web</title><p onclick=\"x()\">Safe <b>words</b></p><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"),
            File("empty.md", "  "),
            File("photo.raw", "x"),
        ]);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("2 notes are on the server.");
        string[] left = ["page.html: x: the note names it, and it is not among the files", "empty.md: it is empty", "photo.raw: it is no note, and no note names it"];
        await Expect(dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(left.Length);
        foreach (var line in left)
        {
            await Expect(dialog).ToContainTextAsync(line);
        }

        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-import-report");
        await dialog.Button("Show the notes").ClickAsync();
        await Expect(page.Row("Quay plan")).ToBeVisibleAsync();
        (await page.TitleAsync()).Should().NotBe("owned");

        using var raw = await _host.SignInRawAsync();
        var plan = (await raw.NoteOnServerAsync("Quay plan"))!;
        plan["evntype"].Should().Be("harbour,two words");
        plan["note_text"].Should().Contain("<h2>Steps</h2>").And.Contain("checkbox").And.Contain("<th>who</th>").And.Contain("language-ts");
        var web = (await raw.NoteOnServerAsync("From the web"))!["note_text"];
        web.Should().Contain("<strong>words</strong>").And.NotContain("script").And.NotContain("onclick").And.NotContain("onerror");
    }

    [Fact]
    public async Task An_archive_brings_pictures_and_nothing_that_leads_out_of_it()
    {
        var page = await OpenImportAsync();
        var zip = Archive(("Old notes/crane.md", "Crane ![a crane](pics/crane.png)"), ("Old notes/pics/crane.png", null), ("../../evil.md", "# Evil"));
        await Files(page).SetInputFilesAsync([new FilePayload { Name = "old.zip", MimeType = "application/zip", Buffer = zip }]);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("1 note is on the server.");
        await Expect(dialog).ToContainTextAsync("old.zip/../../evil.md: its path leads out of the archive");
        using var raw = await _host.SignInRawAsync();
        (await raw.NoteOnServerAsync("crane"))!["note_text"].Should().Contain("data:image/png;base64,").And.Contain("alt=\"a crane\"");
        (await raw.NoteOnServerAsync("Evil")).Should().BeNull();
    }

    [Fact]
    public async Task Folders_of_an_archive_become_folders_below_the_chosen_one_and_files_become_attachments()
    {
        var page = await OpenImportAsync();
        var zip = Archive(("Old/a.md", "[the offer](files/offer.pdf)"), ("Old/files/offer.pdf", "PDF"), ("Old/Quay: 4/b.md", "b"), ("Old/Quay: 4/Deep/c.html", "<h1>c</h1><p>x</p>"));
        await Files(page).SetInputFilesAsync([new FilePayload { Name = "old.zip", MimeType = "application/zip", Buffer = zip }]);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("3 notes are on the server.");
        await page.GetByRole(AriaRole.Dialog).Button("Close").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("^Deep") })).ToBeVisibleAsync();
        using var raw = await _host.SignInRawAsync();
        (await raw.NoteOnServerAsync("a"))!["attdesc"].Should().Be("offer.pdf");
        (await raw.NoteOnServerAsync("b", "Notes/Quay 4")).Should().NotBeNull();
        (await raw.NoteOnServerAsync("c", "Notes/Quay 4/Deep")).Should().NotBeNull();
    }

    [Fact]
    public async Task A_folder_of_a_thousand_files_goes_in_with_progress_and_can_be_stopped()
    {
        var page = await OpenImportAsync();
        var folder = Directory.CreateTempSubdirectory("icewarp-notes-");
        foreach (var number in Enumerable.Range(0, 1000))
        {
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, $"note {number:0000}.md"), $"Text of **{number}**");
        }

        await page.Locator("[data-import=folder]").SetInputFilesAsync(folder.FullName);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("max", "1000");
        await Expect(dialog).ToContainTextAsync(DashboardPages.Containing("[1-9][0-9]* of 1000"));
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-import-progress");
        await dialog.Button("Stop").ClickAsync();
        await Expect(dialog).ToContainTextAsync(DashboardPages.Containing("[0-9]+ notes? (is|are) on the server. [0-9]+ notes were not read any more."));
        var told = int.Parse((await dialog.GetByRole(AriaRole.Status).InnerTextAsync()).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        folder.Delete(recursive: true);
        using var raw = await _host.SignInRawAsync();
        (await CountAsync(raw)).Should().Be(told).And.BeLessThan(1000);
    }

    private static async Task<int> CountAsync(RawServer raw)
    {
        var answer = await raw.SendAsync("get", $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"Notes\"><item><values><evntitle/></values><filter><limit>5000</limit></filter></item></folder></account></query>");
        return answer.Descendants().Count(element => element.Name.LocalName == "evntitle");
    }

    private async Task<IPage> OpenImportAsync()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        await page.ChooseAsync("More about folders", "Notes from files");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Notes from files" })).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Files(IPage page) => page.Locator("[data-import=files]");

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };

    /// <summary>A zip archive; an entry without text is a picture.</summary>
    private static byte[] Archive(params (string Path, string? Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (path, text) in entries)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(text is null ? Convert.FromBase64String(Pixel) : Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
