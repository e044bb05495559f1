using System.Xml.Linq;

namespace IceWarp.EmbeddedServer.Iq;

/// <summary>Reads requests by local name, in any letter case: clients repeat the namespace on children, or leave it out (checklist 1).</summary>
internal static class XElementExtensions
{
    /// <summary>First child of that name, or null.</summary>
    public static XElement? Kid(this XElement element, string name) => element.Kids(name).FirstOrDefault();

    /// <summary>Children of that name.</summary>
    public static IEnumerable<XElement> Kids(this XElement element, string name) =>
        element.Elements().Where(child => string.Equals(child.Name.LocalName, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Text of the first child of that name, or null.</summary>
    public static string? Text(this XElement element, string name) => element.Kid(name)?.Value;

    /// <summary>Attribute of that name, or null.</summary>
    public static string? Attr(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(a => string.Equals(a.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
