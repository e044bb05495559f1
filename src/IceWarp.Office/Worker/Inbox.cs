using IceWarp.Office.Wire;

namespace IceWarp.Office.Worker;

/// <summary>
/// What the host has said and the office's thread has not yet done. Signs of life come first, then what must keep its order, then tiles: the visible ones
/// before the others. A request for tiles that still wait is not kept twice.
/// </summary>
internal sealed class Inbox : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _filled = new(0, 1);
    private readonly Queue<ToWorker.Ping> _pings = new();
    private readonly Queue<Frame<ToWorker>> _ordered = new();
    private readonly SortedDictionary<TilePriority, Queue<(int View, TileArea Area)>> _tiles = [];
    private readonly Dictionary<(int View, TileArea Area), TilePriority> _wanted = [];

    /// <summary>Puts a frame where it belongs.</summary>
    public void Add(Frame<ToWorker> frame)
    {
        lock (_lock)
        {
            switch (frame.Message)
            {
                case ToWorker.Ping ping:
                    _pings.Enqueue(ping);
                    break;
                case ToWorker.Paint paint:
                    Want(paint);
                    break;
                default:
                    _ordered.Enqueue(frame);
                    break;
            }
        }

        Wake();
    }

    /// <summary>Ends a wait.</summary>
    public void Wake()
    {
        try
        {
            _filled.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Waits until something comes, or the time is over.</summary>
    public void Wait(TimeSpan limit) => _filled.Wait(limit);

    /// <summary>The next ping, if there is one.</summary>
    public ToWorker.Ping? TakePing()
    {
        lock (_lock)
        {
            return _pings.TryDequeue(out var ping) ? ping : null;
        }
    }

    /// <summary>The next frame that must keep its order.</summary>
    public Frame<ToWorker>? TakeOrdered()
    {
        lock (_lock)
        {
            return _ordered.TryDequeue(out var frame) ? frame : null;
        }
    }

    /// <summary>The most urgent tiles.</summary>
    public (int View, TileArea Area)? TakeTiles()
    {
        lock (_lock)
        {
            foreach (var (priority, queue) in _tiles)
            {
                while (queue.TryDequeue(out var wanted))
                {
                    // Raised meanwhile: it was taken from, or waits in, a more urgent queue.
                    if (_wanted.TryGetValue(wanted, out var current) && current == priority)
                    {
                        _wanted.Remove(wanted);
                        return wanted;
                    }
                }
            }

            return null;
        }
    }

    /// <summary>Forgets the tiles that a view waits for.</summary>
    public void Forget(int view)
    {
        lock (_lock)
        {
            foreach (var key in _wanted.Keys.Where(key => key.View == view).ToList())
            {
                _wanted.Remove(key);
            }
        }
    }

    public void Dispose() => _filled.Dispose();

    private void Want(ToWorker.Paint paint)
    {
        var key = (paint.View, paint.Area);
        if (_wanted.TryGetValue(key, out var waiting) && waiting <= paint.Priority)
        {
            return;
        }

        _wanted[key] = paint.Priority;
        if (!_tiles.TryGetValue(paint.Priority, out var queue))
        {
            _tiles[paint.Priority] = queue = new();
        }

        queue.Enqueue(key);
    }
}
