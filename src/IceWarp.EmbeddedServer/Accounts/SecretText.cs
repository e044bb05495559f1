using System.Security.Cryptography;
using System.Text;

namespace IceWarp.EmbeddedServer.Accounts;

/// <summary>Compares secrets that are kept as they are (meeting passwords), in a time that tells neither content nor length.</summary>
internal static class SecretText
{
    public static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
