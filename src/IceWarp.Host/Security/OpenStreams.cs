using System.Collections.Concurrent;
using IceWarp.Host.Errors;
using IceWarp.Kernel.Problems;

namespace IceWarp.Host.Security;

/// <summary>Counts the event streams that each person or address holds open.</summary>
internal sealed class OpenStreams
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Takes a place, given back by disposing. A <see cref="ProblemException"/> when all of the holder's are taken.</summary>
    public IDisposable Take(string holder, int limit)
    {
        if (_open.AddOrUpdate(holder, 1, (_, count) => count + 1) > limit)
        {
            Release(holder);
            throw new ProblemException(
                SessionErrors.TooManyRequests, new Dictionary<string, object?>(StringComparer.Ordinal) { [ProblemResponse.RetryAfter] = 5 });
        }

        return new Place(this, holder);
    }

    private void Release(string holder)
    {
        _open.AddOrUpdate(holder, 0, (_, count) => count - 1);
        _open.TryRemove(new KeyValuePair<string, int>(holder, 0));
    }

    private sealed class Place(OpenStreams owner, string holder) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                owner.Release(holder);
            }
        }
    }
}
