using IceWarp.Adapter;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>
/// Which note was made for which key of a client, for a day, so that a request that is sent again makes no second note. In memory only: after
/// a restart the server itself knows the key as the UID of the note.
/// </summary>
internal sealed class CreatedNotes(TimeProvider time)
{
    private const int Most = 50_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset Until)> _order = new();

    /// <summary>The key of a person's request in this process and its gate.</summary>
    public static string KeyOf(ServerSession session, string key) => $"{session.Email.ToLowerInvariant()} {key}";

    /// <summary>The note made for a key, or null.</summary>
    public string? Find(string key)
    {
        lock (_lock)
        {
            DropOld();
            return _notes.GetValueOrDefault(key);
        }
    }

    /// <summary>Remembers the note made for a key.</summary>
    public void Remember(string key, string noteId)
    {
        lock (_lock)
        {
            DropOld();
            if (!_notes.ContainsKey(key))
            {
                _order.Enqueue((key, time.GetUtcNow() + Lifetime));
            }

            _notes[key] = noteId;
        }
    }

    private void DropOld()
    {
        while (_order.TryPeek(out var oldest) && (oldest.Until <= time.GetUtcNow() || _order.Count > Most))
        {
            _order.Dequeue();
            _notes.Remove(oldest.Key);
        }
    }
}
