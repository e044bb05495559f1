using System.Text.Json.Nodes;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>What a visit costs, and that what nobody sees costs nothing.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardLoadTests(BrowserFixture browser) : IAsyncLifetime
{
    private const int MostRequests = 12;
    private const int MostBytes = 150 * 1024;
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync("Embedded:DemoContent=true");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_cold_visit_with_eight_widgets_stays_within_twelve_requests_and_150_kilobytes()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync("/dashboard/");
        await Expect(page.Widget("Mail")).ToContainTextAsync("Cranes on Thursday");
        await Expect(page.Widget("Agenda")).ToContainTextAsync("Tender review, quay 4");
        await Expect(page.Widget("Tasks")).ToContainTextAsync("Book the crane driver");
        await Expect(page.Widget("Notes")).ToContainTextAsync("Quay 4, open points");
        await Expect(page.Widget("Files")).ToContainTextAsync("Quay 4 tender, draft.docx");
        await Expect(page.Widget("Birthdays")).ToContainTextAsync("Kari Nilsen");
        await Expect(page.Locator("[data-widget]")).ToHaveCountAsync(8);

        requests.Where(url => url.StartsWith("http", StringComparison.Ordinal)).Should().HaveCountLessThanOrEqualTo(MostRequests);
        var bytes = await page.EvaluateAsync<int>("() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, each) => sum + each.transferSize, 0)");
        bytes.Should().BeInRange(20 * 1024, MostBytes);
    }

    [Fact]
    public async Task A_widget_below_the_screen_asks_nothing_until_it_is_scrolled_to_and_a_hidden_one_never()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await PutLayoutAsync(page, Widget("mail", 0), Widget("files", 30), Widget("notes", 40), Widget("tasks", 4, hidden: true));
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        var first = page.WaitForResponseAsync("**/api/dashboard/widgets?first");
        await page.GotoAsync("/dashboard/");
        await Expect(page.Widget("Mail")).ToContainTextAsync("Cranes on Thursday");
        var lines = (await (await first).TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => (string?)JsonNode.Parse(line)?["part"]).Should().Equal("mail");
        await Expect(page.GetByText("Live, ")).ToBeVisibleAsync();
        using (var raw = await _host.SignInRawAsync())
        {
            await raw.SetAsync("Notes", "<item action=\"add\"><values><evntitle>Unseen</evntitle></values></item>");
            var cranes = (await raw.FindAsync("INBOX", "subject", "Cranes"))!["uid"];
            await raw.SetAsync("INBOX", $"<item uid=\"{cranes}\" action=\"edit\"><values><set_flag>8</set_flag></values></item>");
        }

        await Expect(page.Widget("Mail").GetByRole(AriaRole.Listitem).First.GetByText("flagged")).ToBeAttachedAsync();
        requests.Should().NotContain(url => Asks(url, "files") || Asks(url, "notes") || Asks(url, "tasks"));

        await page.Widget("Files").ScrollIntoViewIfNeededAsync();
        await Expect(page.Widget("Files")).ToContainTextAsync("Quay 4 tender, draft.docx");
        await page.Widget("Notes").ScrollIntoViewIfNeededAsync();
        await Expect(page.Widget("Notes")).ToContainTextAsync("Unseen");
        requests.Should().Contain(url => Asks(url, "files")).And.Contain(url => Asks(url, "notes")).And.NotContain(url => Asks(url, "tasks"));
    }

    private static bool Asks(string url, string kind) =>
        url.Contains($"/api/dashboard/{kind}", StringComparison.Ordinal) || (url.Contains("/widgets?kinds=", StringComparison.Ordinal) && url.Contains(kind, StringComparison.Ordinal));

    private static object Widget(string kind, int y, bool hidden = false) => new { id = kind, kind, x = 0, y, w = 6, h = 4, hidden };

    private static async Task PutLayoutAsync(IPage page, params object[] widgets)
    {
        var answer = await page.Context.APIRequest.PutAsync("/api/dashboard/layout", new()
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["If-Match"] = "\"*\"" },
            DataObject = new { widgets, background = new { kind = "none" } },
        });
        answer.Status.Should().Be(200, await answer.TextAsync());
    }
}
