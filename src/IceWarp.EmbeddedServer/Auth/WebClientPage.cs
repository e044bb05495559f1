using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.WebClient;
using IceWarp.Kernel.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;

namespace IceWarp.EmbeddedServer.Auth;

/// <summary>
/// <c>GET /webmail/</c>: the WebClient's page; with <c>?atoken=</c> a one-time token is turned into the login cookie on the way (notes,
/// 2.3). The answer is 200 in both cases; a token that is not valid gives no cookie.
/// </summary>
/// <remarks>The rest of the interface is a <see cref="UiBundle"/> at <c>/webmail/</c>, served as every other one.</remarks>
internal sealed class WebClientPage(Sessions sessions, WebClientHeaders headers)
{
    /// <summary>Where the built interface is embedded.</summary>
    public const string Root = "ui/dist";

    private const string Fallback =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>WebClient</title></head>"
        + "<body><p>The interface of the WebClient is not part of this build.</p></body></html>";

    // Built without the interface there is no manifest, and nothing to look in.
    private static readonly IFileInfo Index =
        typeof(WebClientPage).Assembly.GetManifestResourceInfo("Microsoft.Extensions.FileProviders.Embedded.Manifest.xml") is null
            ? new NotFoundFileInfo("index.html")
            : new ManifestEmbeddedFileProvider(typeof(WebClientPage).Assembly).GetFileInfo(Root + "/index.html");

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/webmail/", (HttpContext http, WebClientPage page, string? atoken) => page.AnswerAsync(http, atoken)).AllowAnonymous();

    private async Task<IResult> AnswerAsync(HttpContext http, string? token)
    {
        headers.ApplyTo(http.Response);
        if (token is { Length: > 0 } && await sessions.TakeLiveAsync(SessionKind.AuthToken, token, http.RequestAborted) is { } session)
        {
            LoginCookie.Set(http.Response, await sessions.IssueAsync(SessionKind.Login, session, http.RequestAborted));
        }

        return Index.Exists
            ? Results.Stream(Index.CreateReadStream(), "text/html; charset=utf-8")
            : Results.Content(Fallback, "text/html; charset=utf-8");
    }
}
