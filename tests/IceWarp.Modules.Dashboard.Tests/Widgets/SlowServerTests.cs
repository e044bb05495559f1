using System.Net;
using IceWarp.Testing;
using Microsoft.AspNetCore.Http;

namespace IceWarp.Modules.Dashboard.Tests.Widgets;

/// <summary>A real host whose way to the server leads over a proxy that holds back every request about notes.</summary>
public sealed class SlowServerTests
{
    private static readonly string[] PassedOn = ["Content-Type", "Set-Cookie", "Location"];

    [Fact]
    public async Task A_widget_that_waits_too_long_is_timed_out_and_leaves_the_others_alone()
    {
        await using var server = await RunningHost.StartAsync();
        using var direct = server.NewClient(signedIn: false);
        await using var proxy = await ScriptedServer.StartAsync(http => PassOnAsync(http, direct));
        await using var host = await RunningHost.StartAgainstAsync(proxy.Address, "Dashboard:WidgetLimit=00:00:02");
        using var client = await host.SignInAsync();

        var notes = client.GetAsync("/api/dashboard/notes");
        string[] others = ["/mail", "/tasks", "/files", "/agenda", "/layout"];
        var answers = await Task.WhenAll(others.Select(path => client.GetAsync("/api/dashboard" + path)));
        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK);
        using var late = await notes.WaitAsync(TimeSpan.FromSeconds(10));
        await late.ShouldBeRefusedAsync(HttpStatusCode.GatewayTimeout, "server.timed_out");
    }

    [Fact]
    public async Task In_one_answer_the_others_come_before_the_one_that_waits_and_that_one_fails_alone()
    {
        await using var server = await RunningHost.StartAsync();
        using var direct = server.NewClient(signedIn: false);
        await using var proxy = await ScriptedServer.StartAsync(http => PassOnAsync(http, direct));
        await using var host = await RunningHost.StartAgainstAsync(proxy.Address, "Dashboard:WidgetLimit=00:00:02");
        using var client = await host.SignInAsync();

        using var answer = await client.GetAsync("/api/dashboard/widgets?kinds=notes,mail,tasks", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var first = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(1.5));
        var second = await reader.ReadLineAsync();
        new[] { first, second }.Should().OnlyContain(line => line != null && line.Contains("\"data\":", StringComparison.Ordinal) && !line.Contains("\"part\":\"notes\"", StringComparison.Ordinal));
        (await reader.ReadLineAsync()).Should().StartWith("{\"part\":\"notes\",\"problem\":{").And.Contain("\"code\":\"server.timed_out\"");
        (await reader.ReadLineAsync()).Should().BeNull();
    }

    [Fact]
    public async Task In_a_search_the_kind_that_waits_fails_alone_within_its_time()
    {
        await using var server = await RunningHost.StartAsync("Embedded:DemoContent=true");
        using var direct = server.NewClient(signedIn: false);
        await using var proxy = await ScriptedServer.StartAsync(http => PassOnAsync(http, direct));
        await using var host = await RunningHost.StartAgainstAsync(proxy.Address, "Dashboard:WidgetLimit=00:00:02");
        using var client = await host.SignInAsync();

        var lines = (await client.GetStringAsync("/api/dashboard/search?q=quay")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(5);
        lines[^1].Should().StartWith("{\"part\":\"notes\",\"problem\":{").And.Contain("\"code\":\"server.timed_out\"");
        lines[..^1].Should().OnlyContain(line => line.Contains("\"data\":", StringComparison.Ordinal)).And.Contain(line => line.Contains("Quay 4", StringComparison.Ordinal));
    }

    private static async Task PassOnAsync(HttpContext http, HttpClient server)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, http.RequestAborted);
        var text = System.Text.Encoding.UTF8.GetString(content.ToArray());
        if (text.Contains("webmail:iq:items", StringComparison.Ordinal) && text.Contains("\"Notes", StringComparison.Ordinal))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), http.Request.Path + http.Request.QueryString);
        if (http.Request.Method != HttpMethods.Get)
        {
            request.Content = new ByteArrayContent(content.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", (string?)http.Request.ContentType);
        }

        using var answer = await server.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => PassedOn.Contains(header.Key)))
        {
            http.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
