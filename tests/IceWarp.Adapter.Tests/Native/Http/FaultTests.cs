using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using IceWarp.Testing;
using Microsoft.AspNetCore.Http;

namespace IceWarp.Adapter.Tests.Native.Http;

public sealed class FaultTests
{
    private static readonly string[] ShortLimits =
        ["Server:Limits:Read=00:00:01", "Server:Limits:Write=00:00:01.5", "Server:Limits:Idle=00:00:01", "Server:Limits:Connect=00:00:01"];

    [Fact]
    public async Task A_refused_connection_is_unreachable_at_once()
    {
        await using var adapter = AdapterInTest.For(ClosedPort(), ShortLimits);

        var fault = await FailAsync(() => ListAsync(adapter), ServerFailure.Unreachable);

        fault.RetryIsSafe.Should().BeTrue();
        fault.ConnectionSurvives.Should().BeFalse();
    }

    [Fact]
    public async Task A_reset_before_the_answer_is_unreachable_and_a_read_is_repeated_twice()
    {
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        await using var adapter = AdapterInTest.For(server.Address, ShortLimits);

        await FailAsync(() => ListAsync(adapter), ServerFailure.Unreachable);

        server.Requests.Should().Be(3);
    }

    [Fact]
    public async Task A_write_that_may_have_reached_the_server_is_never_repeated()
    {
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        await using var adapter = AdapterInTest.For(server.Address, ShortLimits);

        var fault = await FailAsync(() => adapter.Get<ITaskStore>().DeleteAsync(AnyItem, CancellationToken.None), ServerFailure.Unreachable);

        server.Requests.Should().Be(1);
        fault.RetryIsSafe.Should().BeFalse();
    }

