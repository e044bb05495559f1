using System.Runtime.CompilerServices;

namespace IceWarp.Adapter.Native.Watch;

/// <summary>The current person's place at their watcher.</summary>
internal sealed class ChangeFeed(ChangeWatchers watchers, IServerContext context) : IChangeFeed
{
    public async IAsyncEnumerable<IReadOnlySet<ChangeKind>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = context.Session;
        var subscription = watchers.Join(session);
        try
        {
            while (true)
            {
                yield return await subscription.NextAsync(cancellationToken);
            }
        }
        finally
        {
            watchers.Leave(session, subscription);
        }
    }
}
