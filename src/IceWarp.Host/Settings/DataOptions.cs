namespace IceWarp.Host.Settings;

/// <summary>Section <c>Data</c>: what is kept on this host.</summary>
internal sealed class DataOptions
{
    /// <summary>Folder of the keys, the background pictures and the embedded server's database; made at start, open to its owner alone.</summary>
    public string Folder { get; init; } = "data";
}
