using System.Threading.Channels;

namespace IceWarp.Adapter.Native.Watch;

/// <summary>Channels of one place: a slow reader finds the newest.</summary>
internal static class LatestChannel
{
    /// <summary>A channel that keeps only the newest element.</summary>
    public static Channel<T> Create<T>() =>
        Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
}
