using System.Globalization;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Small things of a day on the dashboard: a task added, another picture behind, no conference, colours of the system's own.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardDayTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync("Embedded:DemoContent=true");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_task_is_added_with_its_day_and_the_form_waits_for_the_next_one()
    {
        var page = await browser.OpenDashboardAsync(_host, "Tasks");
        var due = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(3);
        await page.Widget("Tasks").Button("Add a task").ClickAsync();
        await Expect(page.GetByLabel("Task", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Order rope & hooks");
        await page.GetByLabel("Due").FillAsync(due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Checkbox, new() { NameRegex = DashboardPages.Containing("Order rope & hooks") })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Task", new() { Exact = true })).ToHaveValueAsync("");
        using var raw = await _host.SignInRawAsync();
        var task = await raw.FindAsync("Tasks", "evntitle", "Order rope & hooks", "evnenddate");
        task.Should().NotBeNull();
        int.Parse(task!["evnenddate"], CultureInfo.InvariantCulture).Should().BeOneOf(due.DayNumber + 1_721_426, due.DayNumber + 1_721_427);

        await page.GetByLabel("Task", new() { Exact = true }).PressAsync("Escape");
        await Expect(page.Widget("Tasks").Button("Add a task")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Another_built_in_background_is_kept_on_the_server()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await page.Button("Arrange").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = DashboardPages.Containing("^Dunes") }).ClickAsync();
        await page.Button("Done").ClickAsync();
        await Expect(page.Button("Arrange")).ToBeVisibleAsync();

        using var raw = await _host.SignInRawAsync();
        var kept = await raw.SendAsync("get", """<query xmlns="webmail:iq:private"><resources><microservices_icewarp_dashboard/></resources></query>""");
        kept.Value.Should().Contain("\"id\":\"dunes\"");
    }

    [Fact]
    public async Task Without_a_conference_the_widget_says_so()
    {
        var page = await browser.OpenDashboardAsync(_host, "Next conference");
        await Expect(page.Widget("Next conference")).ToContainTextAsync("No conference is planned for the next two weeks");
    }

    [Fact]
    public async Task In_colours_of_the_system_events_the_present_and_the_quick_note_keep_their_lines()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda");
        await Expect(page.Widget("Agenda")).ToContainTextAsync("Tender review, quay 4");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        (await BorderAsync(page.Widget("Agenda"))).Should().Be("1px");
        (await BorderAsync(page.Widget("Agenda").GetByRole(AriaRole.Listitem).GetByTitle(DashboardPages.Containing("^Tender review")))).Should().Be("1px");
        (await BorderAsync(page.Widget("Notes").Locator("form"))).Should().Be("1px");
        var line = await page.Widget("Agenda").GetByRole(AriaRole.Paragraph).Filter(new() { HasText = "Now" })
            .EvaluateAsync<string>("line => getComputedStyle(line, '::after').backgroundColor");
        line.Should().NotBe(await page.Widget("Agenda").EvaluateAsync<string>("widget => getComputedStyle(widget).backgroundColor"));
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-forced-colours");
    }

    private static Task<string> BorderAsync(ILocator element) => element.EvaluateAsync<string>("element => getComputedStyle(element).borderTopWidth");
}
