using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IceWarp.Kernel.Http;

/// <summary>
/// Server-sent events (HTML, 9.2) over HTTP/1.1 or 2: named events with JSON data, a comment as heartbeat whenever nothing was sent for a while.
/// Ends quietly when the client goes or the given token says so.
/// </summary>
public static class EventStream
{
    /// <summary>Silence after which a heartbeat is written, so that proxies and clients know that the stream lives.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>An event whose data is <paramref name="body"/> as camelCase JSON.</summary>
    public static SseItem<string> Event<T>(string name, T body) => new(JsonSerializer.Serialize(body, Json), name);

    /// <summary>Writes the events of all sources until one of them ends, the client goes, or <paramref name="stopping"/> is cancelled.</summary>
    /// <param name="context">The exchange; its response must not have started.</param>
    /// <param name="time">The clock of the heartbeat.</param>
    /// <param name="stopping">The host is going down.</param>
    /// <param name="sources">Give the events. Their token is cancelled at the end of the stream.</param>
    public static async Task WriteAsync(
        HttpContext context,
        TimeProvider time,
        CancellationToken stopping,
        params IReadOnlyList<Func<CancellationToken, IAsyncEnumerable<SseItem<string>>>> sources)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // One slot: a slow client holds the sources back instead of filling our memory.
        var queue = Channel.CreateBounded<SseItem<string>>(1);
        var pumps = Task.WhenAll(sources.Select(source => PumpAsync(source(ending.Token), queue.Writer, ending.Token)));
        try
        {
            // Headers at once, also when the first event is far: the client knows that it is connected.
            await response.StartAsync(ending.Token);
            await response.Body.FlushAsync(ending.Token);
            await WriteAllAsync(response, queue.Reader, time, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client went or the host stops: the stream is simply over.
        }
        finally
        {
            await ending.CancelAsync();
            await pumps.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task PumpAsync(IAsyncEnumerable<SseItem<string>> source, ChannelWriter<SseItem<string>> queue, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellationToken))
            {
                await queue.WriteAsync(item, cancellationToken);
            }
        }
        catch (ChannelClosedException)
        {
            // Another source has ended the stream.
        }
        finally
        {
            queue.TryComplete();
        }
    }

    private static async Task WriteAllAsync(
        HttpResponse response, ChannelReader<SseItem<string>> queue, TimeProvider time, CancellationToken cancellationToken)
    {
        var more = queue.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            try
            {
                if (!await more.WaitAsync(Heartbeat, time, cancellationToken))
                {
                    return;
                }
            }
            catch (TimeoutException)
            {
                await response.WriteAsync(":\n\n", cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
                continue;
            }

            while (queue.TryRead(out var item))
            {
                // JSON has no line breaks of its own, so one data line is enough.
                await response.WriteAsync($"event: {item.EventType}\ndata: {item.Data}\n\n", cancellationToken);
            }

            await response.Body.FlushAsync(cancellationToken);
            more = queue.WaitToReadAsync(cancellationToken).AsTask();
        }
    }
}
