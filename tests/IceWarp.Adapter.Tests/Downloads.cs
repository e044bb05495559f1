using System.Text;

namespace IceWarp.Adapter.Tests;

/// <summary>Reads downloads whole.</summary>
internal static class Downloads
{
    /// <summary>All bytes.</summary>
    public static async Task<byte[]> ReadAllAsync(this Download download)
    {
        using var bytes = new MemoryStream();
        await download.Stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>The text.</summary>
    public static async Task<string> ReadTextAsync(this Download download) => Encoding.UTF8.GetString(await download.ReadAllAsync());
}
