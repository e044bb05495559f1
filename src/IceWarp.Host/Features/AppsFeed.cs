using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using IceWarp.Adapter;
using IceWarp.Kernel.Apps;
using IceWarp.Kernel.Http;

namespace IceWarp.Host.Features;

/// <summary>The event <c>apps</c>: the whole state at once, then after each change that is seen in it.</summary>
internal sealed class AppsFeed(IServerHealth health, IEnumerable<AppDescriptor> apps)
{
    /// <summary>The state now.</summary>
    public AppsSnapshot Current => AppsSnapshot.Of(health.Current, apps);

    /// <summary>The events, until cancelled.</summary>
    public async IAsyncEnumerable<SseItem<string>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        await foreach (var parts in health.WatchAsync(cancellationToken))
        {
            var item = EventStream.Event("apps", AppsSnapshot.Of(parts, apps));
            if (!string.Equals(item.Data, last, StringComparison.Ordinal))
            {
                last = item.Data;
                yield return item;
            }
        }
    }
}
