using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>The WebClient of the server opens the Dashboard of a host of its own: one sign-in, two origins.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WebClientTests(BrowserFixture browser) : IAsyncLifetime
{
    private const float Promise = 10_000;
    private RunningHost _server = null!;
    private RunningHost _apps = null!;

    public async Task InitializeAsync()
    {
        // The server is told where the apps are, and the apps where the server is: one address must be known beforehand.
        var appsAddress = FreeAddress();
        _server = await RunningHost.StartAsync("Embedded:DemoContent=true", $"Embedded:AppsUrl={appsAddress}");
        _apps = await RunningHost.StartAgainstAsync(
            _server, $"Urls={appsAddress}", $"Frame:Ancestors:0={_server.Address.GetLeftPart(UriPartial.Authority)}");
    }

    public async Task DisposeAsync()
    {
        await _apps.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task One_sign_in_shows_the_persons_day_in_the_frame_and_a_ticked_task_is_on_the_server()
    {
        var page = await browser.OpenAsync(_server);
        var requests = new ConcurrentBag<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        await SignInByFormAsync(page);

        await Opener(page).ClickAsync();

        var dashboard = page.FrameLocator("iframe[title=Dashboard]");
        await Expect(dashboard.GetByText("Cranes on Thursday")).ToBeVisibleAsync();
        await Expect(dashboard.GetByText("Answer the port authority about berth 6")).ToBeVisibleAsync();
        page.Frames.Should().Contain(frame => frame.Url.StartsWith(_apps.Address.ToString(), StringComparison.Ordinal));
        await Expect(dashboard.GetByRole(AriaRole.Button, new() { NameRegex = Containing("your account") })).ToHaveCountAsync(0);
        await Expect(dashboard.GetByRole(AriaRole.Button, new() { NameRegex = Containing("theme|light|dark") })).ToHaveCountAsync(0);

        await dashboard.GetByRole(AriaRole.Checkbox, new() { NameRegex = Containing("Book the crane driver") }).CheckAsync();
        using (var raw = await _server.SignInRawAsync())
        {
            await CompletedAsync(raw, "Book the crane driver");
        }

        var sid = await page.EvaluateAsync<string>("() => JSON.parse(sessionStorage.getItem('webclient.session')).sid");
        sid.Should().StartWith("wm-");
        requests.Should().Contain(url => url.EndsWith("/api/session/handover", StringComparison.Ordinal));
        requests.Should().NotContain(url => url.Contains(sid, StringComparison.Ordinal) || url.Contains("wm-", StringComparison.Ordinal));
        var cookies = await page.Context.CookiesAsync([_apps.Address.ToString()]);
        cookies.Should().ContainSingle(cookie => cookie.Name == "icewarp_session").Which.HttpOnly.Should().BeTrue();
        await page.KeepPictureAsync("webclient-dashboard");
    }

    [Fact]
    public async Task The_frame_lives_on_behind_mail()
    {
        var page = await browser.OpenAsync(_server);
        await SignInByFormAsync(page);
        await Opener(page).ClickAsync();
        var note = page.FrameLocator("iframe[title=Dashboard]").GetByLabel("Quick note");
        await note.FillAsync("Half a thought");

        await page.GetByRole(AriaRole.Button, new() { Name = "Mail", Exact = true }).ClickAsync();
        await Expect(page.Locator("iframe")).ToBeHiddenAsync();
        await Opener(page).ClickAsync();

        await Expect(note).ToHaveValueAsync("Half a thought");
    }

    [Fact]
    public async Task The_icon_goes_with_the_host_of_the_apps_and_comes_back_with_it()
    {
        var page = await browser.OpenAsync(_server);
        await SignInByFormAsync(page);
        await Expect(Opener(page)).ToBeVisibleAsync();

        await _apps.StopServingAsync();
        await Expect(Opener(page)).ToBeHiddenAsync(new() { Timeout = Promise });

        await _apps.ServeAgainAsync();
        await Expect(Opener(page)).ToBeVisibleAsync(new() { Timeout = Promise });
    }

    [Fact]
    public async Task A_login_cookie_is_taken_up_once_and_the_token_leaves_the_address()
    {
        var page = await browser.OpenAsync(_server);

        await page.GotoAsync($"/webmail/?atoken={await TokenAsync()}");

        await Expect(page.GetByText("Cranes on Thursday")).ToBeVisibleAsync();
        page.Url.Should().Be(new Uri(_server.Address, "/webmail/").ToString());
        await page.EvaluateAsync("() => sessionStorage.clear()");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("E-mail address")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task It_is_accessible_and_fits(int width)
    {
        var page = await browser.OpenAsync(_server, View.Of(width, dark: false, "en"));
        await page.GotoAsync("/webmail/");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await SignInByFormAsync(page);
        await Expect(page.GetByText("Cranes on Thursday")).ToBeVisibleAsync();
        await Expect(Opener(page)).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync($"webclient-{width}");
    }

    private static async Task SignInByFormAsync(IPage page)
    {
        await page.GotoAsync("/webmail/");
        await page.GetByLabel("E-mail address").FillAsync(Demo.Alice);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Demo.PasswordOf(Demo.Alice));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    private async Task<string> TokenAsync()
    {
        var parameters = $"<authtype>0</authtype><email>{Demo.Alice}</email><password>{Demo.PasswordOf(Demo.Alice)}</password>";
        var answer = await new WireClient(_server.Client).CommandAsync(null, "getauthtoken", parameters);
        return Regex.Match(answer, "<authtoken>(?<token>[^<]+)</authtoken>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
    }

    private static ILocator Opener(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Dashboard", Exact = true });

    private static async Task CompletedAsync(RawServer raw, string title)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            var answer = await raw.SendAsync("get", """<query xmlns="webmail:iq:items"><account uid="alice@demo.test"><folder uid="Tasks"><item><values><evntitle/><evnstatus/></values></item></folder></account></query>""");
            var task = answer.Descendants().Single(item => item.Name.LocalName == "item" && item.Descendants().Any(value => value.Name.LocalName == "evntitle" && value.Value == title));
            if (task.Descendants().Single(value => value.Name.LocalName == "evnstatus").Value == "M")
            {
                return;
            }
        }
        while (await pause.WaitForNextTickAsync(limit.Token));
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    private static Regex Containing(string text) => new(text, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
