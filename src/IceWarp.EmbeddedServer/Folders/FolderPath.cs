using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary>Paths of folders: names joined by <c>/</c>.</summary>
internal static class FolderPath
{
    private const int MaxNameLength = 255;
    private const int MaxDepth = 16;
    private const string BadCharacters = "\\\"<>*?:|";

    /// <summary>
    /// Throws <c>folder_name_bad_char</c> unless a new folder may have this path: 1 to 16 names of 1 to 255 characters, none of
    /// <c>\ " &lt; &gt; * ? : |</c> or control characters, no blanks at the ends, not <c>.</c> or <c>..</c>, not like the special folders.
    /// </summary>
    public static void DemandUsable(string path)
    {
        var names = path.Split('/');
        if (names.Length > MaxDepth || path.StartsWith('~') || !names.All(IsUsable))
        {
            throw new IqException("folder_name_bad_char", path);
        }
    }

    /// <summary>The path above, or null at the top.</summary>
    public static string? Parent(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : null;

    /// <summary>The last name.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>True for the folders that the server itself keeps: nobody renames or deletes them.</summary>
    public static bool IsFixed(string path) => path == "INBOX" || path.StartsWith("__@@", StringComparison.Ordinal);

    private static bool IsUsable(string name) =>
        name.Length is > 0 and <= MaxNameLength
        && name is not ("." or "..")
        && name.Trim() == name
        && !name.StartsWith("__@@", StringComparison.Ordinal)
        && !name.Any(c => char.IsControl(c) || BadCharacters.Contains(c, StringComparison.Ordinal));
}
