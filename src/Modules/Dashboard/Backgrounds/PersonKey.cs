using System.Security.Cryptography;
using System.Text;
using IceWarp.Kernel.Security;

namespace IceWarp.Modules.Dashboard.Backgrounds;

/// <summary>
/// Turns an address into the key of the person's picture: HMAC-SHA256 with a secret of this installation, so that the database names nobody
/// and a list of addresses cannot be tried on it. The secret is the file <c>backgrounds.key</c> beside it; without it the pictures belong to
/// nobody any more.
/// </summary>
internal sealed class PersonKey(string folder)
{
    private readonly InstallationSecret _secret = new(folder, "backgrounds.key", "restore it from a backup, or delete it together with backgrounds.db.");

    /// <summary>The key of an address; case does not matter.</summary>
    public byte[] Of(string email) => HMACSHA256.HashData(_secret.Bytes, Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));
}
