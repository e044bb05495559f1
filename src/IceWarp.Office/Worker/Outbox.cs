using IceWarp.Office.Wire;

namespace IceWarp.Office.Worker;

/// <summary>What the worker has to say, written to the host by one task. Events that a newer one makes needless are left out; tiles wait for room.</summary>
internal sealed class Outbox(Stream stream) : IDisposable
{
    private const int MaxTiles = 64;
    private readonly CoalescingQueue<(int View, ViewEventKind Kind, string Key), Frame<FromWorker>> _queue = new();
    private int _tiles;

    /// <summary>Called when there is room for tiles again.</summary>
    public Action? RoomMade { get; set; }

    /// <summary>Whether tiles may be painted: the host has read most of the earlier ones.</summary>
    public bool HasRoom => Volatile.Read(ref _tiles) < MaxTiles;

    /// <summary>Says something with a body.</summary>
    public void Say(FromWorker message, ReadOnlyMemory<byte> body = default)
    {
        if (message is FromWorker.Tile)
        {
            Interlocked.Increment(ref _tiles);
        }

        _queue.Add(new Frame<FromWorker>(message, body));
    }

    /// <summary>Tells a view what it hears.</summary>
    public void Tell(int view, ViewEventKind kind, string text)
    {
        var frame = new Frame<FromWorker>(new FromWorker.Heard(view, kind, text), default);
        if (Coalescing.Key(kind, text) is { } key)
        {
            _queue.Add((view, kind, key), frame, Merge);
        }
        else
        {
            _queue.Add(frame);
        }
    }

    /// <summary>Nothing more is said.</summary>
    public void Complete() => _queue.Complete();

    /// <summary>Writes until everything is said.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _queue.TakeAsync(cancellationToken) is (true, var frame))
        {
            await Frames.WriteAsync(stream, frame.Message, frame.Body, WireJson.Default.FromWorker, cancellationToken);
            if (frame.Message is FromWorker.Tile && Interlocked.Decrement(ref _tiles) == MaxTiles / 2)
            {
                RoomMade?.Invoke();
            }
        }
    }

    public void Dispose() => _queue.Dispose();

    private static Frame<FromWorker> Merge(Frame<FromWorker> older, Frame<FromWorker> newer) =>
        (older.Message, newer.Message) is (FromWorker.Heard a, FromWorker.Heard b)
            ? new Frame<FromWorker>(b with { Text = Coalescing.Merge(b.Kind, a.Text, b.Text) }, default)
            : newer;
}
