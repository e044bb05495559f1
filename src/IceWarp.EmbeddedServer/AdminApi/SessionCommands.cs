using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Auth;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary><c>authenticate(authtype,email,password,digest,persistentlogin)</c>: 1 and a new sid, or 0.</summary>
internal sealed class Authenticate(ApiCredentials credentials, Sessions sessions) : IAdminCommand
{
    public string Name => "authenticate";

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        await credentials.CheckAsync(parameters, context.Http, cancellationToken) is { } session
            ? AdminAnswer.Outcome(success: true) with { Sid = await sessions.IssueAsync(SessionKind.Api, session, cancellationToken) }
            : AdminAnswer.Outcome(success: false);
}

/// <summary><c>getauthtoken</c>, parameters as authenticate: a one-time token for <c>/webmail/?atoken=</c>, or 0 (notes, 2.3).</summary>
internal sealed class GetAuthToken(ApiCredentials credentials, Sessions sessions, AvatarTokens avatars) : IAdminCommand
{
    public string Name => "getauthtoken";

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        // The server's administrator has no mailbox and so no webmail.
        if (await credentials.CheckAsync(parameters, context.Http, cancellationToken) is not { Account: { Domain.Length: > 0 } account } session)
        {
            return AdminAnswer.Outcome(success: false);
        }

        var avatar = await avatars.CreateAsync(account, cancellationToken);
        return AdminAnswer.Fields(
            ("email", account.Email),
            ("name", account.Name),
            ("authtoken", await sessions.IssueAsync(SessionKind.AuthToken, session, cancellationToken)),
            ("avatartoken", avatar),
            ("avatarurl", AvatarTokens.Url(context.BaseAddress, avatar)));
    }
}

/// <summary><c>getauthchallenge(authtype)</c>: <c>hashid</c> and <c>timestamp</c> for an RSA digest (notes, 2.2).</summary>
internal sealed class GetAuthChallenge(RsaChallenge challenge) : IAdminCommand
{
    public string Name => "getauthchallenge";

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var (hashId, timestamp) = await challenge.CreateAsync(cancellationToken);
        return AdminAnswer.Fields(("hashid", hashId), ("timestamp", timestamp));
    }
}

/// <summary>
/// <c>impersonatewebclient(email)</c>: the full address that signs in as that person, with exactly one <c>=</c> (notes, 2.4). For
/// administrators, and for oneself.
/// </summary>
internal sealed class ImpersonateWebClient(AccountDirectory accounts, Sessions sessions) : IAdminCommand
{
    public string Name => "impersonatewebclient";

    public bool AllowsAnonymous => false;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(parameters.Text("email")?.Trim() ?? "", cancellationToken);
        if (account is null || !context.MayActFor(account))
        {
            // A user who may not is told the same for people who exist and who do not.
            throw new IqException(context.Caller.AdminType == 0 ? "insufficient_rights" : "account_does_not_exist");
        }

        if (account.Domain.Length == 0)
        {
            throw new IqException("account_does_not_exist", "This account has no mailbox.");
        }

        var token = await sessions.IssueAsync(SessionKind.AuthToken, new LiveSession(account, IsPersistent: false), cancellationToken);
        return AdminAnswer.Text($"{context.BaseAddress}/webmail/?atoken={token}");
    }
}

/// <summary><c>authenticatewebclient(webclientsessionid)</c>: 1 and a new sid for a live webmail session, or 0 (notes, 2.6).</summary>
internal sealed class AuthenticateWebClient(Sessions sessions) : IAdminCommand
{
    public string Name => "authenticatewebclient";

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var offered = parameters.Text("webclientsessionid")?.Trim() ?? "";
        return await sessions.FindLiveAsync(SessionKind.Webmail, offered, cancellationToken) is { } session
            ? AdminAnswer.Outcome(success: true) with { Sid = await sessions.IssueAsync(SessionKind.Api, session, cancellationToken) }
            : AdminAnswer.Outcome(success: false);
    }
}

/// <summary><c>getsessioninfo</c>: who is signed in.</summary>
internal sealed class GetSessionInfo(AvatarTokens avatars) : IAdminCommand
{
    public string Name => "getsessioninfo";

    public bool AllowsAnonymous => false;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        AdminAnswer.Fields(
            ("email", context.Caller.Email),
            ("domain", context.Caller.Domain),
            ("admintype", context.Caller.AdminType.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("isgateway", "0"),
            ("name", context.Caller.Name),
            ("avatartoken", await avatars.CreateAsync(context.Caller, cancellationToken)),
            ("passwordexpired", "0"));
}

/// <summary><c>logout</c>: ends the session.</summary>
internal sealed class Logout(Sessions sessions) : IAdminCommand
{
    public string Name => "logout";

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        AdminAnswer.Outcome(context.SessionOrNull is not null && await sessions.EndAsync(context.Sid ?? "", cancellationToken));
}
