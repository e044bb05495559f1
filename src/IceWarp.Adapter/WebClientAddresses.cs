using IceWarp.Adapter.Native;
using IceWarp.Adapter.Native.Values;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter;

/// <summary>
/// Addresses of the server's own web client, for people's browsers: absolute for a real server, below this very host for the embedded one.
/// </summary>
public sealed class WebClientAddresses
{
    private readonly Uri _root;

    internal WebClientAddresses(IOptions<ServerOptions> options) => _root = options.Value is { IsEmbedded: false, Url: { } url }
        ? new Uri(new Uri(url.AbsoluteUri.TrimEnd('/') + "/"), "webmail/")
        : new Uri("/webmail/", UriKind.Relative);

    /// <summary>Where a message is read. What follows <c>#</c> names folder and message; a web client that does not know it opens the inbox.</summary>
    public Uri OfMessage(string messageId)
    {
        var message = ItemRef.Of(messageId);
        return new Uri(
            $"{_root}#message/{Uri.EscapeDataString(message.Folder)}/{Uri.EscapeDataString(message.Item)}", UriKind.RelativeOrAbsolute);
    }
}
