using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.Accounts;

/// <summary>Outcome of a sign-in with a password.</summary>
/// <param name="Account">The account, or null when refused.</param>
/// <param name="IsBlocked">True when refused for too many failures, whatever the password.</param>
internal sealed record SignInResult(Account? Account, bool IsBlocked);

/// <summary>Checks a name and a password, rate-limited. Unknown names cost and answer the same as wrong passwords.</summary>
internal sealed class SignIn(AccountDirectory accounts, LoginLimiter limiter)
{
    /// <summary>Error code for a pair of name and address that has failed too often.</summary>
    public const string BlockedCode = "auth_too_many_attempts";

    /// <summary>The sentence beside it.</summary>
    public const string BlockedSentence = "Too many failed sign-ins. Wait five minutes and try again.";

    /// <summary>Names and passwords beyond this many characters are wrong unseen.</summary>
    private const int MaxLength = 1024;

    /// <summary>Checks; <paramref name="http"/> gives the address of who tries.</summary>
    public async Task<SignInResult> WithPasswordAsync(string name, string password, HttpContext http, CancellationToken cancellationToken)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (name.Length > MaxLength || password.Length > MaxLength)
        {
            return new SignInResult(null, IsBlocked: false);
        }

        name = name.Trim();
        if (limiter.IsBlocked(name, address))
        {
            return new SignInResult(null, IsBlocked: true);
        }

        var (account, hash) = await accounts.FindWithHashAsync(name, cancellationToken);
        if (!PasswordHash.Verify(password, hash))
        {
            limiter.Failed(name, address);
            return new SignInResult(null, IsBlocked: false);
        }

        // Guesses that ran side by side may have used up the allowance meanwhile: then even the right one is refused.
        if (limiter.IsBlocked(name, address))
        {
            return new SignInResult(null, IsBlocked: true);
        }

        limiter.Succeeded(name, address);
        return new SignInResult(account, IsBlocked: false);
    }
}
