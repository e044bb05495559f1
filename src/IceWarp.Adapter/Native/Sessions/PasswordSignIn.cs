using System.Net;
using System.Security.Cryptography;
using System.Text;
using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;

namespace IceWarp.Adapter.Native.Sessions;

/// <summary>
/// Signs in with address and password: by token (notes, 2.3), else by RSA digest (2.2), else plain (2.1). A refused password stops at
/// once: three refused attempts for one mistake could lock the account.
/// </summary>
internal sealed class PasswordSignIn(ServerClient client, TokenSignIn tokens)
{
    private const int SmallestModulus = 256;

    /// <summary>A new session with its secret. <see cref="ServerFailure.WrongCredentials"/> for a wrong pair.</summary>
    public async Task<ServerSession> SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var sid = await ByTokenAsync(email, password, cancellationToken)
            ?? await ByDigestAsync(email, password, cancellationToken)
            ?? await PlainAsync(email, password, cancellationToken);
        return new ServerSession(email, sid, password);
    }

    private async Task<string?> ByTokenAsync(string email, string password, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.AskAsync(
                "api.getauthtoken",
                ServerClient.Api,
                uid => ApiCommand.Write(
                    uid,
                    sid: null,
                    "getauthtoken",
                    new("email", email),
                    new("password", password),
                    new("digest"),
                    new("authtype", "0"),
                    new("persistentlogin", "0")),
                Access.Write,
                cancellationToken);
            var result = answer.Find("query", "result");
            if (result?.Value("authtoken") is { Length: > 0 } token)
            {
                return await tokens.ExchangeAsync(token, cancellationToken);
            }

            return result?.Text.Trim() is "0" or "-6" ? throw new ServerException(ServerFailure.WrongCredentials, "getauthtoken") : null;
        }
        catch (ServerException fault) when (MayTryAnotherWay(fault))
        {
            return null;
        }
    }

    private async Task<string?> ByDigestAsync(string email, string password, CancellationToken cancellationToken)
    {
        try
        {
            var challenge = await client.AskAsync(
                "webmail.auth.challenge",
                ServerClient.Webmail,
                uid => Auth(uid, "get", new("username", email), new("method", "rsa")),
                Access.Read,
                cancellationToken);
            if (challenge.Child("query") is not { } query || Digest(query, password) is not { } digest)
            {
                return null;
            }

            return Sid(await client.AskAsync(
                "webmail.auth.rsa",
                ServerClient.Webmail,
                uid => Auth(uid, "set", new("username", email), new("method", "RSA"), new("digest", digest)),
                Access.Write,
                cancellationToken));
        }
        catch (ServerException fault) when (MayTryAnotherWay(fault))
        {
            return null;
        }
    }

    private async Task<string> PlainAsync(string email, string password, CancellationToken cancellationToken)
    {
        try
        {
            return Sid(await client.AskAsync(
                "webmail.auth.plain",
                ServerClient.Webmail,
                uid => Auth(uid, "set", new("username", email), new("method", "plain"), new("digest", password)),
                Access.Write,
                cancellationToken));
        }
        catch (ServerException fault) when (fault.Failure == ServerFailure.NotFound)
        {
            // An unknown address must look like a wrong password.
            throw new ServerException(ServerFailure.WrongCredentials, fault.Detail, innerException: fault);
        }
    }

    // Not after a verdict on the password, and not where the server asks to be left alone or takes its time.
    private static bool MayTryAnotherWay(ServerException fault) => fault.Failure is not
        (ServerFailure.WrongCredentials or ServerFailure.Busy or ServerFailure.TimedOut or ServerFailure.TooLarge)
        && fault.Detail != "auth_two_factor_required";

    // Text of at most 245 bytes fits a 2048-bit key (RFC 8017, 7.2.1); a longer password goes the next way.
    private static string? Digest(IqElement challenge, string password)
    {
        try
        {
            var modulus = Convert.FromHexString(challenge.Value("hashid").Trim());
            if (modulus.Length < SmallestModulus)
            {
                return null;
            }

            using var rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = [1, 0, 1] });
            var text = $"p={WebUtility.UrlEncode(password)}&t={challenge.Value("timestamp").Trim()}";
            return Convert.ToHexStringLower(rsa.Encrypt(Encoding.ASCII.GetBytes(text), RSAEncryptionPadding.Pkcs1));
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static IqElement Auth(string uid, string type, params IEnumerable<IqElement> children) =>
        new IqElement("iq", IqQuery.Of("auth", children)).With("uid", uid).With("type", type);

    private static string Sid(IqElement answer) => SessionToken.Demand(answer.Attribute("sid"));
}
