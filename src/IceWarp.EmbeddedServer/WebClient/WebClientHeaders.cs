using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace IceWarp.EmbeddedServer.WebClient;

/// <summary>
/// Security headers of the WebClient's page: its own files, frames and requests of this server and of the host of the apps, nothing else.
/// </summary>
internal sealed class WebClientHeaders(IOptions<WebClientOptions> options)
{
    private readonly string _policy = PolicyFor(options.Value.AppsOrigin);

    /// <summary>Sets them.</summary>
    public void ApplyTo(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = _policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
    }

    private static string PolicyFor(string? appsOrigin)
    {
        var apps = appsOrigin is null ? "'self'" : "'self' " + appsOrigin;
        return $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src {apps}; "
            + $"frame-src {apps}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}
