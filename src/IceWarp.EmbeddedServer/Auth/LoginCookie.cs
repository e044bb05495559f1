using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.Auth;

/// <summary>
/// The login cookie. Scripts need <c>; path=</c> right after the value (notes, 1.2), which ASP.NET Core's own cookie writer does not
/// promise, so the header is written here.
/// </summary>
internal static class LoginCookie
{
    public const string Name = "PHPSESSID_LOGIN";

    /// <summary>Gives it to the browser, for as long as that runs.</summary>
    public static void Set(HttpResponse response, string value) =>
        response.Headers.Append(
            "Set-Cookie", $"{Name}={value}; path=/; HttpOnly; SameSite=Lax{(response.HttpContext.Request.IsHttps ? "; Secure" : "")}");
}
