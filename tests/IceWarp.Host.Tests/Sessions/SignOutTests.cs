using System.Net;
using System.Net.Http.Json;
using IceWarp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Host.Tests.Sessions;

public sealed class SignOutTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Everywhere = "/api/sessions";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private RunningHost Host => fixture.Host;

    [Fact]
    public async Task A_cookie_copied_before_the_sign_out_opens_nothing_after_it()
    {
        var copied = await CopiedCookie.OfSignInAsync(Host);
        var other = await CopiedCookie.OfSignInAsync(Host);
        (await copied.RefusalAsync()).Should().BeNull("it is as good as the browser's own");

        await copied.SignOutAsync();

        (await copied.RefusalAsync()).Should().Be("session.signed_out");
        (await copied.RefusalAsync("/api/dashboard/background")).Should().Be("session.signed_out", "what needs no server is closed too");
        (await other.RefusalAsync()).Should().BeNull("another browser of the person stays signed in");
    }

    [Fact]
    public async Task A_sign_out_holds_over_a_restart_because_the_server_keeps_it()
    {
        await using var host = await RunningHost.StartAsync();
        var copied = await CopiedCookie.OfSignInAsync(host);
        var other = await CopiedCookie.OfSignInAsync(host);
        await copied.SignOutAsync();

        await host.StopServingAsync();
        await host.ServeAgainAsync();

        (await copied.RefusalAsync()).Should().Be("session.signed_out");
        (await other.RefusalAsync()).Should().BeNull();
    }

    [Theory]
    [InlineData("/api/session")]
    [InlineData(Everywhere)]
    public async Task The_session_on_the_server_ends_too(string path)
    {
        var copied = await CopiedCookie.OfSignInAsync(Host, Demo.Bob);
        (await Host.ServerKnowsAsync(copied.Session.Server.Token)).Should().BeTrue();
        await copied.SignOutAsync(path);
        (await Host.ServerKnowsAsync(copied.Session.Server.Token)).Should().BeFalse();
    }

    [Fact]
    public async Task A_copied_cookie_leaves_no_session_behind_that_it_renewed()
    {
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAgainstAsync(server);
        var copied = await CopiedCookie.OfSignInAsync(host);
        await copied.SignOutAsync();
        await host.StopServingAsync();
        await host.ServeAgainAsync();

        (await copied.RefusalAsync()).Should().Be("session.signed_out");

        (await server.OpenSessionsAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_session_of_WebClient_stays_open_there_and_its_copied_cookie_is_closed_here()
    {
        using var raw = await Host.SignInRawAsync(Demo.Bob);
        var copied = await CopiedCookie.OfHandoverAsync(Host, raw.Sid);
        await copied.SignOutAsync();
        (await copied.RefusalAsync()).Should().Be("session.signed_out");
        (await Host.ServerKnowsAsync(raw.Sid)).Should().BeTrue();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_sign_in_of_the_person_and_nobody_elses()
    {
        var here = await CopiedCookie.OfSignInAsync(Host, Demo.Carol);
        var elsewhere = await CopiedCookie.OfSignInAsync(Host, Demo.Carol);
        var colleague = await CopiedCookie.OfSignInAsync(Host, Demo.Bob);

        await here.SignOutAsync(Everywhere);

        (await here.RefusalAsync()).Should().Be("session.signed_out");
        (await elsewhere.RefusalAsync()).Should().Be("session.signed_out");
        (await colleague.RefusalAsync()).Should().BeNull();
        (await (await CopiedCookie.OfSignInAsync(Host, Demo.Carol)).RefusalAsync()).Should().BeNull("a new sign-in is not of those that ended");
    }

    [Fact]
    public async Task Another_host_of_the_same_server_follows_within_a_minute()
    {
        await using var server = await RunningHost.StartAsync();
        var time = new ShiftedTime();
        await using var host = await RunningHost.StartAsync(
            services => services.AddSingleton<TimeProvider>(time), "Server:Kind=icewarp", $"Server:Url={server.Address.AbsoluteUri}");
        var there = await CopiedCookie.OfSignInAsync(host);
        (await there.RefusalAsync()).Should().BeNull();

        await (await CopiedCookie.OfSignInAsync(server)).SignOutAsync(Everywhere);

        time.Shift(TimeSpan.FromSeconds(61));
        (await there.RefusalAsync()).Should().Be("session.signed_out");
    }

    [Fact]
    public async Task Open_pages_in_other_browsers_are_told_at_once()
    {
        var here = await CopiedCookie.OfSignInAsync(Host);
        using var elsewhere = await Host.SignInAsync();
        await using var events = await EventReader.OpenAsync(elsewhere, "/api/events");
        (await events.NextAsync(Limit))!.Value.EventType.Should().Be("apps");

        await here.SignOutAsync(Everywhere);

        var told = await events.NextAsync(item => item.EventType != "apps", Limit);
        (told.EventType, told.Data).Should().Be(("session", """{"state":"ended"}"""));
    }

    [Fact]
    public async Task Signing_out_everywhere_needs_a_sign_in_and_a_page_of_our_own()
    {
        using var nobody = await Host.Client.DeleteAsync(Everywhere);
        (await ProblemAnswer.ReadAsync(nobody)).Code.Should().Be("session.required");
        using var request = new HttpRequestMessage(HttpMethod.Delete, Everywhere);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var foreign = await Host.Client.SendAsync(request);
        (await ProblemAnswer.ReadAsync(foreign)).Code.Should().Be("session.cross_site");
    }

    [Fact]
    public async Task While_the_server_is_away_signing_out_everywhere_says_so_and_signing_out_holds_here()
    {
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAgainstAsync(server);
        var copied = await CopiedCookie.OfSignInAsync(host);
        (await copied.RefusalAsync()).Should().BeNull();
        await server.StopServingAsync();

        using (var refused = await copied.SendAsync(HttpMethod.Delete, Everywhere))
        {
            (await ProblemAnswer.ReadAsync(refused)).Code.Should().Be("server.unreachable");
            refused.Headers.Contains("Set-Cookie").Should().BeFalse("the person is still signed in");
        }

        await copied.SignOutAsync();
        await server.ServeAgainAsync();
        (await copied.RefusalAsync()).Should().Be("session.signed_out");
    }

    [Fact]
    public async Task Who_comes_with_an_ended_cookie_can_sign_in_again()
    {
        using var client = Host.NewClient();
        using var first = await client.PostAsJsonAsync("/api/session", new { email = Demo.Alice, password = Demo.PasswordOf(Demo.Alice) });
        await (await CopiedCookie.OfSignInAsync(Host)).SignOutAsync(Everywhere);
        using var apps = await client.GetAsync("/api/apps");
        apps.StatusCode.Should().Be(HttpStatusCode.OK, "what needs no sign-in answers whatever the cookie");

        using var again = await client.PostAsJsonAsync("/api/session", new { email = Demo.Alice, password = Demo.PasswordOf(Demo.Alice) });
        again.StatusCode.Should().Be(HttpStatusCode.OK);
        using var after = await client.GetAsync("/api/session");
        after.StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
