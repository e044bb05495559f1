using System.Net;
using System.Net.Http.Json;
using IceWarp.Testing;

namespace IceWarp.Host.Tests.Sessions;

public sealed class RenewalTests
{
    [Fact]
    public async Task A_session_that_the_server_forgot_is_renewed_silently_and_the_cookie_is_written_anew()
    {
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAgainstAsync(server);
        using var client = host.NewClient();
        using var signedIn = await client.PostAsJsonAsync("/api/session", new { email = Demo.Alice, password = Demo.PasswordOf(Demo.Alice) });
        var first = host.SessionOf(signedIn);
        await server.EndSessionsAsync();

        using var answer = await client.GetAsync("/api/dashboard/notes");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var second = host.SessionOf(answer);
        second.Should().NotBeNull();
        second!.Server.Token.Should().NotBe(first!.Server.Token);
        (second.Id, second.SignedInAt).Should().Be((first.Id, first.SignedInAt), "a renewal does not prolong the sign-in");
        using var after = await client.GetAsync("/api/dashboard/notes");
        after.StatusCode.Should().Be(HttpStatusCode.OK);
        host.SessionOf(after).Should().BeNull("the new session holds");
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_renewed()
    {
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAgainstAsync(server);
        using var client = await host.SignInAsync();
        await server.EndSessionsAsync();

        var statuses = await Task.WhenAll(new[] { "notes", "tasks", "files", "mail", "layout" }.Select(async widget =>
        {
            using var answer = await client.GetAsync("/api/dashboard/" + widget);
            return answer.StatusCode;
        }));

        statuses.Should().OnlyContain(status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_handed_over_session_that_ended_is_told()
    {
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAgainstAsync(server);
        using var raw = await server.SignInRawAsync(Demo.Bob);
        using var client = host.NewClient();
        using var handed = await client.PostAsJsonAsync("/api/session/handover", new { sid = raw.Sid });
        handed.StatusCode.Should().Be(HttpStatusCode.OK);
        using (var before = await client.GetAsync("/api/dashboard/notes"))
        {
            before.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        await server.EndSessionsAsync();

        using var answer = await client.GetAsync("/api/dashboard/notes");
        var problem = await ProblemAnswer.ReadAsync(answer);
        (problem.Status, problem.Code).Should().Be((HttpStatusCode.Unauthorized, "server.session_ended"));
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
    }
}
