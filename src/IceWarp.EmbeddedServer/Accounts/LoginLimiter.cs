using System.Collections.Concurrent;

namespace IceWarp.EmbeddedServer.Accounts;

/// <summary>
/// Slows down guessing: after <see cref="Failures"/> failed sign-ins of one name from one address within <see cref="Window"/>, that pair is
/// refused, right passwords included, until the oldest failure is older than the window.
/// </summary>
internal sealed class LoginLimiter(TimeProvider time)
{
    /// <summary>Failures that are allowed within the window.</summary>
    public const int Failures = 10;

    /// <summary>How long a failure counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // Beyond this many pairs the stale ones are dropped: memory stays bounded by what can be guessed within one window.
    private const int SweepAbove = 10_000;

    private readonly ConcurrentDictionary<(string Name, string Address), Queue<long>> _failures = new();

    /// <summary>Whether the pair may not try now.</summary>
    public bool IsBlocked(string name, string address)
    {
        if (!_failures.TryGetValue(Key(name, address), out var failures))
        {
            return false;
        }

        lock (failures)
        {
            Forget(failures);
            return failures.Count >= Failures;
        }
    }

    /// <summary>Counts a failed sign-in.</summary>
    public void Failed(string name, string address)
    {
        if (_failures.Count > SweepAbove)
        {
            Sweep();
        }

        var failures = _failures.GetOrAdd(Key(name, address), _ => new Queue<long>());
        lock (failures)
        {
            Forget(failures);
            if (failures.Count < Failures)
            {
                failures.Enqueue(time.GetTimestamp());
            }
        }
    }

    /// <summary>Forgets the failures of a pair that has signed in.</summary>
    public void Succeeded(string name, string address) => _failures.TryRemove(Key(name, address), out _);

    private static (string Name, string Address) Key(string name, string address) => (name.ToLowerInvariant(), address);

    private void Forget(Queue<long> failures)
    {
        while (failures.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
        {
            failures.Dequeue();
        }
    }

    private void Sweep()
    {
        foreach (var (key, failures) in _failures)
        {
            lock (failures)
            {
                Forget(failures);
                if (failures.Count == 0)
                {
                    _failures.TryRemove(key, out _);
                }
            }
        }
    }
}
