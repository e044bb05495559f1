using System.Security.Cryptography;
using System.Text;

namespace IceWarp.Modules.Dashboard.Backgrounds;

/// <summary>
/// Turns an address into the key of the person's picture: HMAC-SHA256 with a secret of this installation, so that the database names nobody
/// and a list of addresses cannot be tried on it. The secret is the file <c>backgrounds.key</c> beside it, readable by the owner alone;
/// without it the pictures belong to nobody any more.
/// </summary>
internal sealed class PersonKey(string folder)
{
    private const int SecretBytes = 32;
    private readonly Lazy<byte[]> _secret = new(() => ReadOrCreate(folder));

    /// <summary>The key of an address; case does not matter.</summary>
    public byte[] Of(string email) => HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));

    private static byte[] ReadOrCreate(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "backgrounds.key");
        if (!File.Exists(path))
        {
            Create(path);
        }

        var secret = File.ReadAllBytes(path);
        return secret.Length == SecretBytes
            ? secret
            : throw new InvalidOperationException("backgrounds.key in the data folder is damaged: restore it from a backup, or delete it together with backgrounds.db.");
    }

    // Written aside and moved, so that a crash leaves no half a secret; of two processes the first wins.
    private static void Create(string path)
    {
        var aside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(aside, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(SecretBytes));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
