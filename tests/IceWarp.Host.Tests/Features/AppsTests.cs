using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Host.Tests.Features;

public sealed class AppsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task An_icon_goes_within_ten_seconds_of_the_server_and_returns_within_ten_seconds()
    {
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAgainstAsync(server);
        using var client = await host.SignInAsync();
        await using var anonymous = await EventReader.OpenAsync(host.Client, "/api/apps/events");
        await using var signedIn = await EventReader.OpenAsync(client, "/api/events");
        await ExpectAsync(anonymous, available: true);
        await ExpectAsync(signedIn, available: true);

        await server.StopServingAsync();
        await ExpectAsync(anonymous, available: false);
        await ExpectAsync(signedIn, available: false);
        var away = await host.Client.GetFromJsonAsync<JsonNode>("/api/apps");
        away!["server"]!["reachable"]!.GetValue<bool>().Should().BeFalse();
        away["server"]!["reason"]!.GetValue<string>().Should().Be("unreachable");
        using var unready = await host.Client.GetAsync("/health/ready");
        unready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        using var asked = await client.GetAsync("/api/session");
        (await ProblemAnswer.ReadAsync(asked)).Code.Should().Be("server.unreachable");

        await server.ServeAgainAsync();
        await ExpectAsync(anonymous, available: true);
        await ExpectAsync(signedIn, available: true);
        using var ready = await host.Client.GetAsync("/health/ready");
        ready.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_configured_origins_may_read_the_apps()
    {
        (await AllowedAsync("https://mail.example.com")).Should().Be("https://mail.example.com");
        (await AllowedAsync("https://evil.example.com")).Should().BeNull();
    }

    [Fact]
    public async Task The_frame_answer_names_the_configured_origins_and_our_own()
    {
        var frame = await fixture.Host.Client.GetFromJsonAsync<JsonNode>("/api/frame");
        frame!["ancestors"]!.AsArray().Select(origin => origin!.GetValue<string>())
            .Should().Equal("https://mail.example.com", fixture.Host.Address.GetLeftPart(UriPartial.Authority));
    }

    private async Task<string?> AllowedAsync(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/apps");
        request.Headers.Add("Origin", origin);
        using var answer = await fixture.Host.Client.SendAsync(request);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }

    private static async Task ExpectAsync(EventReader events, bool available) =>
        await events.NextAsync(
            item => item.EventType == "apps" && JsonNode.Parse(item.Data)!["apps"]![0]!["available"]!.GetValue<bool>() == available, Limit);
}
