using System.Xml.Linq;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>The search over everything of a person, as it is used: by key, by words, by arrows.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardSearchTests(BrowserFixture browser) : IAsyncLifetime
{
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
    public async Task Words_are_found_in_every_kind_marked_counted_and_the_same_as_the_server_finds()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        var dialog = await SearchAsync(page, "hull 218");

        foreach (var (group, folder, field) in new[] { ("Mail", "INBOX", "subject"), ("Notes", "Notes/Projects", "evntitle") })
        {
            var expected = await RawSearchAsync(folder, "hull 218", field);
            expected.Should().NotBeEmpty();
            foreach (var title in expected)
            {
                await Expect(Hits(dialog, group).Filter(new() { HasText = title })).ToHaveCountAsync(1);
            }
        }

        await Expect(Hits(dialog, "Events").First).ToContainTextAsync("Survey of hull 218");
        await Expect(dialog.Locator("mark").First).ToHaveTextAsync(DashboardPages.Containing("^([Hh]ull|218)$"));
        await Expect(dialog.GetByRole(AriaRole.Status).Filter(new() { HasText = "found" })).ToHaveTextAsync(DashboardPages.Containing("^[0-9]+ found$"));
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-search");
    }

    [Fact]
    public async Task What_another_client_stored_is_found_by_its_text()
    {
        await _raw.SetAsync("Notes", "<item action=\"add\"><values><evntitle>Ballast</evntitle><evndescformat>text/html</evndescformat></values><notes><note><values><note_text>&lt;p&gt;Forty zeppelins of gravel&lt;/p&gt;</note_text></values></note></notes></item>");
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        var dialog = await SearchAsync(page, "zeppelins");
        var hit = Hits(dialog, "Notes");
        await Expect(hit).ToContainTextAsync("Ballast");
        await Expect(dialog.GetByText("1 found")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(DashboardPages.Containing("/notes/\\?note="));
    }

    [Fact]
    public async Task Arrows_walk_the_hits_typing_goes_on_in_the_field_and_enter_opens_the_message()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await page.Locator("body").PressAsync("/");
        var field = page.GetByLabel("What are you looking for?");
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("crane");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Search" });
        await Expect(Hits(dialog, "Mail")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Hits(dialog, "Mail").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.TypeAsync("s");
        await Expect(field).ToHaveValueAsync("cranes");
        await Expect(field).ToBeFocusedAsync();
        await Expect(Hits(dialog, "Mail")).ToContainTextAsync("Cranes on Thursday");

        var mail = await page.Context.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("Enter"));
        await Expect(mail).ToHaveURLAsync(DashboardPages.Containing("/webmail/#message/INBOX/[0-9]+$"));
    }

    [Fact]
    public async Task Escape_closes_gives_the_focus_back_and_all_is_there_again_the_next_time()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await page.Button("Search").ClickAsync();
        await page.GetByLabel("What are you looking for?").FillAsync("drainage");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Search" });
        await Expect(Hits(dialog, "Files")).Not.ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.Button("Search")).ToBeFocusedAsync();

        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByLabel("What are you looking for?")).ToHaveValueAsync("drainage");
        await Expect(Hits(dialog, "Files").First).ToBeVisibleAsync();
        requests.Should().NotContain(url => url.Contains("/search", StringComparison.Ordinal));

        var download = await page.RunAndWaitForDownloadAsync(() => Hits(dialog, "Files").GetByText("Drainage, offers.xlsx").ClickAsync());
        download.SuggestedFilename.Should().Be("Drainage, offers.xlsx");
    }

    [Fact]
    public async Task A_person_and_an_event_open_below_themselves()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        var dialog = await SearchAsync(page, "tomasz");
        await Hits(dialog, "Contacts").Locator("summary").ClickAsync();
        await Expect(Hits(dialog, "Contacts").GetByRole(AriaRole.Link, new() { NameRegex = DashboardPages.Containing("^Write to tomasz@") })).ToHaveAttributeAsync("href", DashboardPages.Containing("^mailto:tomasz%40"));

        await page.GetByLabel("What are you looking for?").FillAsync("tender review");
        await Expect(Hits(dialog, "Events")).ToContainTextAsync("Tender review, quay 4");
        await Hits(dialog, "Events").Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Hits(dialog, "Events").GetByText("Meeting room 2").Last).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-search-event");
    }

    [Fact]
    public async Task Nothing_found_is_said_with_the_words()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        var dialog = await SearchAsync(page, "crane 99");
        await Expect(dialog).ToContainTextAsync("Nothing found for “crane 99” in mail, events, notes, files and contacts. Try fewer words.");
        await Expect(dialog.GetByRole(AriaRole.Status).Filter(new() { HasText = "0 found" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-search-nothing");
    }

    [Fact]
    public async Task A_kind_that_failed_says_why_leaves_the_others_and_comes_on_the_next_try()
    {
        var page = await browser.OpenDashboardAsync(_host, "Mail");
        await page.RouteAsync("**/api/dashboard/search?*", async route =>
        {
            var lines = (await (await route.FetchAsync()).TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            const string Failed = """{"part":"mail","problem":{"status":504,"code":"server.timed_out","detail":"x","title":"x"}}""";
            await route.FulfillAsync(new()
            {
                ContentType = "application/x-ndjson",
                Body = string.Concat(lines.Select(line => (line.StartsWith("""{"part":"mail",""", StringComparison.Ordinal) ? Failed : line) + "\n")),
            });
        });
        var dialog = await SearchAsync(page, "quay");
        await Expect(dialog).ToContainTextAsync("Mail did not come: the server did not answer in time.");
        await Expect(Hits(dialog, "Notes").First).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 failed part" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-search-failed");

        await page.UnrouteAsync("**/api/dashboard/search?*");
        await dialog.Button("Try again").ClickAsync();
        await Expect(Hits(dialog, "Mail").First).ToContainTextAsync("Quay 4");
    }

    [Theory]
    [MemberData(nameof(View.All), MemberType = typeof(View))]
    public async Task The_search_is_accessible_and_fits(int width, bool dark, string language)
    {
        var page = await browser.OpenAsync(_host, View.Of(width, dark, language));
        await page.ChooseLanguageAsync(language);
        await page.SignInAsync();
        await page.GotoAsync("/dashboard/");
        await Expect(page.GetByText("Tender review, quay 4").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("quay 4");
        await Expect(page.Locator("mark").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = DashboardPages.Containing("[0-9]") })).ToBeVisibleAsync();

        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync($"dashboard-search-{width}-{(dark ? "dark" : "light")}-{language}");
    }

    private static ILocator Hits(ILocator dialog, string group) =>
        dialog.GetByRole(AriaRole.Region, new() { NameRegex = DashboardPages.Containing("^" + group) }).GetByRole(AriaRole.Listitem);

    private static async Task<ILocator> SearchAsync(IPage page, string words)
    {
        await page.Keyboard.PressAsync("Control+k");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Search" });
        await Expect(page.GetByLabel("What are you looking for?")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(words);
        await Expect(dialog.GetByRole(AriaRole.Status).Filter(new() { HasText = "found" })).ToBeVisibleAsync();
        return dialog;
    }

    private async Task<IReadOnlyList<string>> RawSearchAsync(string folder, string words, string field)
    {
        var answer = await _raw.SendAsync("get", $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"{folder}\"><item><values><{field}/></values><filter><limit>50</limit><search>{words}</search></filter></item></folder></account></query>");
        return [.. answer.Descendants().Where(element => element.Name.LocalName == field).Select((XElement element) => element.Value)];
    }
}
