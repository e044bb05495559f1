using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Host.Tests.Features;

public sealed class EventsTests
{
    private const string Quickly = "Server:Limits:Changes=00:00:00.200";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_change_on_the_server_is_told_with_its_kind()
    {
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAgainstAsync(server, Quickly);
        using var client = await host.SignInAsync();
        using var raw = await server.SignInRawAsync();
        await using var events = await EventReader.OpenAsync(client, "/api/events");
        (await events.NextAsync(Limit))!.Value.EventType.Should().Be("apps");

        var changed = await ChangeUntilToldAsync(raw, events);

        JsonNode.Parse(changed.Data)!["kinds"]!.AsArray().Select(kind => (string?)kind).Should().Equal("notes");
    }

    [Fact]
    public async Task A_stream_goes_on_over_a_renewal()
    {
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAgainstAsync(server, Quickly);
        using var client = await host.SignInAsync();
        await using var events = await EventReader.OpenAsync(client, "/api/events");
        using (var first = await server.SignInRawAsync())
        {
            await ChangeUntilToldAsync(first, events);
        }

        await server.EndSessionsAsync();

        using var second = await server.SignInRawAsync();
        (await ChangeUntilToldAsync(second, events)).EventType.Should().Be("changed");
    }

    [Fact]
    public async Task The_end_of_a_handed_over_session_is_told_and_ends_the_stream()
    {
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAgainstAsync(server, Quickly);
        using var raw = await server.SignInRawAsync(Demo.Bob);
        using var client = host.NewClient();
        using var handed = await client.PostAsJsonAsync("/api/session/handover", new { sid = raw.Sid });
        handed.StatusCode.Should().Be(HttpStatusCode.OK);
        await using var events = await EventReader.OpenAsync(client, "/api/events");
        (await events.NextAsync(Limit))!.Value.EventType.Should().Be("apps");

        await server.EndSessionsAsync();

        var told = await events.NextAsync(item => item.EventType != "apps", Limit);
        told.EventType.Should().Be("session");
        JsonNode.Parse(told.Data)!.ToJsonString().Should().Be("""{"state":"ended"}""");
        (await events.NextAsync(Limit)).Should().BeNull();
    }

    // The first look at the server comes after the stream has opened, and nothing tells when: what came before it is no change.
    private static async Task<SseItem<string>> ChangeUntilToldAsync(RawServer raw, EventReader events)
    {
        var told = events.NextAsync(item => item.EventType == "changed", Limit);
        using var rhythm = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        do
        {
            var answer = await raw.SendAsync("set", $"""
                <query xmlns="webmail:iq:items"><account uid="{Demo.Alice}"><folder uid="Notes"><item action="add"><values><evntitle>A change</evntitle></values></item></folder></account></query>
                """);
            answer.Attribute("type")?.Value.Should().Be("result", answer.ToString());
        }
        while (!told.IsCompleted && await rhythm.WaitForNextTickAsync());

        return await told;
    }
}
