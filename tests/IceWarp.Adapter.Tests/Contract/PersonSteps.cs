using System.Text;

namespace IceWarp.Adapter.Tests.Contract;

/// <summary>Steps that many contracts begin with.</summary>
internal static class PersonSteps
{
    /// <summary>A new folder of the person with a name of its own.</summary>
    public static Task<Folder> NewFolderAsync(this PersonScope person, FolderKind kind) =>
        person.Get<IFolderStore>().CreateAsync($"Contract {Guid.NewGuid():N}", kind, CancellationToken.None);

    /// <summary>All bytes of a download.</summary>
    public static async Task<byte[]> ReadAllAsync(this Download download)
    {
        using var bytes = new MemoryStream();
        await download.Stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>A download as text.</summary>
    public static async Task<string> ReadTextAsync(this Download download) => Encoding.UTF8.GetString(await download.ReadAllAsync());
}
