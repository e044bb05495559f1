namespace IceWarp.Adapter.Native.Iq;

/// <summary>
/// An element of a request or of an answer, whichever form the answer had: XML, or its mechanical JSON conversion (notes, 1.4).
/// Names are lower case; a missing element and an empty one read the same.
/// </summary>
internal sealed class IqElement
{
    private List<KeyValuePair<string, string>>? _attributes;
    private List<IqElement>? _children;

    public IqElement(string name, string? text = null)
    {
        Name = name;
        Text = text ?? "";
    }

    public IqElement(string name, params IEnumerable<IqElement> children)
    {
        Name = name;
        Text = "";
        _children = [.. children];
    }

    /// <summary>Local name, lower case.</summary>
    public string Name { get; }

    /// <summary>Text; empty beside children.</summary>
    public string Text { get; set; }

    /// <summary>Attributes in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes => _attributes ?? [];

    /// <summary>Child elements in order.</summary>
    public IReadOnlyList<IqElement> Children => _children ?? [];

    /// <summary>Adds an attribute; null is left out.</summary>
    public IqElement With(string name, string? value)
    {
        if (value is not null)
        {
            (_attributes ??= []).Add(new(name, value));
        }

        return this;
    }

    /// <summary>Adds a child; null is left out.</summary>
    public IqElement Add(IqElement? child)
    {
        if (child is not null)
        {
            (_children ??= []).Add(child);
        }

        return this;
    }

    /// <summary>Adds <c>&lt;name&gt;text&lt;/name&gt;</c>; null is left out.</summary>
    public IqElement Add(string name, string? text) => text is null ? this : Add(new IqElement(name, text));

    /// <summary>First child of that name, or null.</summary>
    public IqElement? Child(string name) => _children?.Find(child => child.Name == name);

    /// <summary>Children of that name.</summary>
    public IEnumerable<IqElement> All(string name) => Children.Where(child => child.Name == name);

    /// <summary>The element that a path of names leads to, or null.</summary>
    public IqElement? Find(params ReadOnlySpan<string> path)
    {
        var element = this;
        foreach (var name in path)
        {
            element = element?.Child(name);
        }

        return element;
    }

    /// <summary>Every element below this one, depth first.</summary>
    public IEnumerable<IqElement> Descendants() => Children.SelectMany(child => child.Descendants().Prepend(child));

    /// <summary>Text of the first child of that name; empty when there is none.</summary>
    public string Value(string name) => Child(name)?.Text ?? "";

    /// <summary>Attribute of that name; empty when there is none.</summary>
    public string Attribute(string name)
    {
        foreach (var (key, value) in Attributes)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return "";
    }
}
