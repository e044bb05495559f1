using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace IceWarp.Adapter.Native.Watch;

/// <summary>
/// What <see cref="HealthProbe"/> found, for everybody who asks. Until the first probe, moments after the start, a part counts as
/// reachable.
/// </summary>
internal sealed class HealthBoard(TimeProvider time) : IServerHealth
{
    private readonly Lock _gate = new();
    private readonly List<Channel<IReadOnlyDictionary<string, PartState>>> _watchers = [];
    private volatile FrozenDictionary<string, PartState> _current = Initial(time.GetUtcNow());

    public IReadOnlyDictionary<string, PartState> Current => _current;

    /// <summary>Notes the state of a part; true when it differs from before.</summary>
    public bool Note(string part, ServerFailure? failure)
    {
        lock (_gate)
        {
            if (_current[part].Failure == failure)
            {
                return false;
            }

            _current = new Dictionary<string, PartState>(_current) { [part] = new PartState(failure, time.GetUtcNow()) }.ToFrozenDictionary();
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(_current);
            }

            return true;
        }
    }

    public async IAsyncEnumerable<IReadOnlyDictionary<string, PartState>> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = LatestChannel.Create<IReadOnlyDictionary<string, PartState>>();
        lock (_gate)
        {
            watcher.Writer.TryWrite(_current);
            _watchers.Add(watcher);
        }

        try
        {
            await foreach (var state in watcher.Reader.ReadAllAsync(cancellationToken))
            {
                yield return state;
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(watcher);
            }
        }
    }

    private static FrozenDictionary<string, PartState> Initial(DateTimeOffset now) =>
        new[] { ServerPart.Groupware, ServerPart.Api }.ToFrozenDictionary(part => part, _ => new PartState(Failure: null, now));
}
