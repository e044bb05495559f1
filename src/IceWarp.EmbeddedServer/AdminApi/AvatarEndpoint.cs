using IceWarp.EmbeddedServer.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary><c>GET /icewarpapi/avatar?token=</c>: the picture behind an <c>avatarurl</c>.</summary>
internal static class AvatarEndpoint
{
    public const string Path = "/icewarpapi/avatar";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, AnswerAsync).AllowAnonymous();

    private static async Task<IResult> AnswerAsync(
        HttpContext http, string? token, AvatarTokens tokens, AccountDirectory accounts, Avatars avatars)
    {
        var email = await tokens.ReadAsync(token ?? "", http.RequestAborted);
        if (email is null || await accounts.FindAsync(email, http.RequestAborted) is not { } account)
        {
            return Results.NotFound();
        }

        // A picture is only ever shown as one: an SVG opened by itself may not run anything.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, max-age=3600";
        var (data, mediaType) = await avatars.OfAsync(account, http.RequestAborted);
        return Results.Bytes(data, mediaType);
    }
}
