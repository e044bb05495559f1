using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Auth;

/// <summary><c>webmail:iq:auth</c>: signing in by password, RSA digest, login cookie or one-time token, and signing out (notes, 2.1-2.5).</summary>
internal sealed class AuthQuery(Sessions sessions, SignIn signIn, RsaChallenge challenge) : IIqQuery
{
    public string Namespace => "auth";

    public bool AllowsAnonymous(string type, XElement query) => true;

    public Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        var method = query.Text("method")?.Trim().ToLowerInvariant() ?? "";
        if (!context.IsSet)
        {
            return method switch
            {
                "rsa" or "rsaip" => ChallengeAsync(cancellationToken),
                "sid" => ExchangeTokenAsync(query, cancellationToken),
                _ => throw new IqException("auth_missing_tag", "method"),
            };
        }

        return method switch
        {
            "plain" => PasswordAsync(context, query, query.Text("digest") ?? throw new IqException("auth_missing_tag", "digest"), cancellationToken),
            "rsa" => DigestAsync(context, query, cancellationToken),
            "rsaip" => NewAddressAsync(query, cancellationToken),
            "" when query.Kid("session") is { } session => CookieAsync(context, query, session.Value.Trim(), cancellationToken),
            "" when !query.Elements().Any() => SignOutAsync(context, cancellationToken),
            "" => throw new IqException("auth_missing_tag", "method"),
            _ => throw new IqException("auth_missing_tag", "The method is not known here."),
        };
    }

    private async Task<IqAnswer> ChallengeAsync(CancellationToken cancellationToken)
    {
        var (hashId, timestamp) = await challenge.CreateAsync(cancellationToken);
        return IqAnswer.Query(new IqNode("hashid", hashId), new IqNode("timestamp", timestamp));
    }

    private async Task<IqAnswer> ExchangeTokenAsync(XElement query, CancellationToken cancellationToken)
    {
        var token = query.Text("digest") ?? query.Text("authtoken") ?? throw new IqException("auth_missing_tag", "digest");
        var session = await sessions.TakeLiveAsync(SessionKind.AuthToken, token.Trim(), cancellationToken) ?? throw new IqException("session_expired");
        var sid = await sessions.IssueAsync(SessionKind.Webmail, session, cancellationToken);
        return IqAnswer.Query(new IqNode("digest", sid)) with { Sid = sid };
    }

    private async Task<IqAnswer> DigestAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        var digest = await challenge.DecryptAsync(query.Text("digest") ?? throw new IqException("auth_missing_tag", "digest"), cancellationToken);
        return digest.IsFresh
            ? await PasswordAsync(context, query, digest.Password ?? "", cancellationToken)
            : throw new IqException("login_expired");
    }

    private async Task<IqAnswer> PasswordAsync(IqContext context, XElement query, string password, CancellationToken cancellationToken)
    {
        var name = query.Text("username") ?? throw new IqException("auth_missing_tag", "username");
        var result = await signIn.WithPasswordAsync(name, password, context.Http, cancellationToken);
        if (result.IsBlocked)
        {
            throw new IqException(SignIn.BlockedCode, SignIn.BlockedSentence);
        }

        // The server's administrator has no mailbox and so no webmail.
        if (result.Account is not { Domain.Length: > 0 } account)
        {
            throw new IqException("imap_authenticate");
        }

        var stays = query.Text("auto_login") is "1" or "true" || query.Text("remember") is "1" or "true";
        return await NewSessionAsync(new LiveSession(account, stays), cancellationToken);
    }

    // The address of the browser has changed. Sessions here are not bound to one: who proves the session goes on with it.
    private async Task<IqAnswer> NewAddressAsync(XElement query, CancellationToken cancellationToken)
    {
        var digest = await challenge.DecryptAsync(query.Text("digest") ?? throw new IqException("auth_missing_tag", "digest"), cancellationToken);
        var sid = WebmailId(query.Text("session") ?? throw new IqException("auth_missing_tag", "session"));
        if (digest.SessionId is not { Length: > 0 } proven || WebmailId(proven) != sid)
        {
            throw new IqException("session_expired");
        }

        if (!digest.IsFresh)
        {
            throw new IqException("login_expired");
        }

        _ = await sessions.FindAsync(SessionKind.Webmail, sid, cancellationToken) ?? throw new IqException("session_expired");
        return IqAnswer.Query() with { Sid = sid };
    }

    // The cookie's value, or a sid. Re-keyed unless "keep". An empty element means the cookie that came with the request.
    private async Task<IqAnswer> CookieAsync(IqContext context, XElement query, string value, CancellationToken cancellationToken)
    {
        var offered = value.Length > 0 ? value : context.Http.Request.Cookies[LoginCookie.Name] ?? "";
        var kind = offered.StartsWith("wm-", StringComparison.Ordinal) ? SessionKind.Webmail : SessionKind.Login;
        if (query.Text("keep")?.Trim() is "true" or "1")
        {
            var kept = await sessions.FindLiveAsync(kind, offered, cancellationToken) ?? throw new IqException("session_expired");
            return IqAnswer.Query() with { Sid = await sessions.KeepAsync(WebmailId(offered), kept, cancellationToken) };
        }

        var session = await sessions.TakeLiveAsync(kind, offered, cancellationToken) ?? throw new IqException("session_expired");
        return await NewSessionAsync(session, cancellationToken);
    }

    private async Task<IqAnswer> SignOutAsync(IqContext context, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(context.Request.Sid ?? throw new IqException("auth_missing_tag", "method"), cancellationToken);
        return IqAnswer.Query();
    }

    private async Task<IqAnswer> NewSessionAsync(LiveSession session, CancellationToken cancellationToken) =>
        IqAnswer.Query() with { Sid = await sessions.IssueAsync(SessionKind.Webmail, session, cancellationToken) };

    private static string WebmailId(string id) =>
        id.StartsWith("wm-", StringComparison.Ordinal) ? id
        : id.StartsWith("wm", StringComparison.Ordinal) ? "wm-" + id[2..]
        : "wm-" + id;
}
