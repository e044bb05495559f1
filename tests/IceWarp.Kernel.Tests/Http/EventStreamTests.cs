using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using IceWarp.Kernel.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace IceWarp.Kernel.Tests.Http;

public sealed class EventStreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<SseItem<string>> _first = Channel.CreateUnbounded<SseItem<string>>();
    private readonly Channel<SseItem<string>> _second = Channel.CreateUnbounded<SseItem<string>>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _sourceEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private KernelHost _host = null!; // set by InitializeAsync before any test

    public async Task InitializeAsync() => _host = await KernelHost.StartAsync(app => app.MapGet(
        "/events", (HttpContext context) => EventStream.WriteAsync(context, _time, _stopping.Token, Watched, _second.Reader.ReadAllAsync)));

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _stopping.Dispose();
    }

    [Fact]
    public async Task Events_of_all_sources_arrive_as_they_happen()
    {
        using var reader = await OpenAsync();
        await _first.Writer.WriteAsync(EventStream.Event("apps", new { OneTwo = 1 }));
        (await LineAsync(reader)).Should().Be("event: apps");
        (await LineAsync(reader)).Should().Be("data: {\"oneTwo\":1}");
        (await LineAsync(reader)).Should().BeEmpty();
        await _second.Writer.WriteAsync(EventStream.Event("changed", "x"));
        (await LineAsync(reader)).Should().Be("event: changed");
    }

    [Fact]
    public async Task A_line_break_in_the_data_does_not_break_the_event()
    {
        using var reader = await OpenAsync();
        await _first.Writer.WriteAsync(EventStream.Event("apps", "one\ntwo"));
        await LineAsync(reader);
        (await LineAsync(reader)).Should().Be("data: \"one\\ntwo\"");
    }

    [Fact]
    public async Task Silence_is_filled_by_heartbeats()
    {
        using var reader = await OpenAsync();
        var line = LineAsync(reader);
        while (!line.IsCompleted)
        {
            _time.Advance(EventStream.Heartbeat);
            await Task.WhenAny(line, Task.Delay(20));
        }

        (await line).Should().Be(":");
    }

    [Fact]
    public async Task The_stream_ends_when_a_source_ends()
    {
        using var reader = await OpenAsync();
        _second.Writer.Complete();
        (await LineAsync(reader)).Should().BeNull();
        await _sourceEnded.Task.WaitAsync(Limit);
    }

    [Fact]
    public async Task The_stream_ends_when_the_host_stops()
    {
        using var reader = await OpenAsync();
        await _stopping.CancelAsync();
        (await LineAsync(reader)).Should().BeNull();
        await _sourceEnded.Task.WaitAsync(Limit);
    }

    [Fact]
    public async Task The_sources_end_when_the_client_goes()
    {
        var reader = await OpenAsync();
        reader.Dispose();
        await _sourceEnded.Task.WaitAsync(Limit);
    }

    private async Task<StreamReader> OpenAsync()
    {
        var answer = await _host.Client.GetAsync("/events", HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/event-stream");
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<string?> LineAsync(StreamReader reader) => await reader.ReadLineAsync().WaitAsync(Limit);

    private async IAsyncEnumerable<SseItem<string>> Watched([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in _first.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            _sourceEnded.TrySetResult();
        }
    }
}
