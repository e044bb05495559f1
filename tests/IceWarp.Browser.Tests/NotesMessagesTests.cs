using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>From a message and a meeting to a note, and from a note to a message and to paper.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesMessagesTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync("Embedded:DemoContent=true");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_message_on_the_dashboard_becomes_a_note_once()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        var row = page.Widget("Mail").GetByRole(AriaRole.Listitem).First;
        var subject = await row.Locator("em").InnerTextAsync();
        await row.Locator("[data-row]").ClickAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-message-note");
        var notes = await page.Context.RunAndWaitForPageAsync(() => row.GetByRole(AriaRole.Link, new() { Name = "Make a note" }).ClickAsync());
        await Expect(notes.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true })).ToHaveValueAsync(subject);
        await Expect(notes.GetByRole(AriaRole.Textbox, new() { Name = "Text of the note" }).Locator("blockquote")).ToBeVisibleAsync();
        await Expect(notes).ToHaveURLAsync(DashboardPages.Containing(@"/notes/\?note=[^&]+$"));
        await notes.ShouldBeAccessibleAsync();
        await notes.KeepPictureAsync("notes-from-message");
        await notes.ReloadAsync();
        await Expect(notes.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true })).ToHaveValueAsync(subject);
        using var raw = await _host.SignInRawAsync();
        (await raw.ItemsAsync("Notes", "evntitle")).Count(item => item["evntitle"] == subject).Should().Be(1);
        (await raw.NoteOnServerAsync(subject))!["note_text"].Should().Contain("<blockquote>");
    }

    [Fact]
    public async Task A_meeting_on_the_dashboard_gets_its_minutes()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda");
        var link = page.Widget("Agenda").GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("^Write minutes: ") }).First;
        var title = (await link.GetAttributeAsync("aria-label"))!["Write minutes: ".Length..];
        await link.FocusAsync();
        await page.KeepPictureAsync("dashboard-event-minutes");
        await page.ShouldBeAccessibleAsync();
        var notes = await page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await Expect(notes.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true })).ToHaveValueAsync(DashboardPages.Containing(System.Text.RegularExpressions.Regex.Escape(title)));
        var text = notes.GetByRole(AriaRole.Textbox, new() { Name = "Text of the note" });
        await Expect(text.GetByRole(AriaRole.Heading)).ToHaveTextAsync(["Agenda", "Decisions", "Actions"]);
        await notes.KeepPictureAsync("notes-minutes");
    }

    [Fact]
    public async Task A_message_that_is_gone_is_said_to_be_gone_and_nothing_is_made()
    {
        var page = await browser.OpenNotesOfAsync(_host, address: "/notes/?message=Z29uZQ");
        await Expect(page.GetByText(DashboardPages.Containing("The note could not be made: .*not there any more"))).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-message-gone");
        await page.Button("Cancel").ClickAsync();
        await Expect(page).ToHaveURLAsync(DashboardPages.Containing("/notes/$"));
    }

    [Fact]
    public async Task A_note_is_sent_as_a_message_to_people_found_by_name_or_typed()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        await page.MakeNoteAsync("Crane rota", "<p>Monday: <strong>Kari</strong></p><ul data-type=\"taskList\"><li data-type=\"taskItem\" data-checked=\"true\"><p>checked</p></li></ul>");
        await page.Row("Crane rota").ClickAsync();
        await page.ChooseAsync("More", "Send as a message");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Send the note" });
        await Expect(dialog.GetByLabel("Subject")).ToHaveValueAsync("Crane rota");
        await dialog.Button("Send").ClickAsync();
        await Expect(dialog.GetByText("Say to whom it is to go.")).ToBeVisibleAsync();
        var to = dialog.GetByRole(AriaRole.Combobox, new() { Name = "To" });
        await to.PressSequentiallyAsync("bob");
        await Expect(dialog.GetByRole(AriaRole.Option, new() { NameRegex = DashboardPages.Containing("Bob Kowalski") })).ToBeVisibleAsync();
        await to.PressAsync("Enter");
        await to.PressSequentiallyAsync("carol@demo.test,");
        await Expect(dialog.Button("Not to carol@demo.test")).ToBeVisibleAsync();
        await dialog.GetByLabel("A few words before the note").FillAsync("Please check");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notes-send");
        await dialog.Button("Send").ClickAsync();
        await Expect(page.GetByText("Sent to 2 people")).ToBeVisibleAsync();

        using var bob = await _host.SignInRawAsync(Demo.Bob);
        await RawItems.EventuallyAsync(async () =>
        {
            var answer = await bob.SendAsync("get", $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Bob}\"><folder uid=\"INBOX\"><item><values><subject/><from/><html/></values><filter><limit>20</limit></filter></item></folder></account></query>");
            answer.Descendants().Where(element => element.Name.LocalName == "subject").Select(element => element.Value).Should().Contain("Crane rota");
        });
    }

    [Fact]
    public async Task A_note_is_printed_from_a_page_of_its_own()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        await page.Context.AddInitScriptAsync("window.print = () => document.documentElement.setAttribute('data-printed', '')");
        await page.MakeNoteAsync("Crane rota", "<p>Monday: <strong>Kari</strong></p>");
        await page.Row("Crane rota").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Text of the note" })).ToContainTextAsync("Monday");
        var paper = await page.Context.RunAndWaitForPageAsync(() => page.ChooseAsync("More", "Print"));
        await Expect(paper.GetByRole(AriaRole.Heading, new() { Name = "Crane rota" })).ToBeVisibleAsync();
        await Expect(paper.Locator("html[data-printed]")).ToBeAttachedAsync();
        await paper.ShouldBeAccessibleAsync();
        await paper.KeepPictureAsync("notes-print");
    }
}