    [Fact]
    public async Task An_answer_that_stops_short_of_its_length_is_garbled()
    {
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            http.Response.ContentLength = 1000;
            return http.Response.WriteAsync("<iq type=\"result\"><query", http.RequestAborted);
        });
        await using var adapter = AdapterInTest.For(server.Address);

        await FailAsync(() => ListAsync(adapter), ServerFailure.Garbled);
    }

    [Theory]
    [InlineData("<iq sid=\"wm-1\" type=\"result\"><query xmlns=\"webmail:iq:folders\"><account")]
    [InlineData("{\"IQ\":[{\"ATTRIBUTES\":{\"TYPE\":\"result\"},\"QUERY\":[")]
    public async Task Half_an_answer_that_ends_orderly_is_garbled(string half)
    {
        await using var server = await ScriptedServer.StartAsync(http => ScriptedServer.AnswerAsync(http, half));
        await using var adapter = AdapterInTest.For(server.Address);

        await FailAsync(() => ListAsync(adapter), ServerFailure.Garbled);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>It works!</body></html>")]
    [InlineData("Fatal error: Allowed memory size exhausted")]
    [InlineData("{\"hello\":1}")]
    [InlineData("[]")]
    [InlineData("{\"IQ\":\"x\",\"IQ\":[")]
    [InlineData("<!DOCTYPE iq [<!ENTITY a \"b\">]><iq type=\"result\">&a;</iq>")]
    [InlineData("<!DOCTYPE iq SYSTEM \"http://127.0.0.1:1/x\"><iq type=\"result\"/>")]
    [InlineData("<iq type=\"error\"/>")]
    [InlineData("<iq type=\"result\" uid=\"of-somebody-else\"/>")]
    public async Task Garbage_is_garbled(string garbage)
    {
        await using var server = await ScriptedServer.StartAsync(http => ScriptedServer.AnswerAsync(http, garbage));
        await using var adapter = AdapterInTest.For(server.Address);

        await FailAsync(() => ListAsync(adapter), ServerFailure.Garbled);
    }

    [Fact]
    public async Task Ten_megabytes_of_nested_elements_are_garbled_without_a_stack_overflow()
    {
        var deep = "<iq type=\"result\">" + string.Concat(Enumerable.Repeat("<a>", 10 * 1024 * 1024 / 3));
        await using var server = await ScriptedServer.StartAsync(http => ScriptedServer.AnswerAsync(http, deep));
        await using var adapter = AdapterInTest.For(server.Address, "Server:Limits:Read=00:00:05");

        await FailAsync(() => ListAsync(adapter), ServerFailure.Garbled);
    }

    [Fact]
    public async Task An_answer_without_end_is_garbled_once_it_is_too_big()
    {
        var piece = Encoding.UTF8.GetBytes(new string('x', 1024 * 1024));
        await using var server = await ScriptedServer.StartAsync(async http =>
        {
            await http.Response.WriteAsync("<iq type=\"result\"><query>", http.RequestAborted);
            for (var i = 0; i < 100 && !http.RequestAborted.IsCancellationRequested; i++)
            {
                await http.Response.Body.WriteAsync(piece, http.RequestAborted);
            }
        });
        await using var adapter = AdapterInTest.For(server.Address, "Server:Limits:Read=00:00:10");

        await FailAsync(() => ListAsync(adapter), ServerFailure.Garbled, within: TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_server_that_is_busy_says_for_how_long_and_is_left_alone()
    {
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "17";
            return Task.CompletedTask;
        });
        await using var adapter = AdapterInTest.For(server.Address);

        var fault = await FailAsync(() => ListAsync(adapter), ServerFailure.Busy);

        fault.RetryAfter.Should().Be(TimeSpan.FromSeconds(17));
        server.Requests.Should().Be(1);
    }

    [Fact]
    public async Task A_slow_drip_ends_within_the_limit()
    {
        await using var server = await ScriptedServer.StartAsync(async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.WriteAsync(" ", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(50, http.RequestAborted);
            }
        });
        await using var adapter = AdapterInTest.For(server.Address, ShortLimits);

        await FailAsync(() => ListAsync(adapter), ServerFailure.TimedOut);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hanging_server_ends_within_the_limit(bool write)
    {
        await using var server = await ScriptedServer.StartAsync(http => Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted));
        await using var adapter = AdapterInTest.For(server.Address, ShortLimits);

        var fault = await FailAsync(
            write ? () => adapter.Get<ITaskStore>().DeleteAsync(AnyItem, CancellationToken.None) : () => ListAsync(adapter), ServerFailure.TimedOut);

        fault.RetryIsSafe.Should().Be(!write);
        server.Requests.Should().Be(1);
    }

    [Fact]
    public async Task A_download_may_take_long_but_not_be_silent()
    {
        await using var server = await ScriptedServer.StartAsync(async http =>
        {
            if (http.Request.Path.Value!.EndsWith("webmail.php", StringComparison.Ordinal))
            {
                await ScriptedServer.AnswerAsync(
                    http,
                    "<iq type=\"result\"><query xmlns=\"webmail:iq:items\"><account><folder><item uid=\"1\"><values/><attachments><attachment uid=\"2\"/>"
                    + "</attachments></item></folder></account></query></iq>");
                return;
            }

            http.Response.Headers.ContentDisposition = "attachment; filename=\"a.bin\"";
            for (var i = 0; i < 8; i++)
            {
                await http.Response.WriteAsync("x", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(200, http.RequestAborted);
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        });
        await using var adapter = AdapterInTest.For(server.Address, ShortLimits);

        await using var download = await adapter.Get<IFileStore>().OpenAsync(AnyItem, CancellationToken.None);
        using var received = new MemoryStream();
        await FailAsync(() => download.Stream.CopyToAsync(received), ServerFailure.TimedOut, within: TimeSpan.FromSeconds(6));

        received.Length.Should().Be(8);
    }

    [Fact]
    public async Task The_callers_own_cancellation_stays_what_it_is()
    {
        await using var server = await ScriptedServer.StartAsync(http => Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted));
        await using var adapter = AdapterInTest.For(server.Address);
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var ask = () => adapter.Get<ISettingsStore>().GetAsync("layout", caller.Token);

        await ask.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_server_that_stays_away_is_not_asked_for_a_moment()
    {
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "60";
            return Task.CompletedTask;
        });
        await using var adapter = AdapterInTest.For(server.Address);
        for (var i = 0; i < 10; i++)
        {
            await FailAsync(() => adapter.Get<ISettingsStore>().GetAsync("layout", CancellationToken.None), ServerFailure.Busy);
        }

        var fault = await FailAsync(() => adapter.Get<ISettingsStore>().GetAsync("layout", CancellationToken.None), ServerFailure.Unreachable);

        fault.Detail.Should().Be("circuit_open");
        fault.RetryIsSafe.Should().BeTrue();
        server.Requests.Should().Be(10);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        await using var other = await ScriptedServer.StartAsync(http => ScriptedServer.AnswerAsync(http, "<iq type=\"result\"/>"));
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            http.Response.Redirect(other.Address.AbsoluteUri);
            return Task.CompletedTask;
        });
        await using var adapter = AdapterInTest.For(server.Address, ShortLimits);

        await FailAsync(() => ListAsync(adapter), ServerFailure.Garbled);

        other.Requests.Should().Be(0);
    }

    private static string AnyItem => IceWarp.Adapter.Native.Values.OpaqueId.Write("Files", "1");

    private static Task ListAsync(AdapterInTest adapter) => adapter.Get<ISettingsStore>().GetAsync("layout", CancellationToken.None);

    private static async Task<ServerException> FailAsync(Func<Task> operation, ServerFailure failure, TimeSpan? within = null)
    {
        var clock = Stopwatch.StartNew();
        var fault = await operation.ShouldFailWithAsync(failure);
        clock.Elapsed.Should().BeLessThan(within ?? TimeSpan.FromSeconds(6));
        return fault;
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}
