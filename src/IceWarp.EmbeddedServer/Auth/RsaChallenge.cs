using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IceWarp.EmbeddedServer.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace IceWarp.EmbeddedServer.Auth;

/// <summary>What a digest says once decrypted.</summary>
/// <param name="Password"><c>p</c>: the password, or null.</param>
/// <param name="SessionId"><c>i</c>: a session id (method <c>rsaip</c>), or null.</param>
/// <param name="IsFresh">Whether <c>t</c> lies within <see cref="RsaChallenge.MaxAge"/> of now.</param>
internal sealed record Digest(string? Password, string? SessionId, bool IsFresh);

/// <summary>
/// The server's RSA key for passwords (notes, 2.2): 2048 bits, exponent 65537, RSAES-PKCS1-v1_5 over
/// <c>p=&lt;url-encoded password&gt;&amp;t=&lt;unix seconds&gt;</c>, lower-case hex. Made on first use.
/// </summary>
internal sealed class RsaChallenge(Secrets secrets, TimeProvider time) : IDisposable
{
    /// <summary>How far the time of a digest may be from the server's.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(300);

    private readonly SemaphoreSlim _once = new(1, 1);
    private RSA? _key;

    /// <summary>The modulus in lower-case hex (<c>hashid</c>) and the server's time in unix seconds (<c>timestamp</c>).</summary>
    public async Task<(string HashId, string Timestamp)> CreateAsync(CancellationToken cancellationToken)
    {
        var key = await KeyAsync(cancellationToken);
        var modulus = key.ExportParameters(includePrivateParameters: false).Modulus ?? [];
        return (Convert.ToHexStringLower(modulus), time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Decrypts. A digest that does not decrypt reads as an empty one and so ends as a wrong password: whoever probes the padding
    /// learns nothing.
    /// </summary>
    public async Task<Digest> DecryptAsync(string hex, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(cancellationToken);
        try
        {
            var text = Encoding.UTF8.GetString(key.Decrypt(Convert.FromHexString(hex), RSAEncryptionPadding.Pkcs1));
            var fields = QueryHelpers.ParseQuery(text);
            string? Field(string name) => fields.TryGetValue(name, out var value) ? value.ToString() : null;
            var sent = long.TryParse(Field("t"), NumberStyles.None, CultureInfo.InvariantCulture, out var t) ? t : 0;
            var age = Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - sent);
            return new Digest(Field("p"), Field("i"), age <= MaxAge.TotalSeconds);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return new Digest(null, null, IsFresh: true);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _key?.Dispose();
        _once.Dispose();
    }

    private async Task<RSA> KeyAsync(CancellationToken cancellationToken)
    {
        await _once.WaitAsync(cancellationToken);
        try
        {
            if (_key is null)
            {
                var pkcs8 = await secrets.GetOrCreateAsync("auth-rsa", NewKey, cancellationToken);
                _key = RSA.Create();
                _key.ImportPkcs8PrivateKey(pkcs8, out _);
            }

            return _key;
        }
        finally
        {
            _once.Release();
        }
    }

    private static byte[] NewKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKey();
    }
}
