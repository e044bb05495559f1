using System.IO.Compression;
using System.Text;

namespace IceWarp.EmbeddedServer.OfficeFiles;

/// <summary>Writes Office Open XML packages (ECMA-376 part 2): parts with their content types, and relationships.</summary>
internal sealed class OpenXmlPackage
{
    public const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<(string Path, string ContentType, string Xml)> _parts = [];
    private readonly Dictionary<string, List<(string Type, string Target)>> _relations = new(StringComparer.Ordinal);

    /// <summary>Adds a part; <paramref name="contentType"/> without the common <c>application/vnd.openxmlformats-officedocument.</c> and <c>+xml</c>.</summary>
    public OpenXmlPackage Part(string path, string contentType, string xml)
    {
        _parts.Add((path, contentType, xml));
        return this;
    }

    /// <summary>
    /// Relates <paramref name="source"/> (empty: the package) to a target, by the last word of the relationship type. Ids are rId1, rId2, ... in the order of adding.
    /// </summary>
    public OpenXmlPackage Relate(string source, string type, string target)
    {
        if (!_relations.TryGetValue(source, out var list))
        {
            _relations[source] = list = [];
        }

        list.Add((type, target));
        return this;
    }

    /// <summary>The package as bytes; the same parts give the same bytes.</summary>
    public byte[] ToArray()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", ContentTypes());
            foreach (var (source, relations) in _relations)
            {
                Write(zip, RelationsPath(source), RelationsXml(relations));
            }

            foreach (var (path, _, xml) in _parts)
            {
                Write(zip, path, xml);
            }
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive zip, string path, string xml)
    {
        var entry = zip.CreateEntry(path);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(Declaration + xml));
    }

    private static string RelationsPath(string source)
    {
        var slash = source.LastIndexOf('/');
        return $"{source[..(slash + 1)]}_rels/{source[(slash + 1)..]}.rels";
    }

    private static string RelationsXml(IEnumerable<(string Type, string Target)> relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select((relation, index) =>
            $"<Relationship Id=\"rId{index + 1}\" Type=\"{Relationships}/{relation.Type}\" Target=\"{relation.Target}\"/>"))
        + "</Relationships>";

    private string ContentTypes() =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + string.Concat(_parts.Select(part =>
            $"<Override PartName=\"/{part.Path}\" ContentType=\"application/vnd.openxmlformats-officedocument.{part.ContentType}+xml\"/>"))
        + "</Types>";
}
