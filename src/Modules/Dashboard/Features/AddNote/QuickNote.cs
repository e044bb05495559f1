using IceWarp.Adapter;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Makes a note of what a person typed into the quick note. Pure; no word is lost.</summary>
internal static class QuickNote
{
    /// <summary>Longest title, in UTF-16 units; the server's own pages cut titles there.</summary>
    public const int LongestTitle = 128;

    /// <summary>
    /// The first line that is not blank is the title, the lines after it the plain text. Where the line is longer than a title may be, the
    /// title is its beginning and the text keeps the whole line.
    /// </summary>
    public static NoteDraft Draft(string text)
    {
        var whole = text.ReplaceLineEndings("\n").Trim();
        var end = whole.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? whole : whole[..end]).TrimEnd();
        var title = Cut(line);
        var body = title.Length < line.Length ? whole : end < 0 ? "" : whole[(end + 1)..].TrimStart('\n');
        return new NoteDraft(title, new RichText(body, IsHtml: false), []);
    }

    private static string Cut(string line)
    {
        if (line.Length <= LongestTitle)
        {
            return line;
        }

        // Never through the middle of a surrogate pair.
        var length = char.IsHighSurrogate(line[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle;
        return line[..length];
    }
}
