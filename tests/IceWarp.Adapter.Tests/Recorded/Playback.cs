using IceWarp.Testing;
using Microsoft.Extensions.Time.Testing;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>The adapter beside a server that plays one transcript, at a fixed time.</summary>
internal sealed class Playback : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly ScriptedServer _server;

    private Playback(ScriptedServer server, ServerSession? session)
    {
        _server = server;
        Adapter = AdapterInTest.For(server.Address, session, Time);
    }

    /// <summary>The adapter.</summary>
    public AdapterInTest Adapter { get; }

    /// <summary>The clock: 2026-01-01 10:00 UTC until a test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero));

    /// <summary>Address of the server.</summary>
    public Uri Address => _server.Address;

    /// <summary>Path of a transcript.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Transcripts", name + ".txt");

    /// <summary>Plays <c>Transcripts/NAME.txt</c> for a session, or for nobody; what is asked in JSON is answered in <paramref name="form"/>.</summary>
    public static async Task<Playback> OfAsync(string name, ServerSession? session, AnswerForm form)
    {
        var transcript = await Transcript.LoadAsync(PathOf(name));
        var exchanges = transcript.Exchanges.Select(exchange => IsAskedInJson(exchange.RequestBody)
            ? exchange with { AnswerBody = AnswerForms.Convert(exchange.AnswerBody, form) }
            : exchange);
        return new Playback(await ScriptedServer.PlayAsync(transcript with { Exchanges = [.. exchanges] }), session);
    }

    /// <summary>True when the answer to a request may come in any form.</summary>
    public static bool IsAskedInJson(string text) => text.Contains("format=\"json\"", StringComparison.Ordinal);

    /// <summary>A store of the person.</summary>
    public T Get<T>()
        where T : notnull => Adapter.Get<T>();

    /// <summary>Waits until so many further requests came.</summary>
    public async Task WaitForRequestsAsync(int count)
    {
        using var limit = new CancellationTokenSource(Limit);
        await _server.WaitForRequestsAsync(count, limit.Token);
    }

    /// <summary>Throws when the requests were not exactly the recorded ones.</summary>
    public void Verify() => _server.Verify();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Adapter.DisposeAsync();
        await _server.DisposeAsync();
    }
}
