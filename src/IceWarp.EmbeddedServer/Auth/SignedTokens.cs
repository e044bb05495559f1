using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IceWarp.EmbeddedServer.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace IceWarp.EmbeddedServer.Auth;

/// <summary>JSON web tokens signed with HS256 (RFC 7515, 7519) by keys of this server, one key a purpose.</summary>
internal sealed class SignedTokens(Secrets secrets, TimeProvider time)
{
    private const int KeyBytes = 32;
    private const int MaxLength = 8192;

    private static readonly string Header = WebEncoders.Base64UrlEncode("""{"alg":"HS256","typ":"JWT"}"""u8.ToArray());

    /// <summary>Signs the claims and adds <c>iat</c> and <c>exp</c>.</summary>
    public async Task<string> CreateAsync(string purpose, JsonObject claims, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        claims["iat"] = now;
        claims["exp"] = now + (long)lifetime.TotalSeconds;
        var signed = Header + "." + WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        return signed + "." + WebEncoders.Base64UrlEncode(await SignAsync(purpose, signed, cancellationToken));
    }

    /// <summary>The claims of a token that this server signed for that purpose and that has not ended, or null.</summary>
    public async Task<JsonObject?> ReadAsync(string purpose, string token, CancellationToken cancellationToken)
    {
        var parts = token.Length <= MaxLength ? token.Split('.') : [];

        // Only our own header is accepted, so "alg":"none" and its relatives never come to be considered.
        if (parts.Length != 3 || parts[0] != Header)
        {
            return null;
        }

        try
        {
            var signature = WebEncoders.Base64UrlDecode(parts[2]);
            var expected = await SignAsync(purpose, parts[0] + "." + parts[1], cancellationToken);
            if (!CryptographicOperations.FixedTimeEquals(signature, expected)
                || JsonNode.Parse(WebEncoders.Base64UrlDecode(parts[1])) is not JsonObject claims)
            {
                return null;
            }

            return claims["exp"]?.GetValue<long>() > time.GetUtcNow().ToUnixTimeSeconds() ? claims : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    private async Task<byte[]> SignAsync(string purpose, string text, CancellationToken cancellationToken)
    {
        var key = await secrets.GetOrCreateAsync("hs256-" + purpose, () => RandomNumberGenerator.GetBytes(KeyBytes), cancellationToken);
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
    }
}
