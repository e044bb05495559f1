using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>The administrator's standard layout and what is locked in it, as a person meets them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardLocksTests(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly string[] Settings =
    [
        "Embedded:DemoContent=true",
        .. Place(0, "agenda", 4, "Locked=true"),
        .. Place(1, "tasks", 0),
    ];

    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync(Settings);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_locked_widget_says_so_and_stays_whatever_keys_are_pressed()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda");
        await page.Button("Arrange").ClickAsync();
        var agenda = page.Arranged("Agenda");
        await Expect(agenda).ToContainTextAsync("Locked by your administrator");
        await Expect(page.GetByText("One part is locked by your administrator.")).ToBeVisibleAsync();
        await Expect(agenda.GetByRole(AriaRole.Button, new() { NameRegex = DashboardPages.Containing("Agenda") })).ToHaveCountAsync(0);

        await agenda.FocusAsync();
        foreach (var key in new[] { "ArrowLeft", "Shift+ArrowDown", "Delete" })
        {
            await page.Keyboard.PressAsync(key);
            await Expect(page.GetByText("Agenda is locked by your administrator: it stays here")).ToBeAttachedAsync();
        }

        await page.Arranged("Tasks").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-locked");
        await page.Button("Done").ClickAsync();
        await Expect(page.Button("Arrange")).ToBeVisibleAsync();
        var tasks = (await page.Widget("Tasks").BoundingBoxAsync())!;
        var box = (await page.Widget("Agenda").BoundingBoxAsync())!;
        tasks.Y.Should().BeGreaterThan(box.Y + box.Height - 1);
    }

    [Fact]
    public async Task A_locked_widget_is_not_dragged_away_or_pushed_away()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda");
        await page.Button("Arrange").ClickAsync();
        var agenda = page.Arranged("Agenda");
        await Expect(agenda).ToBeVisibleAsync();
        var before = (await agenda.BoundingBoxAsync())!;
        await DragAsync(page, agenda, dx: -300);
        await DragAsync(page, page.Arranged("Tasks"), dx: 350);

        (await agenda.BoundingBoxAsync()).Should().BeEquivalentTo(before);
        await page.Button("Done").ClickAsync();
        await Expect(page.Button("Arrange")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_the_phone_a_locked_widget_has_no_way_out()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda", View.Phone);
        await page.Button("Arrange").ClickAsync();
        await Expect(page.Button("Remove Tasks")).ToBeVisibleAsync();
        await Expect(page.Button("Remove Agenda")).ToHaveCountAsync(0);
        await Expect(page.Button("Hide Agenda")).ToHaveCountAsync(0);
        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync("dashboard-locked-phone");
    }

    [Fact]
    public async Task Standard_leads_back_to_the_administrators_layout()
    {
        var page = await browser.OpenDashboardAsync(_host, "Agenda");
        await page.Button("Arrange").ClickAsync();
        await page.Button("Remove Tasks").ClickAsync();
        await Expect(page.Arranged("Tasks")).ToHaveCountAsync(0);

        await page.Button("Standard").ClickAsync();

        await Expect(page.Arranged("Tasks")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-arranged]")).ToHaveCountAsync(2);
    }

    private static async Task DragAsync(IPage page, ILocator widget, int dx)
    {
        var head = (await widget.GetByRole(AriaRole.Heading).First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(head.X + 5, head.Y + 5);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(head.X + (dx / 10f), head.Y + 5, new() { Steps = 5 });
        await page.Mouse.MoveAsync(head.X + dx, head.Y + 5, new() { Steps = 15 });
        await page.Mouse.UpAsync();
    }

    private static IEnumerable<string> Place(int index, string kind, int x, params string[] more) =>
        new[] { $"Kind={kind}", $"X={x}", "Y=0", "W=4", "H=4" }.Concat(more).Select(setting => $"Dashboard:Layouts:*:Widgets:{index}:{setting}");
}
