using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>A note deleted, taken back, restored from the trash, and deleted for good.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesTrashTests(BrowserFixture browser) : IAsyncLifetime
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
    public async Task A_deleted_note_comes_back_by_undo_with_nothing_changed_on_the_server()
    {
        var page = await OpenAsync("Crane rota");
        var before = (await _raw.NoteOnServerAsync("Crane rota"))!;
        await DeleteAsync(page, "Crane rota");
        await Expect(page.Row("Crane rota")).ToHaveCountAsync(0);
        await page.Button("Undo").ClickAsync();
        await Expect(page.Row("Crane rota")).ToBeVisibleAsync();
        (await _raw.NoteOnServerAsync("Crane rota"))!.Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_note_goes_to_the_trash_and_is_put_back_as_it_was()
    {
        var page = await OpenAsync("Crane rota", "<p>Monday: <strong>Kari</strong></p>");
        await DeleteAsync(page, "Crane rota");
        await OpenTrashAsync(page, "Crane rota");
        await RawItems.EventuallyAsync(async () => (await _raw.NoteOnServerAsync("Crane rota")).Should().BeNull());
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-trash");
        await page.Button("Put “Crane rota” back").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Text of the note" })).ToHaveTextAsync("Monday: Kari");
        (await _raw.NoteOnServerAsync("Crane rota"))!["note_text"].Should().Contain("<strong>Kari</strong>");
    }

    [Fact]
    public async Task One_is_deleted_for_good_and_then_the_rest_by_emptying_the_trash()
    {
        var page = await OpenAsync("Keep", "<p>x</p>");
        foreach (var title in new[] { "One", "Two", "Three" })
        {
            await page.MakeNoteAsync(title);
            await Expect(page.Row(title)).ToBeVisibleAsync();
            await DeleteAsync(page, title);
        }

        await OpenTrashAsync(page, "Three");
        await Expect(page.Button("Delete “Three” for good")).ToBeVisibleAsync();
        await page.Button("Delete “One” for good").ClickAsync();
        var sure = page.GetByRole(AriaRole.Dialog, new() { Name = "Delete “One” for good?" });
        await Expect(sure.Button("Keep it")).ToBeFocusedAsync();
        await page.ShouldBeAccessibleAsync();
        await sure.Button("Delete for good").ClickAsync();
        await Expect(page.Button("Delete “One” for good")).ToHaveCountAsync(0);
        await Expect(page.Button("Delete “Two” for good")).ToBeVisibleAsync();

        await page.Button("Empty the trash").ClickAsync();
        await page.KeepPictureAsync("notes-trash-empty");
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Delete all 2 notes in the trash for good?" }).Button("Delete for good").ClickAsync();
        await Expect(page.GetByText("The trash is empty")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("The trash is empty")).ToBeVisibleAsync();
        (await _raw.NoteOnServerAsync("Keep")).Should().NotBeNull();
        (await _raw.ItemsAsync("__@@TRASH@@__", "evntitle")).Should().BeEmpty();
    }

    private static async Task DeleteAsync(IPage page, string title)
    {
        await page.Row(title).ClickAsync();
        await page.ChooseAsync("More", "Delete");
        await Expect(page.GetByText($"“{title}” is deleted")).ToBeVisibleAsync();
    }

    private static async Task OpenTrashAsync(IPage page, string title)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Trash", Exact = true }).ClickAsync();
        await Expect(page.Button($"Put “{title}” back")).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(string title, string html = "<p>Text</p>")
    {
        var page = await browser.OpenNotesOfAsync(_host);
        await page.MakeNoteAsync(title, html);
        await Expect(page.Row(title)).ToBeVisibleAsync();
        return page;
    }
}
