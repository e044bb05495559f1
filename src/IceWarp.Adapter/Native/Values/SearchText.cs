namespace IceWarp.Adapter.Native.Values;

/// <summary>What people type, for the server's search language (notes, 3.3): each word quoted, so that none is an operator.</summary>
internal static class SearchText
{
    /// <summary>The search, or null when there is nothing to find.</summary>
    public static string? Write(string? typed)
    {
        var words = (typed ?? "").Split([' ', '\t', '\n', '\r', '"'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0 ? null : string.Join(' ', words.Select(word => $"\"{word}\""));
    }
}
