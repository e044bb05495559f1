using System.Text.Json.Nodes;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Auth;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>
/// Pairs of an access token (HS256, 15 minutes) and a refresh token. The access token names its refresh token by fingerprint and ends with
/// it, so that signing out ends both.
/// </summary>
internal sealed class JwtPairs(SignedTokens tokens, Sessions sessions)
{
    private const string Purpose = "access";
    private const string Family = "fam";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Makes a pair.</summary>
    public async Task<AdminAnswer> CreateAsync(LiveSession session, CancellationToken cancellationToken)
    {
        var refresh = await sessions.IssueAsync(SessionKind.Refresh, session, cancellationToken);
        var claims = new JsonObject { ["sub"] = session.Account.Email, [Family] = Sessions.Fingerprint(refresh) };
        return AdminAnswer.Fields(
            ("accesstoken", await tokens.CreateAsync(Purpose, claims, Lifetime, cancellationToken)), ("refreshtoken", refresh));
    }

    /// <summary>Uses up a refresh token for a new pair; 0 when it is not live.</summary>
    public async Task<AdminAnswer> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        await sessions.TakeLiveAsync(SessionKind.Refresh, refreshToken, cancellationToken) is { } session
            ? await CreateAsync(session, cancellationToken)
            : AdminAnswer.Outcome(success: false);

    /// <summary>The session behind an access token, or null.</summary>
    public async Task<LiveSession?> ReadAsync(string accessToken, CancellationToken cancellationToken) =>
        (await tokens.ReadAsync(Purpose, accessToken, cancellationToken))?[Family]?.GetValue<string>() is { } family
            ? await sessions.FindByFingerprintAsync(SessionKind.Refresh, family, cancellationToken)
            : null;

    /// <summary>Ends a pair by either of its tokens; false when it was not live.</summary>
    public async Task<bool> EndAsync(string token, CancellationToken cancellationToken)
    {
        if ((await tokens.ReadAsync(Purpose, token, cancellationToken))?[Family]?.GetValue<string>() is { } family)
        {
            return await sessions.EndByFingerprintAsync(family, cancellationToken);
        }

        return await sessions.TakeLiveAsync(SessionKind.Refresh, token, cancellationToken) is not null;
    }
}

/// <summary><c>getjwttoken(authtype,email,password,digest)</c>: a pair, or 0 (notes, 2.6).</summary>
internal sealed class GetJwtToken(ApiCredentials credentials, JwtPairs pairs) : IAdminCommand
{
    public string Name => "getjwttoken";

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        await credentials.CheckAsync(parameters, context.Http, cancellationToken) is { } session
            ? await pairs.CreateAsync(session, cancellationToken)
            : AdminAnswer.Outcome(success: false);
}

/// <summary><c>makejwttokenlogin(clientident)</c>: a pair for who is signed in.</summary>
internal sealed class MakeJwtTokenLogin(JwtPairs pairs) : IAdminCommand
{
    public string Name => "makejwttokenlogin";

    public bool AllowsAnonymous => false;

    public Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        pairs.CreateAsync(context.Session, cancellationToken);
}

/// <summary><c>authenticatejwt(token)</c> and, its other name, <c>loginjwttoken(token)</c>: 1 and a new sid for a live access token, or 0.</summary>
internal sealed class AuthenticateJwt(JwtPairs pairs, Sessions sessions, string name) : IAdminCommand
{
    public string Name => name;

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        await pairs.ReadAsync(JwtParameters.Token(parameters), cancellationToken) is { } session
            ? AdminAnswer.Outcome(success: true) with { Sid = await sessions.IssueAsync(SessionKind.Api, session, cancellationToken) }
            : AdminAnswer.Outcome(success: false);
}

/// <summary><c>refreshjwttoken(refreshtoken)</c>: a new pair; the old refresh token is used up.</summary>
internal sealed class RefreshJwtToken(JwtPairs pairs) : IAdminCommand
{
    public string Name => "refreshjwttoken";

    public bool AllowsAnonymous => true;

    public Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        pairs.RefreshAsync(JwtParameters.RefreshToken(parameters), cancellationToken);
}

/// <summary><c>verifyjwttoken(token)</c>: 1 while the access token is live, else 0.</summary>
internal sealed class VerifyJwtToken(JwtPairs pairs) : IAdminCommand
{
    public string Name => "verifyjwttoken";

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        AdminAnswer.Outcome(await pairs.ReadAsync(JwtParameters.Token(parameters), cancellationToken) is not null);
}

/// <summary><c>logoutjwttoken(token|refreshtoken)</c>: ends the pair.</summary>
internal sealed class LogoutJwtToken(JwtPairs pairs) : IAdminCommand
{
    public string Name => "logoutjwttoken";

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        AdminAnswer.Outcome(await pairs.EndAsync(
            JwtParameters.RefreshToken(parameters) is { Length: > 0 } refresh ? refresh : JwtParameters.Token(parameters), cancellationToken));
}
