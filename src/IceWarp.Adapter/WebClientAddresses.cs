using IceWarp.Adapter.Native;
using IceWarp.Adapter.Native.Values;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter;

/// <summary>
/// Addresses of the server's own web client, for people's browsers: absolute for a real server, below this very host for the embedded one.
/// </summary>
public sealed class WebClientAddresses
{
    private readonly string _root;
    private readonly string _message;

    internal WebClientAddresses(IOptions<ServerOptions> options)
    {
        _root = options.Value is { IsEmbedded: false, Url: { } url } ? url.AbsoluteUri.TrimEnd('/') + "/" : "/";
        _message = options.Value.MessageAddress;
    }

    /// <summary>Where a message is read (<c>Server:MessageAddress</c>). A web client that does not know the address opens as it does without.</summary>
    public Uri OfMessage(string messageId)
    {
        var message = ItemRef.Of(messageId);
        var address = _message
            .Replace("{folder}", Uri.EscapeDataString(message.Folder), StringComparison.Ordinal)
            .Replace("{uid}", Uri.EscapeDataString(message.Item), StringComparison.Ordinal);
        return new Uri(_root + address, UriKind.RelativeOrAbsolute);
    }
}
