using System.Xml;
using System.Xml.Linq;

namespace IceWarp.EmbeddedServer.Iq;

/// <summary>
/// An element of an answer, or with an empty <see cref="Name"/> a piece of text between elements. Written as XML (protocol notes, 1.2) or,
/// mechanically converted, as JSON (1.4) by <see cref="IqWriter"/>.
/// </summary>
internal sealed class IqNode
{
    private readonly List<KeyValuePair<string, string>> _attributes = [];
    private readonly List<IqNode> _children = [];

    public IqNode(string name, string? text = null)
    {
        Name = name;
        Text = text;
    }

    public IqNode(string name, params IEnumerable<IqNode> children)
    {
        Name = name;
        _children.AddRange(children);
    }

    /// <summary>Element name as XML writes it: lower case.</summary>
    public string Name { get; }

    /// <summary>Text content; null or empty with children.</summary>
    public string? Text { get; }

    /// <summary>Attributes in the order they are written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes => _attributes;

    /// <summary>Child elements in the order they are written.</summary>
    public IReadOnlyList<IqNode> Children => _children;

    /// <summary>A piece of text between elements.</summary>
    public static IqNode OfText(string text) => new("", text);

    /// <summary>An element as it was sent, without namespaces: names, attributes and text in their order and letter case.</summary>
    public static IqNode From(XElement element)
    {
        var node = element.HasElements
            ? new IqNode(element.Name.LocalName, element.Nodes().Select(Part).OfType<IqNode>())
            : new IqNode(element.Name.LocalName, element.Value);
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            node.With(attribute.Name.LocalName, attribute.Value);
        }

        return node;
    }

    /// <summary>Adds an attribute; null is left out.</summary>
    public IqNode With(string attribute, string? value)
    {
        if (value is not null)
        {
            _attributes.Add(new(attribute, value));
        }

        return this;
    }

    /// <summary>Adds a child.</summary>
    public IqNode Add(IqNode child)
    {
        _children.Add(child);
        return this;
    }

    /// <summary>Adds <c>&lt;name&gt;text&lt;/name&gt;</c>; null is left out.</summary>
    public IqNode Add(string name, string? text)
    {
        if (text is not null)
        {
            _children.Add(new IqNode(name, text));
        }

        return this;
    }

    private static IqNode? Part(XNode node) => node switch
    {
        XElement element => From(element),
        XText { NodeType: XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace } text => OfText(text.Value),
        _ => null,
    };
}
