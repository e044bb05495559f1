using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter.Native.Http;

/// <summary>
/// Decides where the server is: the configured address and nothing that a request says. The embedded server is reached like a real
/// one, at the address where this very process listens; <c>0.0.0.0</c> and <c>[::]</c> become loopback.
/// </summary>
internal sealed class ServerAddress(IOptions<ServerOptions> options, IServiceProvider services)
{
    private Uri? _root;

    /// <summary>Root of the server, ending in <c>/</c>. <see cref="ServerFailure.Unreachable"/> while this process does not listen yet.</summary>
    public Uri Root => _root ??= options.Value.IsEmbedded ? OwnAddress() : WithSlash(options.Value.Url!.AbsoluteUri);

    /// <summary>An address below the root.</summary>
    public Uri At(string path) => new(Root, path);

    /// <summary>True when <paramref name="url"/> is on the server itself: same scheme, host and port.</summary>
    public bool IsOwn(Uri url) =>
        Uri.Compare(url, Root, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Chooses among the addresses that Kestrel reports: http before https, wildcards as loopback; null when there is none.</summary>
    internal static Uri? Choose(IEnumerable<string> listening) =>
        listening
            .Select(address => address.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal))
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url : null)
            .OfType<Uri>()
            .Where(url => url.Port > 0 && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
            .OrderBy(url => url.Scheme, StringComparer.Ordinal)
            .Select(Loopback)
            .FirstOrDefault();

    private static Uri Loopback(Uri url)
    {
        var host = url.Host switch
        {
            _ when !IPAddress.TryParse(url.Host, out _) => url.Host,
            _ when IPAddress.Any.Equals(IPAddress.Parse(url.Host)) => IPAddress.Loopback.ToString(),
            _ when IPAddress.IPv6Any.Equals(IPAddress.Parse(url.Host)) => "[::1]",
            _ => url.Host,
        };
        return WithSlash(new UriBuilder(url.Scheme, host, url.Port).Uri.AbsoluteUri);
    }

    private static Uri WithSlash(string root) => new(root.EndsWith('/') ? root : root + "/");

    private Uri OwnAddress() =>
        Choose(services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        ?? throw new ServerException(ServerFailure.Unreachable, "not_listening_yet", retryIsSafe: true);
}
