using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>What a person does with messages on the dashboard, and what the server has of it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardMailTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Cranes = "Cranes on Thursday";
    private const int Flagged = 8;
    private const int Seen = 32;
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
    public async Task A_message_archived_by_key_is_in_the_archive_the_next_one_has_the_focus_and_undo_brings_it_back()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await Row(page, Cranes).FocusAsync();
        await page.Keyboard.PressAsync("a");

        await Expect(Row(page, Cranes)).ToHaveCountAsync(0);
        await Expect(Row(page, "Berth plan")).ToBeFocusedAsync();
        var toast = page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"Archived: {Cranes}" });
        await Expect(toast).ToBeVisibleAsync();
        (await _raw.FindAsync("Archive", "subject", Cranes)).Should().NotBeNull();
        (await _raw.FindAsync("INBOX", "subject", Cranes)).Should().BeNull();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-mail-archived");

        await toast.Button("Undo").ClickAsync();

        await Expect(Row(page, Cranes)).ToBeVisibleAsync();
        (await _raw.FindAsync("INBOX", "subject", Cranes)).Should().NotBeNull();
        (await _raw.FindAsync("Archive", "subject", Cranes)).Should().BeNull();
    }

    [Fact]
    public async Task Control_and_z_take_back_what_was_archived_but_not_while_a_note_is_written()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await Row(page, Cranes).ClickAsync();
        await page.Widget("Mail").Button("Archive").ClickAsync();
        await Expect(page.GetByText($"Archived: {Cranes}")).ToBeVisibleAsync();

        await page.GetByLabel("Quick note").FillAsync("Rope");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.GetByLabel("Quick note")).ToHaveValueAsync("");
        (await _raw.FindAsync("Archive", "subject", Cranes)).Should().NotBeNull();

        await Row(page, "Berth plan").FocusAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(Row(page, Cranes)).ToBeVisibleAsync();
        (await _raw.FindAsync("INBOX", "subject", Cranes)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_message_is_flagged_and_marked_read_by_key_on_its_row()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await Row(page, Cranes).FocusAsync();
        await page.Keyboard.PressAsync("f");
        await RawItems.EventuallyAsync(async () => (await _raw.FlagsAsync(Cranes) & Flagged).Should().Be(Flagged));
        await page.Keyboard.PressAsync("e");
        await RawItems.EventuallyAsync(async () => (await _raw.FlagsAsync(Cranes) & Seen).Should().Be(Seen));

        await page.Keyboard.PressAsync("f");
        await RawItems.EventuallyAsync(async () => (await _raw.FlagsAsync(Cranes) & Flagged).Should().Be(0));
    }

    [Fact]
    public async Task Keys_of_one_letter_do_nothing_once_they_are_switched_off()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await page.Keyboard.PressAsync("?");
        await page.GetByLabel("Single letters act as keys").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        var changes = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Method is "PUT" or "POST")
            {
                changes.Add(new Uri(request.Url).AbsolutePath.Split('/')[^1]);
            }
        };
        await Row(page, Cranes).FocusAsync();
        foreach (var key in new[] { "e", "f", "a" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await Row(page, Cranes).ClickAsync();
        await page.Widget("Mail").Button("Flag").ClickAsync();
        await RawItems.EventuallyAsync(async () => (await _raw.FlagsAsync(Cranes)).Should().Be(Flagged));
        changes.Should().Equal("flagged");
    }

    [Fact]
    public async Task A_message_that_could_not_be_archived_is_in_its_place_with_the_reason_and_goes_on_the_next_try()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await page.RouteAsync("**/archive", route => route.AbortAsync());
        await Row(page, Cranes).FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.Widget("Mail").GetByRole(AriaRole.Alert)).ToContainTextAsync("Not changed on the server: this page is cut off from its host");
        await Expect(Row(page, Cranes)).ToBeVisibleAsync();

        await page.UnrouteAsync("**/archive");
        await page.Widget("Mail").Button("Try again").ClickAsync();
        await Expect(Row(page, Cranes)).ToHaveCountAsync(0);
        (await _raw.FindAsync("Archive", "subject", Cranes)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_message_opens_in_a_tab_of_the_web_client_which_shows_its_words_as_text_and_marks_it_read()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await Row(page, Cranes).ClickAsync();
        var link = page.Widget("Mail").GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true });
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-mail-open");

        var mail = await page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await SignInByFormAsync(mail);
        await Expect(mail.GetByRole(AriaRole.Heading, new() { Name = Cranes })).ToBeVisibleAsync();
        await Expect(mail.GetByRole(AriaRole.Article)).ToContainTextAsync("Crane 3 is free from noon");
        await mail.ShouldBeAccessibleAsync();
        await mail.KeepPictureAsync("webclient-message");
        (await _raw.FlagsAsync(Cranes) & Seen).Should().Be(Seen);

        await mail.Button("Back to the list").ClickAsync();
        await Expect(mail.GetByRole(AriaRole.Heading, new() { Name = "Inbox" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Inside_the_web_client_the_page_around_shows_the_message_and_the_dashboard_lives_on()
    {
        var page = await browser.OpenAsync(_host);
        await page.GotoAsync("/webmail/");
        await SignInByFormAsync(page);
        await page.Button("Dashboard").ClickAsync();
        var dashboard = page.FrameLocator("iframe[title=Dashboard]");
        await dashboard.GetByLabel("Quick note").FillAsync("Half a thought");
        await dashboard.GetByRole(AriaRole.Button, new() { NameRegex = DashboardPages.Containing("Steel: prices") }).FocusAsync();
        await page.Keyboard.PressAsync("o");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Steel: prices valid to Friday" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Pozdrawiam, Marta");
        await Expect(page).ToHaveURLAsync(DashboardPages.Containing("/webmail/#message/INBOX/[0-9]+$"));
        page.Context.Pages.Should().ContainSingle();

        await page.Button("Dashboard").ClickAsync();
        await Expect(dashboard.GetByLabel("Quick note")).ToHaveValueAsync("Half a thought");
    }

    [Fact]
    public async Task A_message_written_as_a_page_runs_nothing_and_shows_as_text()
    {
        const string Body = "&lt;p&gt;Plain words&lt;/p&gt;&lt;img src=x onerror=\"document.title='taken'\"&gt;&lt;script&gt;document.title='taken'&lt;/script&gt;";
        await _raw.SendAsync("set", $"<query xmlns=\"webmail:iq:message\"><message><action><send_as_email>true</send_as_email><html_body>true</html_body></action><from>{Demo.Alice}</from><to>{Demo.Alice}</to><subject>Trap</subject><body>{Body}</body></message></query>");
        var uid = "";
        await RawItems.EventuallyAsync(async () =>
        {
            var message = await _raw.FindAsync("INBOX", "subject", "Trap");
            message.Should().NotBeNull();
            uid = message!["uid"];
        });
        var page = await browser.OpenAsync(_host);
        await page.GotoAsync($"/webmail/#message/INBOX/{uid}");
        await SignInByFormAsync(page);

        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Plain words");
        await Expect(page.GetByRole(AriaRole.Article).Locator("img, script, iframe")).ToHaveCountAsync(0);
        (await page.TitleAsync()).Should().Be("WebClient");
    }

    private static ILocator Row(IPage page, string subject) =>
        page.Widget("Mail").GetByRole(AriaRole.Button, new() { NameRegex = DashboardPages.Containing(subject) });

    private static async Task SignInByFormAsync(IPage page)
    {
        await page.GetByLabel("E-mail address").FillAsync(Demo.Alice);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Demo.PasswordOf(Demo.Alice));
        await page.Button("Sign in").ClickAsync();
    }
}
