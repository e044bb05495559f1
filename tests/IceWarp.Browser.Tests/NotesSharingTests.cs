using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>A folder of notes shared with people of the directory, seen from both sides.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesSharingTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_one_writes_in_a_shared_folder_comes_to_the_other_while_the_list_is_open()
    {
        var alice = await browser.OpenNotesOfAsync(_host);
        await MakeFolderAsync(alice, "Quay team");
        await ShareWithBobAsync(alice, "may write");
        await Expect(alice.GetByText("Quay team: who sees it is stored")).ToBeVisibleAsync();
        await RawItems.EventuallyAsync(async () => (await RightsAsync()).Should().Equal(("bob@demo.test", "riwtl")));

        var bob = await browser.OpenNotesOfAsync(_host, "bob");
        await bob.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("Quay team · alice") }).ClickAsync();
        await Expect(bob.GetByText("No notes in Quay team yet")).ToBeVisibleAsync();
        await alice.Button("New note").First.ClickAsync();
        await alice.GetByLabel("Title", new() { Exact = true }).FillAsync("Crane rota");
        await Expect(bob.Row("Crane rota")).ToBeVisibleAsync();

        await bob.Row("Crane rota").ClickAsync();
        await Expect(bob.GetByText("alice@demo.test shares Quay team with you, you may edit")).ToBeVisibleAsync();
        await Expect(bob.GetByText(DashboardPages.Containing("changed by Alice"))).ToBeVisibleAsync();
        await bob.KeepPictureAsync("notes-shared-bob");
        await bob.ShouldBeAccessibleAsync();
        await bob.GetByRole(AriaRole.Textbox, new() { Name = "Text of the note" }).FillAsync("Monday: Bob");
        await Expect(alice.GetByRole(AriaRole.Textbox, new() { Name = "Text of the note" })).ToContainTextAsync("Monday: Bob");
        await Expect(alice.GetByText(DashboardPages.Containing("changed by Bob"))).ToBeVisibleAsync();
        using var raw = await _host.SignInRawAsync();
        (await raw.NoteOnServerAsync("Crane rota", "Notes/Quay team"))!["note_text"].Should().Contain("Monday: Bob");
    }

    [Fact]
    public async Task Who_may_only_read_cannot_write_and_who_is_taken_off_sees_nothing_any_more()
    {
        var alice = await browser.OpenNotesOfAsync(_host);
        await MakeFolderAsync(alice, "Quay team");
        await alice.Button("New note").First.ClickAsync();
        await alice.GetByLabel("Title", new() { Exact = true }).FillAsync("Rules");
        await ShareWithBobAsync(alice, "may read");
        await Expect(alice.GetByText("Quay team: who sees it is stored")).ToBeVisibleAsync();

        var bob = await browser.OpenNotesOfAsync(_host, "bob");
        await bob.Row("Rules").ClickAsync();
        await Expect(bob.GetByText("alice@demo.test shares Quay team with you, you may read")).ToBeVisibleAsync();
        await Expect(bob.GetByRole(AriaRole.Textbox, new() { Name = "Text of the note" })).ToHaveAttributeAsync("contenteditable", "false");

        await alice.ChooseAsync("More about Quay team", "Share");
        await alice.Button("Take Bob Kowalski off").ClickAsync();
        await Expect(alice.GetByText("Only you see this folder.")).ToBeVisibleAsync();
        await alice.Button("Share the folder").ClickAsync();
        await Expect(alice.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        (await RightsAsync()).Should().BeEmpty();
        await Expect(bob.Row("Rules")).ToHaveCountAsync(0);
        await Expect(bob.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("Quay team") })).ToHaveCountAsync(0);
    }

    private static async Task MakeFolderAsync(IPage page, string name)
    {
        await page.ChooseAsync("More about folders", "New folder");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.Button("Make the folder").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = DashboardPages.Containing(name) })).ToBeVisibleAsync();
    }

    private static async Task ShareWithBobAsync(IPage page, string rights)
    {
        await page.ChooseAsync("More about Quay team", "Share");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Only you see this folder.")).ToBeVisibleAsync();
        var field = dialog.GetByRole(AriaRole.Combobox, new() { Name = "Add a person" });
        await field.PressSequentiallyAsync("bo");
        await Expect(dialog.GetByRole(AriaRole.Option, new() { NameRegex = DashboardPages.Containing("Bob") })).ToHaveAttributeAsync("aria-selected", "true");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-share-find");
        await field.PressAsync("Enter");
        await dialog.GetByLabel(DashboardPages.Containing("What Bob.* may do")).SelectOptionAsync(rights);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-share");
        await dialog.Button("Share the folder").ClickAsync();
    }

    /// <summary>Who has which rights on the folder, as the server says it to Alice.</summary>
    private async Task<IReadOnlyList<(string Email, string Rights)>> RightsAsync()
    {
        using var raw = await _host.SignInRawAsync();
        var answer = await raw.SendAsync("get", $"<query xmlns=\"webmail:iq:folders\"><account uid=\"{Demo.Alice}\"><folder uid=\"Notes/Quay team\"/></account></query>");
        return [.. answer.Descendants().Where(element => element.Name.LocalName == "right").Select(right => (right.Attribute("email")?.Value ?? "", right.Value))];
    }
}
