using IceWarp.Testing;
using Microsoft.Playwright;
using static IceWarp.Browser.Tests.DashboardPages;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Notes in both widths, themes and languages: accessible, and no wider than the window.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesLookTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Everything = """
        <h1>One</h1><h2>Two</h2><h3>Three</h3><p>A <strong>b</strong> <em>i</em> <u>u</u> <s>s</s> <mark>m</mark> <code>c</code> H<sub>2</sub>O m<sup>2</sup> <a href="https://example.com/">there</a></p>
        <ul><li>dot<ul><li>inside</li></ul></li></ul><ol><li>number</li></ol>
        <ul data-type="taskList"><li data-type="taskItem" data-checked="true"><label><input type="checkbox" disabled checked> </label>done</li><li data-type="taskItem" data-checked="false"><label><input type="checkbox" disabled> </label>open</li></ul>
        <blockquote><p>said</p></blockquote><pre><code>let a = 1;</code></pre><hr>
        <table><tbody><tr><th>Crane</th><th>At 20 m</th><th>At 32 m</th><th>State of the load table</th></tr><tr><td>1</td><td>40.0 t</td><td>22.5 t</td><td>ready</td></tr></tbody></table>
        <p><img alt="dot" width="40" height="40" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="></p>
        """;

    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync("Embedded:DemoContent=true");
        using var raw = await _host.SignInRawAsync();
        await raw.AddNoteAsync("Everything a note may have", Everything, "a long tag to be cut somewhere,two,three");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(View.All), MemberType = typeof(View))]
    public async Task List_note_and_menus_are_accessible_and_fit(int width, bool dark, string language)
    {
        var page = await browser.OpenNotesAsync(_host, View.Of(width, dark, language));
        var name = $"{width}-{(dark ? "dark" : "light")}-{language}";
        await Expect(page.NoteRow("Everything a note may have")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync($"notes-list-{name}");

        await page.NoteRow("Everything a note may have").ClickAsync();
        await Expect(page.NoteText().GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync($"notes-note-{name}");

        await page.Button(language == "pl" ? "Więcej" : "More").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = language == "pl" ? "Usuń" : "Delete", Exact = true })).ToBeInViewportAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync($"notes-menu-{name}");
    }

    [Theory]
    [InlineData(false, "en")]
    [InlineData(true, "pl")]
    public async Task The_phone_shows_the_list_then_the_note_and_folders_come_from_the_side(bool dark, string language)
    {
        var page = await browser.OpenNotesAsync(_host, View.Of(390, dark, language));
        var polish = language == "pl";
        await page.Button(polish ? "Pokaż foldery i etykiety" : "Show folders and tags").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = Containing("^Projects") })).ToBeInViewportAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync($"notes-drawer-{language}");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Containing("^Projects") }).ClickAsync();
        await Expect(page.Rows()).ToHaveCountAsync(2);

        await page.NoteRow("Kick-off notes").ClickAsync();
        await Expect(page.NoteText()).ToBeVisibleAsync();
        await Expect(page.Rows().First).ToBeHiddenAsync();
        var bar = (await page.GetByRole(AriaRole.Toolbar).BoundingBoxAsync())!;
        bar.Y.Should().BeGreaterThan(700);
        await page.Button(polish ? "Wróć do listy" : "Back to the list").ClickAsync();
        await Expect(page.NoteRow("Kick-off notes")).ToBeVisibleAsync();
        await Expect(page.NoteText()).ToHaveCountAsync(0);
    }
}
