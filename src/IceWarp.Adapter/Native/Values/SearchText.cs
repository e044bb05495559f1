namespace IceWarp.Adapter.Native.Values;

/// <summary>What people type, for the server's search language (notes, 3.3): each word quoted, so that none is an operator.</summary>
internal static class SearchText
{
    /// <summary>The search for words, and for items with a tag; null when there is nothing to find.</summary>
    public static string? Write(string? typed, string? tag = null)
    {
        var words = (typed ?? "").Split([' ', '\t', '\n', '\r', '"'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Quote);
        var tags = Tags.Write([tag ?? ""]).Trim('"') is { Length: > 0 } name ? new[] { "tag:" + Quote(name) } : [];
        var terms = string.Join(' ', tags.Concat(words));
        return terms.Length == 0 ? null : terms;
    }

    private static string Quote(string text) => $"\"{text}\"";
}
