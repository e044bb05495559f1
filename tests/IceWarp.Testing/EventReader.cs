using System.Net.ServerSentEvents;

namespace IceWarp.Testing;

/// <summary>Reads server-sent events one by one, each within a limit.</summary>
public sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventReader(HttpResponseMessage answer, Stream stream)
    {
        _answer = answer;
        _events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>Opens a stream.</summary>
    public static async Task<EventReader> OpenAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new EventReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; null at the end of the stream. <see cref="TimeoutException"/> when none comes within the limit.</summary>
    public async Task<SseItem<string>?> NextAsync(TimeSpan limit) =>
        await _events.MoveNextAsync().AsTask().WaitAsync(limit) ? _events.Current : null;

    /// <summary>The next event that satisfies a condition, others skipped; the limit is for all of them.</summary>
    public async Task<SseItem<string>> NextAsync(Func<SseItem<string>, bool> wanted, TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        while (await _events.MoveNextAsync().AsTask().WaitAsync(late.Token))
        {
            if (wanted(_events.Current))
            {
                return _events.Current;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
