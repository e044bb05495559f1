using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace IceWarp.EmbeddedServer.WebClient;

/// <summary>
/// <c>GET /webmail/apps.json</c>: tells the WebClient's page where the host of the apps is, <c>{"appsUrl":"https://apps.example.com"}</c>,
/// from <c>Embedded:AppsUrl</c>; empty means the page's own origin.
/// </summary>
internal static class AppsAddress
{
    /// <summary>Maps the address.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(
            "/webmail/apps.json",
            (HttpContext http, IOptions<WebClientOptions> options) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return TypedResults.Ok(new Answer(options.Value.AppsUrl));
            }).AllowAnonymous();

    private sealed record Answer(string AppsUrl);
}
