using System.Security.Cryptography;

namespace IceWarp.Kernel.Security;

/// <summary>
/// 32 random bytes of this installation in a file of its data folder, readable by the owner alone; made at the first use. Of nobody: it names
/// no person and opens nothing of one.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="name">Name of the file: <c>backgrounds.key</c>.</param>
/// <param name="remedy">English: what may be done when the file is damaged.</param>
public sealed class InstallationSecret(string folder, string name, string remedy)
{
    private const int Length = 32;
    private readonly Lazy<byte[]> _bytes = new(() => ReadOrCreate(folder, name, remedy));

    /// <summary>The secret.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Value;

    private static byte[] ReadOrCreate(string folder, string name, string remedy)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Create(path);
        }

        var secret = File.ReadAllBytes(path);
        return secret.Length == Length ? secret : throw new InvalidOperationException($"{name} in the data folder is damaged: {remedy}");
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
            file.Write(RandomNumberGenerator.GetBytes(Length));
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
