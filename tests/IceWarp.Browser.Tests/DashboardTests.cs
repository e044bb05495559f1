using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>The dashboard at work: what is done in it is on the server, what is done on the server is in it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardTests(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly string[] Widgets = ["Mail", "Agenda", "Tasks", "Notes", "Files"];
    private RunningHost _host = null!;
    private RawServer _raw = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync("Embedded:DemoContent=true");
        _raw = await RawServer.SignInAsync(_host.Address, Demo.Alice, Demo.PasswordOf(Demo.Alice));
    }

    public async Task DisposeAsync()
    {
        _raw.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_cold_visit_shows_a_real_day_in_eight_widgets_with_eight_requests_and_none_to_the_outside()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);

        await page.GotoAsync("/dashboard/");

        await Expect(Widget(page, "Mail")).ToContainTextAsync("Cranes on Thursday");
        await Expect(Widget(page, "Agenda")).ToContainTextAsync("Tender review, quay 4");
        await Expect(Widget(page, "Tasks")).ToContainTextAsync("Answer the port authority about berth 6");
        await Expect(Widget(page, "Notes")).ToContainTextAsync("Quay 4, open points");
        await Expect(Widget(page, "Files")).ToContainTextAsync("Quay 4 tender, draft.docx");
        requests.Should().OnlyContain(url => url.StartsWith(_host.Address.ToString(), StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal));
        requests.Where(url => url.StartsWith("http", StringComparison.Ordinal)).Should().HaveCountLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task A_ticked_task_is_completed_on_the_server()
    {
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = Containing("Book the crane driver") }).CheckAsync();

        await RawItems.EventuallyAsync(async () => (await RawItemAsync("Tasks", "Book the crane driver", "<evntitle/><evnstatus/>")).Should().Contain("evnstatus", "M"));
    }

    [Fact]
    public async Task A_message_marked_read_by_key_is_seen_on_the_server()
    {
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Button, new() { NameRegex = Containing("Cranes on Thursday") }).FocusAsync();
        await page.Keyboard.PressAsync("e");

        await RawItems.EventuallyAsync(async () =>
        {
            var flags = (await RawItemAsync("INBOX", "Cranes on Thursday", "<subject/><flags/>", "subject"))["flags"];
            (int.Parse(flags, CultureInfo.InvariantCulture) & 32).Should().Be(32);
        });
    }

    [Fact]
    public async Task A_quick_note_is_stored_in_the_servers_form_and_the_receipt_comes_only_then()
    {
        var page = await OpenAsync();

        await page.Keyboard.PressAsync("n");
        await Expect(page.GetByLabel("Quick note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Rope for berth 4\nforty metres & a <hook>");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.GetByText(Containing("^Stored .* in Notes"))).ToBeVisibleAsync();
        var id = await RawIdAsync("Notes", "Rope for berth 4");
        var note = await _raw.SendAsync("get", $"""<query xmlns="webmail:iq:items"><account uid="alice@demo.test"><folder uid="Notes"><item uid="{id}"><values/></item></folder></account></query>""");
        note.Descendants().Single(element => element.Name.LocalName == "note_text").Value.Should().Contain("forty metres & a <hook>");
    }

    [Fact]
    public async Task A_note_that_could_not_be_stored_stays_in_the_page_and_is_stored_on_the_next_try()
    {
        var page = await OpenAsync();
        await page.RouteAsync("**/api/dashboard/notes", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await page.GetByLabel("Quick note").FillAsync("Not to be lost");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText(Containing("The text stays here")).First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Quick note")).ToHaveValueAsync("Not to be lost");

        await page.UnrouteAsync("**/api/dashboard/notes");
        await Widget(page, "Notes").GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(page.GetByText(Containing("^Stored .* in Notes"))).ToBeVisibleAsync();
        (await RawIdAsync("Notes", "Not to be lost")).Should().NotBeEmpty();
    }

    [Fact]
    public async Task What_another_client_stores_appears_within_ten_seconds_without_reload()
    {
        var page = await OpenAsync();

        await _raw.SendAsync("set", """<query xmlns="webmail:iq:items"><account uid="alice@demo.test"><folder uid="Tasks"><item action="add"><values><evntitle>Added by another client</evntitle></values></item></folder></account></query>""");
        await _raw.SendAsync("set", """<query xmlns="webmail:iq:items"><account uid="alice@demo.test"><folder uid="Notes"><item action="add"><values><evntitle>Noted by another client</evntitle></values></item></folder></account></query>""");

        await Expect(Widget(page, "Tasks")).ToContainTextAsync("Added by another client", new() { Timeout = 10_000 });
        await Expect(Widget(page, "Notes")).ToContainTextAsync("Noted by another client", new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task A_widget_that_fails_says_why_leaves_the_others_alive_and_recovers()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await page.RouteAsync("**/api/dashboard/widgets?*", async route =>
        {
            var lines = (await (await route.FetchAsync()).TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            const string Failed = """{"part":"tasks","problem":{"status":504,"code":"server.timed_out","detail":"x","title":"x"}}""";
            await route.FulfillAsync(new()
            {
                ContentType = "application/x-ndjson",
                Body = string.Concat(lines.Select(line => (line.StartsWith("""{"part":"tasks",""", StringComparison.Ordinal) ? Failed : line) + "\n")),
            });
        });
        await page.GotoAsync("/dashboard/");

        await Expect(Widget(page, "Tasks")).ToContainTextAsync("Tasks did not come: the server did not answer in time");
        await Expect(Widget(page, "Mail")).ToContainTextAsync("Cranes on Thursday");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-part-failed");

        await Widget(page, "Tasks").GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();
        await Expect(Widget(page, "Tasks")).ToContainTextAsync("Book the crane driver");
    }

    [Fact]
    public async Task A_hidden_widget_asks_nothing()
    {
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
        await page.Locator("[data-arranged]").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Files" }) }).GetByRole(AriaRole.Button, new() { Name = "Move Files", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Hide" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(Widget(page, "Files")).ToBeHiddenAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);

        await page.ReloadAsync();
        await Expect(Widget(page, "Mail")).ToContainTextAsync("Cranes on Thursday");

        var asked = requests.Where(url => url.Contains("/api/dashboard/", StringComparison.Ordinal) && !url.Contains("/layout", StringComparison.Ordinal)).ToList();
        asked.Should().ContainSingle().Which.Should().EndWith("/api/dashboard/widgets?first", "the host asks the server for what the layout shows");
    }

    [Fact]
    public async Task Widgets_are_moved_and_resized_by_keyboard_and_the_server_keeps_it()
    {
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
        var tasks = page.Locator("[data-arranged]").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Tasks" }) });
        await tasks.FocusAsync();
        var place = await tasks.BoundingBoxAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("dashboard-arrange");
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Arrange" })).ToBeVisibleAsync();

        await page.ReloadAsync();

        var moved = await Widget(page, "Tasks").BoundingBoxAsync();
        (moved!.Y + moved.Height).Should().BeGreaterThan(place!.Y + place.Height + 50);
        var kept = await _raw.SendAsync("get", """<query xmlns="webmail:iq:private"><resources><microservices_icewarp_dashboard/></resources></query>""");
        kept.Value.Should().Contain("widgets");
    }

    [Fact]
    public async Task A_widget_is_dragged_by_its_head()
    {
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
        var notes = page.Arranged("Notes");
        await notes.ScrollIntoViewIfNeededAsync();
        var head = (await notes.GetByRole(AriaRole.Heading, new() { Name = "Notes" }).BoundingBoxAsync())!;
        var before = (await notes.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(head.X + 5, head.Y + 5);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(head.X - 30, head.Y + 5, new() { Steps = 5 });
        await page.Mouse.MoveAsync(head.X - 330, head.Y + 5, new() { Steps = 15 });
        await page.Mouse.UpAsync();

        await RawItems.EventuallyAsync(async () => (await notes.BoundingBoxAsync())!.X.Should().BeLessThan(before.X - 200));
    }

    [Fact]
    public async Task Two_windows_that_both_arranged_are_asked_and_nothing_is_lost()
    {
        var page = await OpenAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/dashboard/");
        foreach (var window in new[] { page, other })
        {
            await window.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
        }

        await other.GetByRole(AriaRole.Button, new() { Name = "Remove Files" }).ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "Arrange" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Notes" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Which arrangement stays?" });
        await Expect(dialog).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep this one" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Arrange" })).ToBeVisibleAsync();
        await Expect(Widget(page, "Files")).ToBeVisibleAsync();
        await Expect(Widget(page, "Notes")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_file_is_downloaded_as_it_is_on_the_server()
    {
        var page = await OpenAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => Widget(page, "Files").GetByText("Quay 4 tender, draft.docx").ClickAsync());

        download.SuggestedFilename.Should().Be("Quay 4 tender, draft.docx");
        await using var content = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        using var archive = new ZipArchive(bytes);
        archive.Entries.Should().Contain(entry => entry.FullName == "word/document.xml");
    }

    [Fact]
    public async Task A_picture_of_ones_own_becomes_the_background_and_can_be_deleted()
    {
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "holiday.png",
            MimeType = "image/png",
            Buffer = await page.ScreenshotAsync(),
        });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete it" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(page.Button("Arrange")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('img[src*=\"/api/dashboard/background/\"]')?.naturalWidth > 0");
        await page.KeepPictureAsync("dashboard-own-picture");

        await page.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the picture" }).ClickAsync();
        await RawItems.EventuallyAsync(async () => (await page.Context.APIRequest.GetAsync("/api/dashboard/background")).Status.Should().Be(204));
    }

    [Theory]
    [MemberData(nameof(View.All), MemberType = typeof(View))]
    public async Task The_dashboard_is_accessible_and_fits(int width, bool dark, string language)
    {
        var page = await browser.OpenAsync(_host, View.Of(width, dark, language));
        await page.ChooseLanguageAsync(language);
        await page.SignInAsync();
        await page.GotoAsync("/dashboard/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = language == "pl" ? "Zadania" : "Tasks", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Tender review, quay 4").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Book the crane driver")).ToBeVisibleAsync();
        await Expect(page.GetByText("Quay 4 tender, draft.docx")).ToBeVisibleAsync();

        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync($"dashboard-{width}-{(dark ? "dark" : "light")}-{language}");
    }

    private static ILocator Widget(IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    private static Regex Containing(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await page.GotoAsync("/dashboard/");
        foreach (var name in Widgets)
        {
            await Expect(Widget(page, name)).ToBeVisibleAsync();
        }

        await Expect(Widget(page, "Mail")).ToContainTextAsync("Cranes on Thursday");
        await Expect(Widget(page, "Tasks")).ToContainTextAsync("Book the crane driver");
        return page;
    }

    // The fields of the first raw item whose title contains a text; it must be there.
    private async Task<IReadOnlyDictionary<string, string>> RawItemAsync(string folder, string title, string values, string field = "evntitle")
    {
        var items = await RawItemsAsync(folder, values);
        var item = items.First(each => Field(each, field).Contains(title, StringComparison.Ordinal));
        return item.Elements().Single(element => element.Name.LocalName == "values").Elements()
            .ToDictionary(element => element.Name.LocalName, element => element.Value, StringComparer.Ordinal);
    }

    private async Task<string> RawIdAsync(string folder, string title) =>
        (await RawItemsAsync(folder, "<evntitle/>")).First(each => Field(each, "evntitle") == title).Attribute("uid")!.Value;

    private async Task<IReadOnlyList<XElement>> RawItemsAsync(string folder, string values) =>
        [.. (await _raw.SendAsync("get", $"""<query xmlns="webmail:iq:items"><account uid="alice@demo.test"><folder uid="{folder}"><item><values>{values}</values><filter><limit>200</limit></filter></item></folder></account></query>"""))
            .Descendants().Where(element => element.Name.LocalName == "item")];

    private static string Field(XElement item, string name) =>
        item.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
}
