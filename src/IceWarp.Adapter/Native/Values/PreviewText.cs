using System.Text;

namespace IceWarp.Adapter.Native.Values;

/// <summary>The first words of a message for lists.</summary>
internal static class PreviewText
{
    private const int Longest = 200;

    /// <summary>One line of at most 200 characters: white space as single blanks, quoted lines left out.</summary>
    public static string Of(string text)
    {
        var preview = new StringBuilder(Longest);
        foreach (var line in text.EnumerateLines())
        {
            if (line.TrimStart().StartsWith(">", StringComparison.Ordinal))
            {
                continue;
            }

            Append(preview, line);
            if (preview.Length >= Longest)
            {
                break;
            }
        }

        var end = Math.Min(preview.Length, Longest);

        // Not through the middle of a surrogate pair.
        return preview.ToString(0, end > 0 && end < preview.Length && char.IsHighSurrogate(preview[end - 1]) ? end - 1 : end).TrimEnd();
    }

    private static void Append(StringBuilder preview, ReadOnlySpan<char> line)
    {
        if (preview.Length > 0 && preview[^1] != ' ')
        {
            preview.Append(' ');
        }

        foreach (var c in line)
        {
            if (preview.Length > Longest)
            {
                return;
            }

            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                preview.Append(c);
            }
            else if (preview.Length > 0 && preview[^1] != ' ')
            {
                preview.Append(' ');
            }
        }
    }
}
