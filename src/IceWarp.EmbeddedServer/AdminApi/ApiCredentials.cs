using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Auth;
using IceWarp.EmbeddedServer.Iq;
using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>Checks the parameters that authenticate, getauthtoken and getjwttoken share: <c>authtype email password digest</c> (notes, 2.2, 2.3).</summary>
internal sealed class ApiCredentials(SignIn signIn, RsaChallenge challenge)
{
    /// <summary><c>authtype</c> of an RSA digest.</summary>
    private const string Rsa = "1";

    /// <summary>The live session to be, or null when the credentials are wrong. Throws when blocked or the digest is too old.</summary>
    public async Task<LiveSession?> CheckAsync(XElement parameters, HttpContext http, CancellationToken cancellationToken)
    {
        var password = parameters.Text("password") ?? "";
        if (parameters.Text("authtype")?.Trim() == Rsa)
        {
            var digest = await challenge.DecryptAsync(parameters.Text("digest")?.Trim() ?? "", cancellationToken);
            password = digest.IsFresh ? digest.Password ?? "" : throw new IqException("login_expired");
        }

        var result = await signIn.WithPasswordAsync(parameters.Text("email") ?? "", password, http, cancellationToken);
        if (result.IsBlocked)
        {
            throw new IqException(SignIn.BlockedCode, SignIn.BlockedSentence);
        }

        return result.Account is { } account ? new LiveSession(account, parameters.Text("persistentlogin")?.Trim() == "1") : null;
    }
}
