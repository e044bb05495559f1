using System.Collections.Concurrent;
using IceWarp.Adapter;

namespace IceWarp.Modules.Dashboard.Files;

/// <summary>Names of colleagues by address. A name that does not come in time, or at all, is the address itself: nothing waits for it.</summary>
internal sealed class PeopleNames(IDirectory directory, KnownNames known, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The names of some addresses, each asked for once.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        var wanted = addresses.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var names = await Task.WhenAll(wanted.Select(address => FindAsync(address, cancellationToken)));
        return wanted.Zip(names).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase);
    }

    private async Task<string> FindAsync(string address, CancellationToken cancellationToken)
    {
        if (known.Find(address) is { } name)
        {
            return name;
        }

        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var found = await directory.ListAsync(address, Window.First(5), either.Token);
            var entry = found.Items.FirstOrDefault(person => string.Equals(person.Email, address, StringComparison.OrdinalIgnoreCase));
            return known.Keep(address, entry?.Name ?? address);
        }
        catch (ServerException failure) when (failure.Failure != ServerFailure.SessionEnded)
        {
            return address;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return address;
        }
    }
}

/// <summary>Names that were asked for a short while ago, in memory only.</summary>
internal sealed class KnownNames(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (string Name, DateTimeOffset Until)> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of an address, or null.</summary>
    public string? Find(string address) => _names.TryGetValue(address, out var known) && known.Until > time.GetUtcNow() ? known.Name : null;

    /// <summary>Keeps a name; gives it back.</summary>
    public string Keep(string address, string name)
    {
        if (_names.Count >= Most)
        {
            _names.Clear();
        }

        _names[address] = (name, time.GetUtcNow() + Lifetime);
        return name;
    }
}
