using IceWarp.Host.Errors;
using IceWarp.Kernel.Problems;

namespace IceWarp.Host.Security;

/// <summary>
/// Refuses unsafe requests that a page of another origin sent (docs/decisions/0002). Browsers say where a request comes from: by
/// <c>Sec-Fetch-Site</c> or, where that is missing, by <c>Origin</c>. With neither it is not a browser, and a cookie was not sent behind
/// anybody's back.
/// </summary>
internal sealed class SameOriginOnly(RequestDelegate next)
{
    /// <summary>Passes the request on or refuses it.</summary>
    public Task InvokeAsync(HttpContext context) =>
        IsSafe(context.Request.Method) || IsSameOrigin(context.Request) ? next(context) : ProblemResponse.WriteAsync(context, SessionErrors.CrossSite);

    /// <summary>True for a method that changes nothing (RFC 9110, 9.2.1).</summary>
    public static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsSameOrigin(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
        {
            return site == "same-origin";
        }

        return !request.Headers.TryGetValue("Origin", out var origin)
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
