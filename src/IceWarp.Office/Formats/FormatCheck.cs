using System.IO.Compression;
using IceWarp.Office.Pool;

namespace IceWarp.Office.Formats;

/// <summary>Looks at a file before any office does: it must be what its name says, and must not unpack to more than anyone wants.</summary>
internal static class FormatCheck
{
    private const long MostUnpacked = 1L << 30;
    private const int MostEntries = 20_000;

    private static readonly Dictionary<string, Container[]> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        // An encrypted package lies in the old container.
        ["docx"] = [Container.Zip, Container.Compound],
        ["xlsx"] = [Container.Zip, Container.Compound],
        ["pptx"] = [Container.Zip, Container.Compound],
        ["docm"] = [Container.Zip, Container.Compound],
        ["xlsm"] = [Container.Zip, Container.Compound],
        ["pptm"] = [Container.Zip, Container.Compound],
        ["odt"] = [Container.Zip],
        ["ods"] = [Container.Zip],
        ["odp"] = [Container.Zip],
        ["doc"] = [Container.Compound, Container.RichText],
        ["xls"] = [Container.Compound],
        ["ppt"] = [Container.Compound],
        ["rtf"] = [Container.RichText],
        ["csv"] = [Container.Text],
        ["txt"] = [Container.Text],
    };

    private static readonly HashSet<string> Exports = new(StringComparer.Ordinal) { "pdf", "png", "svg", "html", "docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt", "rtf", "csv", "txt" };

    private enum Container
    {
        Unknown,
        Zip,
        Compound,
        RichText,
        Text,
    }

    /// <summary>The extension under which the office opens it.</summary>
    /// <exception cref="OfficeException">It is no office file, or not the one that its name says.</exception>
    public static string Check(string name, ReadOnlyMemory<byte> content)
    {
        var extension = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        var container = Recognize(content.Span);
        if (!Formats.TryGetValue(extension, out var containers) || !containers.Contains(container))
        {
            throw new OfficeException(OfficeFault.NotADocument, Sentences.Of(OfficeFault.NotADocument));
        }

        if (container == Container.Zip)
        {
            CheckPackage(content);
        }

        return extension;
    }

    /// <summary>Whether documents are exported in that format.</summary>
    public static bool IsExport(string format) => Exports.Contains(format);

    private static Container Recognize(ReadOnlySpan<byte> content) => content switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] => Container.Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Container.Compound,
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => Container.RichText,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => Container.Text,
        _ when !content.Contains((byte)0) => Container.Text,
        _ => Container.Unknown,
    };

    private static void CheckPackage(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (package.Entries.Count > MostEntries || package.Entries.Sum(entry => Math.Max(0, entry.Length)) > MostUnpacked)
            {
                throw new OfficeException(OfficeFault.TooLarge, Sentences.Of(OfficeFault.TooLarge));
            }
        }
        catch (InvalidDataException)
        {
            throw new OfficeException(OfficeFault.Broken, Sentences.Of(OfficeFault.Broken));
        }
    }
}
