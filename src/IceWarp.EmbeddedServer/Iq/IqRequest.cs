using System.Xml;
using System.Xml.Linq;

namespace IceWarp.EmbeddedServer.Iq;

/// <summary>A parsed <c>iq</c> request of webmail.php or icewarpapi. Content-Type and attribute order do not matter.</summary>
/// <param name="Sid">Session id as sent, or null.</param>
/// <param name="Uid">Opaque id of the client, echoed.</param>
/// <param name="Type"><c>get</c>, <c>set</c> or what else was sent.</param>
/// <param name="IsJson">True when the answer is to be JSON.</param>
/// <param name="Queries">The <c>query</c> children.</param>
internal sealed record IqRequest(string? Sid, string? Uid, string Type, bool IsJson, IReadOnlyList<XElement> Queries)
{
    /// <summary>Largest request, in bytes: files go by upload.php, so this is generous.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Deepest nesting of elements.</summary>
    public const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        Async = true,
    };

    /// <summary>
    /// Parses a request. Throws <see cref="IqException"/> with <c>xmlrequest_invalid</c> for anything that is not well-formed XML within
    /// the limits: entities, document types, depth and size included.
    /// </summary>
    public static async Task<IqRequest> ParseAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = XmlReader.Create(new LimitedStream(body, MaxBytes), Settings);
            using var shallow = new DepthLimitingReader(reader, MaxDepth);
            var document = await XDocument.LoadAsync(shallow, LoadOptions.PreserveWhitespace, cancellationToken);
            return From(document.Root!);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or InvalidOperationException)
        {
            throw new IqException("xmlrequest_invalid", "The request is not well-formed XML within the limits.", fault);
        }
    }

    private static IqRequest From(XElement root)
    {
        if (root.Name.LocalName != "iq")
        {
            throw new IqException("xmlrequest_missing_tag", "iq");
        }

        var format = root.Attr("format");
        return new IqRequest(
            root.Attr("sid"), root.Attr("uid"), root.Attr("type")?.ToLowerInvariant() is { Length: > 0 } type ? type : "get",
            format is not null && format.Contains("json", StringComparison.OrdinalIgnoreCase), [.. root.Kids("query")]);
    }
}
