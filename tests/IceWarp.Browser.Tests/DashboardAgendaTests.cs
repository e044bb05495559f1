using System.Globalization;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>What a person chooses in the agenda, and what the server keeps of it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardAgendaTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Aurora = "MV Aurora docked";
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
    public async Task Days_calendars_and_a_second_zone_are_chosen_kept_on_the_server_and_there_in_another_browser()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda");
        var agenda = page.Widget("Agenda");
        await Expect(agenda).ToContainTextAsync(Aurora);
        await Expect(agenda.GetByRole(AriaRole.Heading, new() { Name = "Tomorrow" })).ToBeAttachedAsync();
        var dialog = await ChooseAsync(page);
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Today" }).ClickAsync();
        await dialog.GetByLabel("Carol Wright: Dry dock").UncheckAsync();
        await dialog.GetByLabel("Times of a second place as well").FillAsync("halifax");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-agenda-dialog");
        await dialog.Button("Store").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        var other = await browser.OpenDashboardAsync(_host, "Agenda");
        foreach (var each in new[] { agenda, other.Widget("Agenda") })
        {
            await Expect(each).ToContainTextAsync("Times: Warsaw, below it Halifax");
            await Expect(each).ToContainTextAsync("Tender review, quay 4");
            await Expect(each).Not.ToContainTextAsync(Aurora);
            await Expect(each.GetByRole(AriaRole.Heading, new() { Name = "Tomorrow" })).ToHaveCountAsync(0);
        }

        var review = other.Widget("Agenda").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Tender review, quay 4" });
        await Expect(review).ToContainTextAsync(DashboardPages.Containing("11:00.*0?[67]:00"));
        await other.ShouldBeAccessibleAsync();
        await other.KeepPictureAsync("dashboard-agenda-chosen");
        var kept = await _raw.SendAsync("get", """<query xmlns="webmail:iq:private"><resources><microservices_icewarp_dashboard/></resources></query>""");
        kept.Value.Should().Contain("America/Halifax").And.Contain("hiddenCalendars");
    }

    [Fact]
    public async Task A_zone_that_is_none_is_said_in_the_dialog_and_nothing_is_kept()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda");
        var dialog = await ChooseAsync(page);
        await dialog.GetByLabel("Times of a second place as well").FillAsync("Middle Earth");
        await dialog.Button("Store").ClickAsync();

        await Expect(dialog).ToContainTextAsync("There is no time zone of this name");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.Widget("Agenda")).Not.ToContainTextAsync("below it");
    }

    [Fact]
    public async Task A_series_a_whole_day_and_an_event_over_midnight_planned_elsewhere_stand_in_their_days()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda");
        var warsaw = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"));
        var tomorrow = DateOnly.FromDateTime(warsaw.DateTime).AddDays(1);
        await AddAsync("Early round", tomorrow, 6 * 60, tomorrow, (6 * 60) + 20, "<recurrences><recurrence><values><rcrdayrepetition>1</rcrdayrepetition><rcrcount>3</rcrcount></values></recurrence></recurrences>");
        await AddAsync("Night watch", tomorrow, 22 * 60, tomorrow.AddDays(1), 6 * 60);
        await AddAsync("Stocktaking", tomorrow, -1, tomorrow.AddDays(2), -1);

        var agenda = page.Widget("Agenda");
        await Expect(Entries(agenda, "Early round")).ToHaveCountAsync(3);
        await Expect(Entries(agenda, "Early round").First).ToContainTextAsync("repeats");
        await Expect(Entries(agenda, "Night watch")).ToHaveTextAsync([DashboardPages.Containing("^22:00.*day 1 of 2"), DashboardPages.Containing("^goes on.*until 06:00, day 2 of 2")]);
        await Expect(Entries(agenda, "Stocktaking")).ToHaveTextAsync([DashboardPages.Containing("^all day.*day 1 of 2"), DashboardPages.Containing("^all day.*day 2 of 2")]);
    }

    [Fact]
    public async Task Invitations_are_marked_in_words()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda");
        await Expect(Entries(page.Widget("Agenda"), "Crane drivers, plan for Thursday")).ToContainTextAsync("Invitation, until");
        await Expect(Entries(page.Widget("Agenda"), "Tender review, quay 4")).Not.ToContainTextAsync("Invitation");
    }

    [Theory]
    [InlineData(1280, true, "pl")]
    [InlineData(390, false, "pl")]
    [InlineData(390, true, "en")]
    public async Task The_choice_is_accessible_and_fits(int width, bool dark, string language)
    {
        var page = await browser.OpenAsync(_host, View.Of(width, dark, language));
        await page.ChooseLanguageAsync(language);
        await page.SignInAsync();
        await page.GotoAsync("/dashboard/");
        await Expect(page.GetByText("Tender review, quay 4").First).ToBeVisibleAsync();
        await page.Locator("[data-kind=agenda]").GetByRole(AriaRole.Button).First.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem).Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync($"dashboard-agenda-dialog-{width}-{(dark ? "dark" : "light")}-{language}");
    }

    private static ILocator Entries(ILocator agenda, string title) => agenda.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });

    private static async Task<ILocator> ChooseAsync(IPage page)
    {
        await page.Widget("Agenda").Button("Agenda: options").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Choose days and calendars" }).ClickAsync();
        return page.GetByRole(AriaRole.Dialog, new() { Name = "What does the agenda show?" });
    }

    private Task AddAsync(string title, DateOnly first, int from, DateOnly last, int to, string addons = "") => _raw.SetAsync("Calendar", string.Create(
        CultureInfo.InvariantCulture,
        $"<item action=\"add\"><values><evntitle>{title}</evntitle><evnclass>E</evnclass><evnstartdate>{first.DayNumber + 1_721_426}</evnstartdate><evnstarttime>{from}</evnstarttime><evnenddate>{last.DayNumber + 1_721_426}</evnenddate><evnendtime>{to}</evnendtime>{(from < 0 ? "" : "<evntimeformat>Z</evntimeformat><_tzid>Europe/Warsaw</_tzid>")}</values>{addons}</item>"));
}
