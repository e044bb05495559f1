using System.Net;
using System.Security.Cryptography;
using System.Text;
using IceWarp.Host.Errors;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Problems;
using Microsoft.Extensions.Options;

namespace IceWarp.Host.Security;

/// <summary>
/// Slows down guessing: after some wrong passwords for one account from one address, and after many from one address over all accounts,
/// the next try waits. Kept in memory, for a bounded number of pairs; accounts only as hashes.
/// </summary>
internal sealed class SignInAttempts(IOptions<LimitsOptions> options, TimeProvider time)
{
    /// <summary>Pairs remembered at most; the one not touched for longest goes first.</summary>
    public const int Capacity = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = [];

    /// <summary>Number of pairs remembered now.</summary>
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

    /// <summary>
    /// Begins a try. It counts as failed until <see cref="Attempt.Succeeded"/> or <see cref="Attempt.Undecided"/> says otherwise, so that
    /// many tries at once gain nothing. A <see cref="ProblemException"/> with retryAfter when the wait is not over.
    /// </summary>
    public Attempt Begin(IPAddress address, string account)
    {
        var limits = options.Value;
        var network = Network(address);
        (string Key, int Limit)[] keys = [($"{network}|{Hash(account)}", limits.SignInFailures), (network, limits.SignInFailuresOfAddress)];
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var until = keys.Max(key => Find(key.Key, now)?.BlockedUntil ?? DateTimeOffset.MinValue);
            if (until > now)
            {
                throw new ProblemException(
                    SessionErrors.TooManyRequests,
                    new Dictionary<string, object?>(StringComparer.Ordinal) { [ProblemResponse.RetryAfter] = (int)Math.Ceiling((until - now).TotalSeconds) });
            }

            foreach (var (key, limit) in keys)
            {
                var entry = Touch(key);
                entry.Failures++;
                entry.LastTry = now;
                entry.BlockedUntil = entry.Failures >= limit ? now + limits.SignInWait : null;
            }
        }

        return new Attempt(this, keys[0].Key, keys[1].Key);
    }

    // An entry whose wait is over, or whose last failure is as old as a wait is long, starts anew.
    private Entry? Find(string key, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(key, out var node))
        {
            return null;
        }

        if (now >= (node.Value.BlockedUntil ?? node.Value.LastTry + Forget))
        {
            Remove(node);
            return null;
        }

        return node.Value;
    }

    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(15);

    private Entry Touch(string key)
    {
        if (_entries.TryGetValue(key, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value;
        }

        if (_entries.Count >= Capacity && _byUse.First is { } oldest)
        {
            Remove(oldest);
        }

        node = _byUse.AddLast(new Entry(key));
        _entries.Add(key, node);
        return node.Value;
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key);
        _byUse.Remove(node);
    }

    private void TakeBack(string key, bool all)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return;
            }

            node.Value.Failures--;
            node.Value.BlockedUntil = null;
            if (all || node.Value.Failures <= 0)
            {
                Remove(node);
            }
        }
    }

    // Whoever has one IPv6 address has the whole /64.
    private static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }

    private static string Hash(string account) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(account.Trim().ToUpperInvariant()))[..16]);

    /// <summary>One try on its way.</summary>
    internal sealed class Attempt(SignInAttempts owner, string pair, string network)
    {
        /// <summary>The password was right: the pair is forgotten, the address loses this one failure.</summary>
        public void Succeeded()
        {
            owner.TakeBack(pair, all: true);
            owner.TakeBack(network, all: false);
        }

        /// <summary>The server could not say: the try does not count.</summary>
        public void Undecided()
        {
            owner.TakeBack(pair, all: false);
            owner.TakeBack(network, all: false);
        }
    }

    private sealed class Entry(string key)
    {
        public string Key { get; } = key;

        public int Failures { get; set; }

        public DateTimeOffset LastTry { get; set; }

        public DateTimeOffset? BlockedUntil { get; set; }
    }
}
