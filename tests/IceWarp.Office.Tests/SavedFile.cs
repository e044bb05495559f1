using System.IO.Compression;
using System.Xml.Linq;

namespace IceWarp.Office.Tests;

/// <summary>Looks into what the office saved, without the office.</summary>
internal static class SavedFile
{
    /// <summary>The text of a part of a package, without its marks.</summary>
    public static string Text(ReadOnlyMemory<byte> package, string part) => XDocument.Parse(Part(package, part)).Root?.Value ?? "";

    /// <summary>A part of a package.</summary>
    public static string Part(ReadOnlyMemory<byte> package, string part)
    {
        using var archive = new ZipArchive(new MemoryStream(package.ToArray()));
        using var reader = new StreamReader((archive.GetEntry(part) ?? throw new InvalidOperationException($"There is no {part}.")).Open());
        return reader.ReadToEnd();
    }
}
