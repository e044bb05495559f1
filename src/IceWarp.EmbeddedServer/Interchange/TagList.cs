using System.Text;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>Tags of a field: comma separated, quotes around names with commas (notes, 4.1).</summary>
internal static class TagList
{
    /// <summary>The single tags.</summary>
    public static IReadOnlyList<string> Parse(string field)
    {
        var tags = new List<string>();
        var tag = new StringBuilder();
        var quoted = false;
        foreach (var character in field)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                tags.Add(tag.ToString().Trim());
                tag.Clear();
            }
            else
            {
                tag.Append(character);
            }
        }

        tags.Add(tag.ToString().Trim());
        return [.. tags.Where(single => single.Length > 0)];
    }

    /// <summary>One tag as the field writes it.</summary>
    public static string Quote(string tag)
    {
        var plain = tag.Replace("\"", "", StringComparison.Ordinal);
        return plain.Contains(',', StringComparison.Ordinal) ? "\"" + plain + "\"" : plain;
    }
}
