using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using IceWarp.EmbeddedServer.Accounts;
using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>
/// Basic authentication with the full address (checklist 14); <c>@</c> may come as <c>%40</c>. Clients send the password with every request, so a
/// pair that was right is remembered for a while, as a keyed hash in memory, and counts only as long as the stored password hash is the same.
/// </summary>
internal sealed class DavCredentials(SignIn signIn, AccountDirectory accounts, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);
    private const int MostRemembered = 1000;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (string Hash, DateTimeOffset Until)> _right = new(StringComparer.Ordinal);

    /// <summary>The account, or null. Throws 429 for a pair of name and address that has failed too often.</summary>
    public async Task<Account?> FindAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (Parse(http.Request.Headers.Authorization.ToString()) is not var (name, password))
        {
            return null;
        }

        var (account, hash) = await accounts.FindWithHashAsync(name, cancellationToken);
        var proof = Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(name.ToLowerInvariant() + "\n" + password)));
        if (account is not null && _right.TryGetValue(proof, out var known) && known.Until > time.GetUtcNow() && known.Hash == hash)
        {
            return account;
        }

        var result = await signIn.WithPasswordAsync(name, password, http, cancellationToken);
        if (result.IsBlocked)
        {
            throw new DavException(StatusCodes.Status429TooManyRequests);
        }

        if (result.Account is not null && hash is not null)
        {
            Remember(proof, hash);
        }

        return result.Account;
    }

    /// <summary>Name and password of a Basic header, or null.</summary>
    public static (string Name, string Password)? Parse(string header)
    {
        const string Scheme = "Basic ";
        var bytes = new byte[header.Length];
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (pair[..colon].Replace("%40", "@", StringComparison.Ordinal), pair[(colon + 1)..]);
    }

    /// <summary>Asks for a name and a password.</summary>
    public static void Challenge(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"IceWarp\", charset=\"UTF-8\"";
    }

    private void Remember(string proof, string hash)
    {
        var now = time.GetUtcNow();
        if (_right.Count >= MostRemembered)
        {
            foreach (var (old, _) in _right.Where(entry => entry.Value.Until <= now || _right.Count >= MostRemembered))
            {
                _right.TryRemove(old, out _);
            }
        }

        _right[proof] = (hash, now + Remembered);
    }
}
