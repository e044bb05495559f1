using System.Text;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Files whose content the value <c>data</c> reads and sets (notes, 3.5): text and HTML below 512 kB.</summary>
internal static class TextFiles
{
    /// <summary>Content from this many bytes on is not read or set as a value.</summary>
    public const int TooLong = 512 * 1024;

    private static readonly string[] Extensions = [".txt", ".html", ".htm", ".md", ".csv", ".log", ".json", ".xml"];

    /// <summary>Whether a name is that of a text file.</summary>
    public static bool IsText(string name) => Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is that of an HTML file.</summary>
    public static bool IsHtml(string name) => Path.GetExtension(name).StartsWith(".htm", StringComparison.OrdinalIgnoreCase);

    /// <summary>Text of UTF-8 bytes, byte order mark left out.</summary>
    public static string Decode(byte[] data)
    {
        var bytes = data.AsSpan();
        return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
    }
}
