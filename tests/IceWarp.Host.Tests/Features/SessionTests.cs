using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Host.Tests.Features;

public sealed class SessionTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private RunningHost Host => fixture.Host;

    [Fact]
    public async Task A_person_signs_in_works_and_signs_out()
    {
        using var client = Host.NewClient();
        using var signedIn = await client.PostAsJsonAsync("/api/session", new { email = Demo.Alice, password = "alice-demo" });
        signedIn.StatusCode.Should().Be(HttpStatusCode.OK);
        (await signedIn.Content.ReadFromJsonAsync<JsonNode>())!["email"]!.GetValue<string>().Should().Be(Demo.Alice);
        (await client.GetFromJsonAsync<JsonNode>("/api/session"))!["email"]!.GetValue<string>().Should().Be(Demo.Alice);

        using var signedOut = await client.DeleteAsync("/api/session");
        signedOut.StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var after = await client.GetAsync("/api/session");
        (await ProblemAnswer.ReadAsync(after)).Code.Should().Be("session.required");
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_ends_with_the_browser()
    {
        var cookie = await CookieOfSignInAsync(Host);
        cookie.Should().StartWith("icewarp_session=").And.ContainEquivalentOf("httponly").And.ContainEquivalentOf("samesite=lax").And.ContainEquivalentOf("path=/");
        cookie.Should().NotContainEquivalentOf("expires").And.NotContainEquivalentOf("max-age").And.NotContain("alice");
        cookie.Length.Should().BeLessThan(4096);
    }

    [Fact]
    public async Task The_cookie_of_a_framed_host_is_partitioned_and_secure()
    {
        await using var host = await RunningHost.StartAsync("Session:CrossSite=true");
        var cookie = await CookieOfSignInAsync(host);
        cookie.Should().ContainEquivalentOf("samesite=none").And.ContainEquivalentOf("secure").And.Contain("Partitioned");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_like_an_unknown_address()
    {
        var wrong = await TryAsync(Host, Demo.Bob, "wrong");
        var unknown = await TryAsync(Host, "nobody@demo.test", "wrong");
        wrong.Status.Should().Be(HttpStatusCode.Unauthorized);
        wrong.Code.Should().Be("session.wrong_credentials");
        Without(wrong.Body).Should().Be(Without(unknown.Body));
    }

    [Fact]
    public async Task After_five_wrong_passwords_a_right_one_waits_too()
    {
        await using var host = await RunningHost.StartAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await TryAsync(host, Demo.Carol, "wrong")).Code.Should().Be("session.wrong_credentials");
        }

        using var answer = await host.Client.PostAsJsonAsync("/api/session", new { email = Demo.Carol, password = "carol-demo" });
        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(40));
        (await ProblemAnswer.ReadAsync(answer)).Code.Should().Be("limits.too_many_requests");
    }

    [Fact]
    public async Task Empty_fields_are_named()
    {
        using var answer = await Host.Client.PostAsJsonAsync("/api/session", new { email = "" });
        var problem = await ProblemAnswer.ReadAsync(answer);
        problem.Status.Should().Be(HttpStatusCode.BadRequest);
        problem.Code.Should().Be("validation");
        problem.Body["errors"]!.AsObject().Select(field => field.Key).Should().BeEquivalentTo("email", "password");
    }

    [Fact]
    public async Task A_session_of_WebClient_is_taken_over()
    {
        using var raw = await Host.SignInRawAsync(Demo.Bob);
        using var client = Host.NewClient();
        using var answer = await client.PostAsJsonAsync("/api/session/handover", new { sid = raw.Sid });
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetFromJsonAsync<JsonNode>("/api/session"))!["email"]!.GetValue<string>().Should().Be(Demo.Bob);
    }

    [Theory]
    [InlineData("wm-00000000000000000000000000000000", "server.session_ended")]
    [InlineData("", "validation")]
    [InlineData("wm-\"><x", "validation")]
    public async Task A_session_that_the_server_does_not_know_is_refused(string sid, string code)
    {
        using var answer = await Host.Client.PostAsJsonAsync("/api/session/handover", new { sid });
        (await ProblemAnswer.ReadAsync(answer)).Code.Should().Be(code);
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
    }

    [Fact]
    public async Task A_cookie_that_was_not_sealed_here_is_no_session()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Add("Cookie", "icewarp_session=Zm9yZ2Vk");
        using var answer = await Host.Client.SendAsync(request);
        (await ProblemAnswer.ReadAsync(answer)).Code.Should().Be("session.required");
    }

    private static async Task<string> CookieOfSignInAsync(RunningHost host)
    {
        using var answer = await host.Client.PostAsJsonAsync("/api/session", new { email = Demo.Alice, password = "alice-demo" });
        return answer.Headers.GetValues("Set-Cookie").Single();
    }

    private static async Task<ProblemAnswer> TryAsync(RunningHost host, string email, string password)
    {
        using var answer = await host.Client.PostAsJsonAsync("/api/session", new { email, password });
        return await ProblemAnswer.ReadAsync(answer);
    }

    private static string Without(JsonNode body)
    {
        body.AsObject().Remove("traceId");
        return body.ToJsonString();
    }
}
