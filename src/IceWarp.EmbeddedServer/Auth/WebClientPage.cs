using IceWarp.EmbeddedServer.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.EmbeddedServer.Auth;

/// <summary>
/// <c>GET /webmail/</c>: the WebClient's page; with <c>?atoken=</c> a one-time token is turned into the login cookie on the way (notes,
/// 2.3). The answer is 200 in both cases; a token that is not valid gives no cookie.
/// </summary>
internal sealed class WebClientPage(Sessions sessions)
{
    private const string Fallback =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>WebClient</title></head>"
        + "<body><p>The interface of the WebClient is not part of this build.</p></body></html>";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/webmail/", (HttpContext http, WebClientPage page, string? atoken) => page.AnswerAsync(http, atoken)).AllowAnonymous();

    private async Task<IResult> AnswerAsync(HttpContext http, string? token)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (token is { Length: > 0 } && await sessions.TakeLiveAsync(SessionKind.AuthToken, token, http.RequestAborted) is { } session)
        {
            LoginCookie.Set(http.Response, await sessions.IssueAsync(SessionKind.Login, session, http.RequestAborted));
        }

        return Results.Content(Fallback, "text/html; charset=utf-8");
    }
}
