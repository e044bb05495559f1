using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;

namespace IceWarp.Adapter.Native.Sessions;

/// <summary>Turns a one-time token into a session: <c>/webmail/?atoken=</c> gives a cookie, the cookie gives a sid (notes, 2.3).</summary>
internal sealed class TokenSignIn(ServerClient client, ServerAddress address)
{
    private const string Cookie = "PHPSESSID_LOGIN=";
    private const int Redirects = 5;

    /// <summary>A new sid. <see cref="ServerFailure.Refused"/> when the server does not take the token.</summary>
    public async Task<string> ExchangeAsync(string token, CancellationToken cancellationToken)
    {
        var login = await CookieAsync(address.At("webmail/?atoken=" + Uri.EscapeDataString(token)), cancellationToken);
        var answer = await client.AskAsync(
            "webmail.auth.session",
            ServerClient.Webmail,
            uid => new IqElement("iq", IqQuery.Of("auth", new IqElement("session", login))).With("uid", uid).With("type", "set"),
            Access.Write,
            cancellationToken);
        return SessionToken.Demand(answer.Attribute("sid"));
    }

    // Follows redirects by hand, on the server itself only: the token must not reach another host.
    private async Task<string> CookieAsync(Uri url, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= Redirects; hop++)
        {
            using var response = await client.GetAsync("webmail.atoken", url, cancellationToken);
            if (LoginCookie(response) is { } cookie)
            {
                return cookie;
            }

            if (response.Headers.Location is not { } location || (int)response.StatusCode is < 300 or >= 400)
            {
                client.DemandSuccess(response);
                break;
            }

            url = new Uri(url, location);
            if (!address.IsOwn(url))
            {
                break;
            }
        }

        throw new ServerException(ServerFailure.Refused, "token_not_taken");
    }

    private static string? LoginCookie(HttpResponseMessage response) =>
        !response.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? null
            : cookies
                .Where(cookie => cookie.StartsWith(Cookie, StringComparison.Ordinal))
                .Select(cookie => cookie[Cookie.Length..].Split(';', 2)[0])
                .FirstOrDefault(value => value.StartsWith("wm", StringComparison.Ordinal) && value.All(char.IsAsciiLetterOrDigit));
}
