using System.Text.RegularExpressions;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>The portal as a person meets it: sign-in, launcher, sign-out.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PortalTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync("Embedded:DemoContent=true");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Signing_in_by_keyboard_alone_leads_to_the_launcher_and_into_the_dashboard()
    {
        var page = await browser.OpenAsync(_host);
        await page.GotoAsync("/");
        await Expect(page.GetByLabel("E-mail address")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("alice@demo.test");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("alice-demo");
        await page.Keyboard.PressAsync("Enter");

        var tile = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Dashboard", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        await Expect(tile).ToBeVisibleAsync();
        await Expect(page.GetByText("Tender review, quay 4").First).ToBeVisibleAsync();
        await tile.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/dashboard/$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task The_launcher_tells_what_is_new_and_leads_into_the_note_one_was_at()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await page.GotoAsync("/");
        var tile = page.GetByRole(AriaRole.Navigation, new() { Name = "Apps" }).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Notes", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        await Expect(tile).ToContainTextAsync("5 notes");
        await Expect(tile).ToContainTextAsync("Quay 4, open points");

        await page.GetByRole(AriaRole.Region, new() { Name = "Continue" }).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Quay 4, open points", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/notes/\\?note=", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator(".ProseMirror")).ToContainTextAsync("Drainage: two offers");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_sentence_and_nothing_typed_is_lost()
    {
        foreach (var email in new[] { "alice@demo.test", "nobody@demo.test" })
        {
            var page = await browser.OpenAsync(_host);
            await page.GotoAsync("/");
            await page.GetByLabel("E-mail address").FillAsync(email);
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not-it");
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

            await Expect(page.GetByText("This address and password do not belong together.")).ToBeVisibleAsync();
            await Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync(email);
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_the_next_visit_too()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("your account", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("E-mail address")).ToBeVisibleAsync();

        await page.ReloadAsync();

        await Expect(page.GetByLabel("E-mail address")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_destroys_what_the_apps_kept_in_the_browser_but_not_the_choice_of_looks()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await page.GotoAsync("/dashboard/");
        await Expect(page.GetByText("Tender review, quay 4").First).ToBeVisibleAsync();
        await page.GetByLabel("Quick note").FillAsync("Half a thought");
        await page.EvaluateAsync("() => { localStorage.setItem('icewarp.theme', 'dark'); return new Promise(done => { const open = indexedDB.open('icewarp.planted'); open.onsuccess = () => { open.result.close(); done(); }; }); }");
        (await KeptAsync(page)).Should().Contain("icewarp.own.kept.dashboard.person").And.Contain("icewarp.own.dashboard.quicknote").And.Contain("icewarp.planted");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("your account", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("E-mail address")).ToBeVisibleAsync();

        (await KeptAsync(page)).Should().Equal("icewarp.theme");
    }

    [Fact]
    public async Task Signing_out_everywhere_asks_first_and_ends_the_sign_in_of_the_other_browser_too()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        var other = await browser.OpenAsync(_host);
        await other.SignInAsync();
        await page.GotoAsync("/dashboard/");
        var account = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("your account", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) });
        await account.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out everywhere" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" })).ToBeFocusedAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("sign-out-everywhere");
        await page.Keyboard.PressAsync("Escape");
        await Expect(account).ToBeVisibleAsync();

        await account.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out everywhere" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();

        await Expect(page.GetByLabel("E-mail address")).ToBeVisibleAsync();
        await other.GotoAsync("/dashboard/");
        await Expect(other.GetByLabel("E-mail address")).ToBeVisibleAsync();
    }

    private static async Task<string[]> KeptAsync(IPage page) => await page.EvaluateAsync<string[]>(
        "async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(each => each.name)].filter(name => name.startsWith('icewarp.')).sort()");

    [Fact]
    public async Task F6_goes_round_the_parts_of_the_page_and_letters_can_be_switched_off()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await page.GotoAsync("/dashboard/");
        await Expect(page.GetByText("Tender review, quay 4").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("F6");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "All apps" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F6");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Arrange" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+F6");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "All apps" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Single letters act as keys" }).UncheckAsync();
        await page.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("n");
        await Expect(page.GetByLabel("Quick note")).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task Compact_rows_are_a_choice_that_stays()
    {
        var page = await browser.OpenAsync(_host);
        await page.SignInAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("your account", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Compact" }).ClickAsync();

        await page.GotoAsync("/dashboard/");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
        await Expect(page.GetByText("Tender review, quay 4").First).ToBeVisibleAsync();
        await page.KeepPictureAsync("dashboard-compact");
    }

    [Theory]
    [MemberData(nameof(View.All), MemberType = typeof(View))]
    public async Task Sign_in_is_accessible_and_fits(int width, bool dark, string language)
    {
        var page = await browser.OpenAsync(_host, View.Of(width, dark, language));
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = language == "pl" ? "Zaloguj" : "Sign in" })).ToBeVisibleAsync();

        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync($"portal-{width}-{(dark ? "dark" : "light")}-{language}");
    }

    [Theory]
    [MemberData(nameof(View.All), MemberType = typeof(View))]
    public async Task The_launcher_is_accessible_and_fits(int width, bool dark, string language)
    {
        // The person's own language, as set in WebClient, wins over the browser's.
        using (var raw = await RawServer.SignInAsync(_host.Address, Demo.Alice, Demo.PasswordOf(Demo.Alice)))
        {
            await raw.SendAsync("set", $"""<query xmlns="webmail:iq:private"><resources><layout_settings><item><language>{language}</language></item></layout_settings></resources></query>""");
        }

        var page = await browser.OpenAsync(_host, View.Of(width, dark, language));
        await page.SignInAsync();
        await page.GotoAsync("/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(page.GetByText("Tender review, quay 4").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Cranes on Thursday")).ToBeVisibleAsync();

        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync($"launcher-{width}-{(dark ? "dark" : "light")}-{language}");
    }
}
