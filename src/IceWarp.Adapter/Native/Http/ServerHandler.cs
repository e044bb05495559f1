using System.Net;
using System.Net.Security;

namespace IceWarp.Adapter.Native.Http;

/// <summary>The connections to the server: pooled, without cookies, without redirects followed, with bounded headers.</summary>
internal static class ServerHandler
{
    private const int MaxHeadersKilobytes = 64;
    private const int MaxConnections = 64;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IdleLifetime = TimeSpan.FromMinutes(1);

    /// <summary>A handler for the configured server.</summary>
    public static SocketsHttpHandler Create(ServerOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = options.Limits.Connect,
            MaxConnectionsPerServer = MaxConnections,
            MaxResponseHeadersLength = MaxHeadersKilobytes,
            PooledConnectionIdleTimeout = IdleLifetime,
            PooledConnectionLifetime = Lifetime,
            UseCookies = false,
            UseProxy = !options.IsEmbedded,
        };

        // The embedded server is this very process at a loopback address, which no certificate names.
        if (options.AcceptInvalidCertificate || options.IsEmbedded)
        {
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true };
        }

        return handler;
    }
}
