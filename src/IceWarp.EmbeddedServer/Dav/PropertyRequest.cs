using System.Xml.Linq;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Which properties a request asks for (RFC 4918, 14.20).</summary>
/// <param name="Names">Their names; null for all but those that must be named.</param>
/// <param name="Included">Names beside all (14.8).</param>
/// <param name="NamesOnly">Whether only the names are wanted, without values.</param>
internal sealed record PropertyRequest(IReadOnlyCollection<XName>? Names, IReadOnlyCollection<XName> Included, bool NamesOnly)
{
    /// <summary>Reads <c>prop</c>, <c>propname</c>, or <c>allprop</c> with <c>include</c>, below a body; no body asks for all.</summary>
    public static PropertyRequest Of(XElement? body) => new(
        body?.Element(D + "prop") is { } prop ? NamesBelow(prop) : null,
        body?.Element(D + "include") is { } include ? NamesBelow(include) : [],
        body?.Element(D + "propname") is not null);

    /// <summary>Whether a property is named.</summary>
    public bool Asks(XName name) => Names?.Contains(name) ?? Included.Contains(name);

    private static List<XName> NamesBelow(XElement element) => [.. element.Elements().Select(property => property.Name).Distinct()];
}
