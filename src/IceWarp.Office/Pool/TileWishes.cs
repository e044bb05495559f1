using IceWarp.Office.Wire;

namespace IceWarp.Office.Pool;

/// <summary>
/// The tiles that a view wishes for. Only so many are asked of the worker as the reader has read: a slow reader gets tiles that are painted late, and so
/// are newer.
/// </summary>
internal sealed class TileWishes(int view, OfficeWorker worker)
{
    private const int MostUnread = 128;
    private const int MostWishes = 1024;
    private readonly Lock _lock = new();
    private readonly Dictionary<TileArea, TilePriority> _wishes = [];
    private int _unread;

    /// <summary>Adds a wish; beyond a limit the least urgent one is forgotten.</summary>
    public Task AddAsync(TileArea area, TilePriority priority, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _wishes[area] = _wishes.TryGetValue(area, out var waiting) && waiting < priority ? waiting : priority;
            if (_wishes.Count > MostWishes)
            {
                _wishes.Remove(_wishes.MaxBy(wish => wish.Value).Key);
            }
        }

        return SendAsync(cancellationToken);
    }

    /// <summary>A tile was read.</summary>
    public Task ReadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref _unread);
        return SendAsync(cancellationToken);
    }

    /// <summary>A tile replaced another that was not read.</summary>
    public void Replaced() => Interlocked.Decrement(ref _unread);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (Take() is var (area, priority))
        {
            await worker.SendAsync(new ToWorker.Paint(view, area, priority), default, cancellationToken);
        }
    }

    private (TileArea Area, TilePriority Priority)? Take()
    {
        lock (_lock)
        {
            if (_wishes.Count == 0 || Volatile.Read(ref _unread) >= MostUnread)
            {
                return null;
            }

            var (area, priority) = _wishes.MinBy(wish => wish.Value);
            _wishes.Remove(area);
            Interlocked.Add(ref _unread, area.Columns * area.Rows);
            return (area, priority);
        }
    }
}
