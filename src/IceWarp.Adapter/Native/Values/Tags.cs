using System.Text;

namespace IceWarp.Adapter.Native.Values;

/// <summary>Tags in EVNTYPE: parted by commas, names that have a comma in quotes (notes, 4.1).</summary>
internal static class Tags
{
    /// <summary>Reads tags; empty ones are left out.</summary>
    public static IReadOnlyList<string> Read(string text) =>
        text.Length == 0 ? [] : [.. SeparatedList.Split(text, ',').Select(tag => tag.Trim().Trim('"').Trim()).Where(tag => tag.Length > 0)];

    /// <summary>Writes tags. Quotes within a name cannot be written and are dropped.</summary>
    public static string Write(IReadOnlyList<string> tags) => string.Join(',', tags.Select(Write));

    private static string Write(string tag)
    {
        var plain = tag.Replace("\"", "", StringComparison.Ordinal).Trim();
        return plain.Contains(',', StringComparison.Ordinal) ? $"\"{plain}\"" : plain;
    }
}

/// <summary>Splits lists whose members may be quoted.</summary>
internal static class SeparatedList
{
    /// <summary>The members as they are written, quotes included.</summary>
    public static IEnumerable<string> Split(string text, char separator)
    {
        var member = new StringBuilder();
        var quoted = false;
        var bracketed = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && quoted && i + 1 < text.Length)
            {
                member.Append(c).Append(text[++i]);
                continue;
            }

            quoted ^= c == '"';
            bracketed = !quoted && c is '<' or '>' ? c == '<' : bracketed;
            if (c == separator && !quoted && !bracketed)
            {
                yield return member.ToString();
                member.Clear();
            }
            else
            {
                member.Append(c);
            }
        }

        yield return member.ToString();
    }
}
