using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using IceWarp.Adapter;
using IceWarp.Host.Errors;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Problems;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace IceWarp.Host.Sessions;

/// <summary>
/// The cookie <c>icewarp_session</c>: the whole session, sealed with the keys of <c>Data:Folder/keys</c>. Nothing of it is kept on this host
/// (docs/decisions/0001).
/// </summary>
internal sealed class SessionCookie(IDataProtectionProvider protection, IOptions<SessionCookieOptions> options, TimeProvider time)
{
    /// <summary>Its name.</summary>
    public const string Name = "icewarp_session";

    // RFC 6265, 6.1: browsers keep 4096 bytes of name, value and attributes.
    private const int MaxBytes = 4096;
    private const int AttributeBytes = 128;
    private readonly IDataProtector _protector = protection.CreateProtector("IceWarp.Host.Session.v1");

    /// <summary>A new sign-in.</summary>
    /// <param name="server">The session on the server.</param>
    /// <param name="marker">The person's <see cref="SignOuts.Marker"/> now.</param>
    public SealedSession Begin(ServerSession server, string marker) =>
        new(RandomNumberGenerator.GetHexString(16, lowercase: true), time.GetUtcNow(), server, marker);

    /// <summary>The session of the request, or null when there is no cookie, it was not sealed here, or its lifetime is over.</summary>
    public SealedSession? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 and < MaxBytes } text)
        {
            return null;
        }

        try
        {
            var session = JsonSerializer.Deserialize<SealedSession>(_protector.Unprotect(Base64Url.DecodeFromChars(text)));
            return session is not null && session.SignedInAt + options.Value.Lifetime > time.GetUtcNow() ? session : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Sends the session to the browser. A <see cref="ProblemException"/> when it does not fit.</summary>
    public void Write(HttpContext context, SealedSession session)
    {
        var text = Base64Url.EncodeToString(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(session)));
        if (Name.Length + text.Length + AttributeBytes > MaxBytes)
        {
            throw new ProblemException(SessionErrors.TooLarge);
        }

        context.Response.Cookies.Append(Name, text, Attributes(context));
    }

    /// <summary>Takes the cookie away from the browser.</summary>
    public void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Attributes(context));

    // No Expires and no Max-Age: the browser drops it when it closes.
    private CookieOptions Attributes(HttpContext context)
    {
        var crossSite = options.Value.CrossSite;
        var attributes = new CookieOptions
        {
            HttpOnly = true,
            Path = "/",
            Secure = crossSite || context.Request.IsHttps,
            SameSite = crossSite ? SameSiteMode.None : SameSiteMode.Lax,
            IsEssential = true,
        };
        if (crossSite)
        {
            attributes.Extensions.Add("Partitioned");
        }

        return attributes;
    }
}
