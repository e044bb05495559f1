namespace IceWarp.Office.Wire;

/// <summary>
/// A queue in which a newer entry replaces a waiting one of the same key, in its place. A reader that is slow gets newer entries, not more. Safe for
/// several writers and one reader.
/// </summary>
/// <typeparam name="TKey">What makes entries alike.</typeparam>
/// <typeparam name="TValue">The entries.</typeparam>
internal sealed class CoalescingQueue<TKey, TValue> : IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(TKey? Key, bool Keyed, TValue Value)> _entries = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey? Key, bool Keyed, TValue Value)>> _waiting = [];
    private readonly SemaphoreSlim _filled = new(0);
    private bool _complete;

    /// <summary>How many entries wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Adds an entry that replaces nothing.</summary>
    public void Add(TValue value)
    {
        lock (_lock)
        {
            _entries.AddLast((default, false, value));
        }

        _filled.Release();
    }

    /// <summary>Adds an entry, or merges it into the waiting one of its key. False when there was one.</summary>
    public bool Add(TKey key, TValue value, Func<TValue, TValue, TValue>? merge = null)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(key, out var node))
            {
                node.Value = (key, true, merge is null ? value : merge(node.Value.Value, value));
                return false;
            }

            _waiting[key] = _entries.AddLast((key, true, value));
        }

        _filled.Release();
        return true;
    }

    /// <summary>No entry comes any more; what waits can still be taken.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            if (_complete)
            {
                return;
            }

            _complete = true;
        }

        _filled.Release();
    }

    /// <summary>Waits for an entry. False when the queue is complete and empty.</summary>
    public async ValueTask<(bool Taken, TValue Value)> TakeAsync(CancellationToken cancellationToken)
    {
        await _filled.WaitAsync(cancellationToken);
        lock (_lock)
        {
            if (_entries.First is not { } first)
            {
                // The release of Complete stays for the next call.
                _filled.Release();
                return (false, default!);
            }

            _entries.RemoveFirst();
            if (first.Value is { Keyed: true, Key: { } key })
            {
                _waiting.Remove(key);
            }

            return (true, first.Value.Value);
        }
    }

    public void Dispose() => _filled.Dispose();
}
