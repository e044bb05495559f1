using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter.Native.Watch;

/// <summary>The running watchers: one a person, shared by all their pages, ended when the last page leaves.</summary>
internal sealed class ChangeWatchers(
    IServiceScopeFactory scopes, IOptions<ServerOptions> options, TimeProvider time, ILogger<ChangeWatcher> logger)
{
    private const int Capacity = 5_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ChangeWatcher> _watchers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Joins the person's watcher, or starts it. <see cref="ServerFailure.Busy"/> when too many people are watched.</summary>
    public ChangeSubscription Join(ServerSession session)
    {
        lock (_gate)
        {
            if (!_watchers.TryGetValue(session.Email, out var watcher) || watcher.IsOver)
            {
                if (_watchers.Count >= Capacity)
                {
                    throw new ServerException(ServerFailure.Busy, "too_many_watchers", retryIsSafe: true);
                }

                watcher = new ChangeWatcher(scopes, session, options.Value.Limits.Changes, time, logger);
                _watchers[session.Email] = watcher;
            }

            return watcher.Subscribe(session);
        }
    }

    /// <summary>Leaves; the last one ends the watcher.</summary>
    public void Leave(ServerSession session, ChangeSubscription subscription)
    {
        lock (_gate)
        {
            if (subscription.Watcher.Unsubscribe(subscription)
                && _watchers.TryGetValue(session.Email, out var current) && ReferenceEquals(current, subscription.Watcher))
            {
                _watchers.Remove(session.Email);
            }
        }
    }
}
