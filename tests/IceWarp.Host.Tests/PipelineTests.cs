using System.Net;
using System.Text;
using IceWarp.Testing;

namespace IceWarp.Host.Tests;

public sealed class PipelineTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private HttpClient Client => fixture.Host.Client;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/api/session")]
    [InlineData("/api/nothing")]
    public async Task Every_answer_of_ours_has_the_security_headers(string path)
    {
        using var answer = await Client.GetAsync(path);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().Contain("default-src 'none'").And.Contain("script-src 'self';").And.NotContain("unsafe");
        policy.Should().EndWith("frame-ancestors 'self' https://mail.example.com");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
    }

    [Fact]
    public async Task The_embedded_server_is_left_alone_by_our_rules()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webmail/server/webmail.php");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Content = new StringContent("<iq/>", Encoding.UTF8, "text/xml");
        using var answer = await Client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.Contains("Referrer-Policy").Should().BeFalse();
    }

    [Fact]
    public async Task The_WebClients_page_may_frame_and_ask_the_host_of_the_apps_and_nobody_else()
    {
        await using var host = await RunningHost.StartAsync("Embedded:AppsUrl=https://apps.example.com/");
        using var answer = await host.Client.GetAsync("/webmail/");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        policy.Should().Contain(
            [
                "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
                "connect-src 'self' https://apps.example.com", "frame-src 'self' https://apps.example.com",
            ]);
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        using var other = await host.Client.GetAsync("/webmail/apps.json");
        other.Headers.Contains("Content-Security-Policy").Should().BeFalse();
    }

    [Fact]
    public async Task Without_a_host_of_the_apps_the_WebClients_page_keeps_to_its_own_origin()
    {
        using var answer = await Client.GetAsync("/webmail/");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should()
            .Contain("connect-src 'self';").And.Contain("frame-src 'self';").And.NotContain("http");
    }

    [Theory]
    [InlineData("POST", "/webmail/server/webmail.php")]
    [InlineData("POST", "/icewarpapi/")]
    [InlineData("GET", "/webmail/")]
    public async Task With_a_real_server_there_is_no_embedded_one(string method, string path)
    {
        await using var host = await RunningHost.StartAgainstAsync(fixture.Host);
        using var answer = await host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var page = await host.Client.GetAsync("/health/live");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().EndWith("frame-ancestors 'none'");
    }

    [Theory]
    [InlineData("{\"email", HttpStatusCode.BadRequest, "request.unreadable")]
    [InlineData("[]", HttpStatusCode.BadRequest, "request.unreadable")]
    public async Task A_body_that_is_not_what_it_should_be_is_a_clear_refusal(string body, HttpStatusCode status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync("/api/session", content);
        var problem = await ProblemAnswer.ReadAsync(answer);
        problem.Status.Should().Be(status);
        problem.Code.Should().Be(code);
        problem.Body.ToJsonString().Should().NotContain("Exception").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_huge_body_is_refused()
    {
        using var content = new StringContent("{\"email\":\"" + new string('a', 2_000_000) + "\"}", Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync("/api/session", content);
        (await ProblemAnswer.ReadAsync(answer)).Code.Should().Be("request.too_large");
    }

    [Fact]
    public async Task Open_streams_do_not_hold_the_host_up()
    {
        await using var host = await RunningHost.StartAsync();
        using var client = await host.SignInAsync();
        await using var events = await EventReader.OpenAsync(client, "/api/events");
        await host.StopServingAsync().WaitAsync(TimeSpan.FromSeconds(5));
    }
}
