using System.Xml;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Names of the XML vocabularies of WebDAV (RFC 4918), CalDAV (RFC 4791), CardDAV (RFC 6352), and hostile-proof reading.</summary>
internal static class DavXml
{
    public static readonly XNamespace D = "DAV:";
    public static readonly XNamespace Cal = "urn:ietf:params:xml:ns:caldav";
    public static readonly XNamespace Card = "urn:ietf:params:xml:ns:carddav";
    public static readonly XNamespace CalendarServer = "http://calendarserver.org/ns/";

    private const int MaxBytes = 1024 * 1024;
    private const int MaxDepth = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        Async = true,
    };

    /// <summary>
    /// The root of a request body, or null for an empty one. Throws 400 for anything that is not well-formed XML within the limits: entities,
    /// document types, depth and size included.
    /// </summary>
    public static async Task<XElement?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        try
        {
            await new LimitedStream(body, MaxBytes).CopyToAsync(bytes, cancellationToken);
            if (bytes.Length == 0)
            {
                return null;
            }

            bytes.Position = 0;
            using var reader = XmlReader.Create(bytes, Settings);
            using var shallow = new DepthLimitingReader(reader, MaxDepth);
            return (await XDocument.LoadAsync(shallow, LoadOptions.None, cancellationToken)).Root;
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or InvalidOperationException)
        {
            throw new DavException(400, null, fault);
        }
    }

    /// <summary>A multistatus with the prefixes that people expect.</summary>
    public static XElement Multistatus(params IEnumerable<XElement> responses) => new(
        D + "multistatus",
        new XAttribute(XNamespace.Xmlns + "D", D.NamespaceName), new XAttribute(XNamespace.Xmlns + "C", Cal.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "CR", Card.NamespaceName), new XAttribute(XNamespace.Xmlns + "CS", CalendarServer.NamespaceName),
        responses);

    /// <summary>A document as text. Characters that XML cannot say become U+FFFD.</summary>
    public static string Write(XElement root)
    {
        foreach (var text in root.DescendantNodes().OfType<XText>().Where(text => !text.Value.All(IsSayable)))
        {
            text.Value = string.Concat(text.Value.Select(character => IsSayable(character) ? character : '\uFFFD'));
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting);
    }

    private static bool IsSayable(char character) => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character);
}
