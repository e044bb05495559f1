using System.Globalization;
using System.Security.Cryptography;

namespace IceWarp.EmbeddedServer.Accounts;

/// <summary>
/// Password hashes: PBKDF2 with HMAC-SHA-512 and a random salt, written as <c>pbkdf2-sha512$iterations$salt$key</c> (base64), so that the
/// number of iterations can grow without breaking those already stored. Comparison takes constant time.
/// </summary>
internal static class PasswordHash
{
    /// <summary>Iterations of new hashes: OWASP's figure for SHA-512.</summary>
    public const int Iterations = 210_000;

    private const string Scheme = "pbkdf2-sha512";
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;

    /// <summary>Hashes a new password.</summary>
    public static string Create(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var key = Derive(password, salt, Iterations);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(key)}");
    }

    /// <summary>Whether the password is the one hashed. A null or malformed hash answers false after the same work, so that an unknown name cannot be told by time.</summary>
    public static bool Verify(string password, string? hash)
    {
        var known = TryParse(hash, out var iterations, out var salt, out var key);
        if (!known)
        {
            (iterations, salt, key) = (Iterations, new byte[SaltBytes], new byte[KeyBytes]);
        }

        var same = CryptographicOperations.FixedTimeEquals(Derive(password, salt, iterations), key);
        return known && same;
    }

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, KeyBytes);

    private static bool TryParse(string? hash, out int iterations, out byte[] salt, out byte[] key)
    {
        (iterations, salt, key) = (0, [], []);
        var parts = hash?.Split('$') ?? [];
        if (parts.Length != 4 || parts[0] != Scheme
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out iterations) || iterations == 0)
        {
            return false;
        }

        var (saltBuffer, keyBuffer) = (new byte[SaltBytes], new byte[KeyBytes]);
        (salt, key) = (saltBuffer, keyBuffer);
        return Convert.TryFromBase64String(parts[2], saltBuffer, out var saltLength) && saltLength == SaltBytes
            && Convert.TryFromBase64String(parts[3], keyBuffer, out var keyLength) && keyLength == KeyBytes;
    }
}
