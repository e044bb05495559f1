using System.Globalization;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>The next conference, birthdays and pinned files.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardNewsTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync("Embedded:DemoContent=true");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_conference_planned_elsewhere_appears_and_join_opens_its_room_in_a_window()
    {
        var page = await browser.OpenDashboardAsync(_host, "Next conference");
        using var raw = await _host.SignInRawAsync();
        var start = TimeProvider.System.GetUtcNow().AddMinutes(10);
        await raw.SendAsync("set", Meeting("Berth call", start, start.AddMinutes(30)));

        var widget = page.Widget("Next conference");
        var join = widget.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("Join.*Berth call") });
        await Expect(join).ToBeVisibleAsync();
        await Expect(join).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-conference");

        await page.Context.RouteAsync("**/conference/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Room</title>" }));
        var room = await page.Context.RunAndWaitForPageAsync(() => join.ClickAsync());
        room.Url.Should().MatchRegex("/conference/[0-9]+$");
    }

    [Fact]
    public async Task Without_a_conference_and_without_birthdays_the_widgets_say_so()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync("carol");
        await page.GotoAsync("/dashboard/");
        await Expect(page.Widget("Birthdays")).ToContainTextAsync("No birthday in the next thirty days");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Birthdays_come_by_day_with_the_age()
    {
        var page = await browser.OpenDashboardAsync(_host, "Birthdays");
        await Expect(page.Widget("Birthdays").GetByRole(AriaRole.Listitem)).ToHaveTextAsync(
            [DashboardPages.Containing("Kari Nilsen.*today, turns 51"), DashboardPages.Containing("Tomasz Wójcik.*turns 40")]);
    }

    [Fact]
    public async Task A_file_is_pinned_by_key_shown_among_the_pinned_ones_and_unpinned_there()
    {
        var page = await browser.OpenDashboardAsync(_host, "Files");
        await page.Button("Arrange").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add Pinned files" }).ClickAsync();
        await page.Button("Done").ClickAsync();
        var pins = page.Widget("Pinned files");
        await Expect(pins).ToContainTextAsync("Nothing is pinned");

        await page.Widget("Files").GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("Quay 4 tender, draft.docx") }).FocusAsync();
        await page.Keyboard.PressAsync("p");
        await Expect(pins.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("Quay 4 tender, draft.docx") })).ToBeVisibleAsync();
        await Expect(page.GetByText("Pinned: Quay 4 tender, draft.docx")).ToBeAttachedAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-pins");

        await page.ReloadAsync();
        await pins.HoverAsync();
        await pins.GetByText("Quay 4 tender, draft.docx").HoverAsync();
        await pins.Button("Unpin Quay 4 tender, draft.docx").ClickAsync();
        await Expect(pins).ToContainTextAsync("Nothing is pinned");
        await page.ReloadAsync();
        await Expect(pins).ToContainTextAsync("Nothing is pinned");
    }

    [Fact]
    public async Task Where_a_file_is_reads_for_people()
    {
        var page = await browser.OpenDashboardAsync(_host, "Files");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("Drainage, offers.xlsx") })).ToHaveAttributeAsync("title", "Drainage, offers.xlsx\nCarol Wright: Quay 4");
        await Expect(page.Widget("Files")).Not.ToContainTextAsync("~carol");
    }

    private static string Meeting(string title, DateTimeOffset start, DateTimeOffset end)
    {
        var day = DateOnly.FromDateTime(start.UtcDateTime).DayNumber + 1_721_426;
        var minutes = (int)start.UtcDateTime.TimeOfDay.TotalMinutes;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"Calendar\"><item action=\"add\"><values><evntitle>{title}</evntitle><evnclass>E</evnclass><evnstartdate>{day}</evnstartdate><evnstarttime>{minutes}</evnstarttime><evnenddate>{day + ((minutes + (int)(end - start).TotalMinutes) / 1440)}</evnenddate><evnendtime>{(minutes + (int)(end - start).TotalMinutes) % 1440}</evnendtime><evntimeformat>Z</evntimeformat><_tzid>UTC</_tzid><meeting_action>create</meeting_action></values></item></folder></account></query>");
    }
}
