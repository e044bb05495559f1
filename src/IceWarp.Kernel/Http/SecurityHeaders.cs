using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IceWarp.Kernel.Http;

/// <summary>
/// Security headers on every answer of ours. The policy allows only what comes from this host: no inline script, no inline style sheet,
/// no foreign request.
/// </summary>
public sealed class SecurityHeaders
{
    private const string Sources =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    private const string Features =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    private readonly string _policy;

    /// <param name="ancestors">Origins that may frame us, or <c>'self'</c>; none at all forbids frames.</param>
    public SecurityHeaders(IReadOnlyCollection<string> ancestors) =>
        _policy = Sources + (ancestors.Count == 0 ? "'none'" : string.Join(' ', ancestors));

    /// <summary>Sets the headers at the moment the answer starts, where nothing else has set them: error answers have them too.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="keepsOpener">True for pages that another window opens and speaks to.</param>
    public void ApplyTo(HttpContext context, bool keepsOpener) =>
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd(HeaderNames.ContentSecurityPolicy, _policy);
            headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
            headers.TryAdd("Referrer-Policy", "no-referrer");
            headers.TryAdd("Permissions-Policy", Features);
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            if (!keepsOpener)
            {
                headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            }

            if (context.Request.IsHttps)
            {
                headers.TryAdd(HeaderNames.StrictTransportSecurity, "max-age=31536000");
            }

            return Task.CompletedTask;
        });
}
