namespace IceWarp.Modules.Notes.Storing;

/// <summary>
/// The pins of people for half a minute, so that not every list and every note asks the server for them. Changes through this process are seen at once,
/// those through another host of the same server when the half minute is over. In memory only, bounded.
/// </summary>
internal sealed class PinCache(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _people = new(StringComparer.OrdinalIgnoreCase);
    private long _writes;

    /// <summary>How many writes there were: for <see cref="Keep"/>.</summary>
    public long Writes
    {
        get
        {
            lock (_lock)
            {
                return _writes;
            }
        }
    }

    /// <summary>The pins of a person, or null when they are not known.</summary>
    public IReadOnlySet<string>? Find(string email)
    {
        lock (_lock)
        {
            return _people.TryGetValue(email, out var entry) && time.GetElapsedTime(entry.Read) <= Lifetime ? entry.Pins : null;
        }
    }

    /// <summary>Keeps what was read; not when somebody wrote since <paramref name="writesBefore"/>, as it may be older than that.</summary>
    public void Keep(string email, IReadOnlySet<string> pins, long writesBefore)
    {
        lock (_lock)
        {
            if (_writes == writesBefore)
            {
                Put(email, pins);
            }
        }
    }

    /// <summary>Keeps what was written.</summary>
    public void Replace(string email, IReadOnlySet<string> pins)
    {
        lock (_lock)
        {
            _writes++;
            Put(email, pins);
        }
    }

    private void Put(string email, IReadOnlySet<string> pins)
    {
        if (_people.Count >= Most && !_people.ContainsKey(email))
        {
            _people.Remove(_people.MinBy(pair => pair.Value.Read).Key);
        }

        _people[email] = new Entry(pins, time.GetTimestamp());
    }

    private sealed record Entry(IReadOnlySet<string> Pins, long Read);
}
