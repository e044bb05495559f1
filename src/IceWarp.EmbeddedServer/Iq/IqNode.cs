namespace IceWarp.EmbeddedServer.Iq;

/// <summary>
/// An element of an answer. Written as XML (protocol notes, 1.2) or, mechanically converted, as JSON (1.4) by <see cref="IqWriter"/>.
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
}
