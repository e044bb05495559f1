using System.Text;

namespace IceWarp.Adapter.Native.Values;

/// <summary>Tags in EVNTYPE: parted by commas, names that have a comma in quotes (notes, 4.1).</summary>
internal static class Tags
{
    /// <summary>Reads tags; empty ones are left out.</summary>
    public static IReadOnlyList<string> Read(string text) =>
        text.Length == 0 ? [] : [.. Split(text).Select(tag => tag.Replace("\"", "", StringComparison.Ordinal).Trim()).Where(tag => tag.Length > 0)];

    /// <summary>Writes tags. Quotes within a name cannot be written and are dropped.</summary>
    public static string Write(IReadOnlyList<string> tags) => string.Join(',', tags.Select(Write));

    // Every other piece between quotes is quoted: its commas are part of the name.
    private static IEnumerable<string> Split(string text)
    {
        var name = new StringBuilder();
        foreach (var (index, piece) in text.Split('"').Index())
        {
            var names = index % 2 == 1 ? [piece] : piece.Split(',');
            name.Append(names[0]);
            foreach (var next in names.Skip(1))
            {
                yield return name.ToString();
                name.Clear().Append(next);
            }
        }

        yield return name.ToString();
    }

    private static string Write(string tag)
    {
        var plain = tag.Replace("\"", "", StringComparison.Ordinal).Trim();
        return plain.Contains(',', StringComparison.Ordinal) ? $"\"{plain}\"" : plain;
    }
}
