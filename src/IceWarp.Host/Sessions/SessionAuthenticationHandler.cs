using System.Runtime.ExceptionServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using IceWarp.Adapter;
using IceWarp.Host.Errors;
using IceWarp.Kernel.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace IceWarp.Host.Sessions;

/// <summary>Signs a request in from its cookie and gives the session to the stores of its scope. Writes the cookie anew after a renewal.</summary>
internal sealed class SessionAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    SessionCookie cookie,
    SignOutBook signOuts) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "session";

    /// <summary>Claim with <see cref="SealedSession.Id"/>.</summary>
    public const string SessionId = "sid";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (cookie.Read(Request) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        try
        {
            var verdict = await signOuts.CheckAsync(session, Context.RequestAborted);
            return verdict.Ended ? AuthenticateResult.Fail(new ProblemException(SessionErrors.SignedOut)) : LetIn(session, verdict.Server);
        }
        catch (ServerException unknown)
        {
            // Addresses that need no sign-in answer all the same.
            return AuthenticateResult.Fail(unknown);
        }
    }

    private AuthenticateResult LetIn(SealedSession session, ServerSession current)
    {
        Context.Features.Set(session);
        var server = Context.RequestServices.GetRequiredService<IServerContext>();
        server.Use(session.Server);
        if (current != session.Server)
        {
            server.Renew(current);
        }

        Response.OnStarting(() =>
        {
            // A sign-in or sign-out in the same exchange has already said what the cookie is to be.
            if (server.Renewed && !Response.Headers.SetCookie.Any(line => line?.StartsWith(SessionCookie.Name, StringComparison.Ordinal) == true))
            {
                cookie.Write(Context, session with { Server = server.Session });
            }

            return Task.CompletedTask;
        });
        var identity = new ClaimsIdentity(
            [new Claim(SessionId, session.Id), new Claim(ClaimTypes.NameIdentifier, session.Server.Email)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <inheritdoc />
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if ((await HandleAuthenticateOnceSafeAsync()).Failure is { } reason)
        {
            ExceptionDispatchInfo.Throw(reason);
        }

        await ProblemResponse.WriteAsync(Context, SessionErrors.Required);
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemResponse.WriteAsync(Context, ServerErrors.For(ServerFailure.NoRight));
}
