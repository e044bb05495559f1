using System.Text.Json;

namespace IceWarp.Adapter.Native.Iq;

/// <summary>
/// Answers in the mechanical JSON form (notes, 1.4): names in upper case, every child an array, text as <c>VALUE</c>, attributes as
/// <c>ATTRIBUTES</c>. Tolerates a child without its array and a bare value as text.
/// </summary>
internal static class IqJson
{
    // One element costs two levels: its array and its object.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = (IqXml.MaxDepth * 2) + 8 };

    /// <summary>
    /// Reads an answer. Throws <see cref="JsonException"/> for what is not JSON or not of the form, <see cref="InvalidOperationException"/>
    /// for a text that is not Unicode.
    /// </summary>
    public static IqElement Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body, Options);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The answer is not an object.");
        }

        var holder = new IqElement("answer");
        foreach (var property in document.RootElement.EnumerateObject())
        {
            AddChildren(holder, property.Name, property.Value);
        }

        return holder.Child("iq") ?? throw new JsonException("The answer has no iq.");
    }

    private static void AddChildren(IqElement parent, string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            parent.Add(ReadElement(name, value));
            return;
        }

        foreach (var item in value.EnumerateArray())
        {
            parent.Add(ReadElement(name, item));
        }
    }

    private static IqElement ReadElement(string name, JsonElement value)
    {
        var element = new IqElement(name.ToLowerInvariant());
        if (value.ValueKind != JsonValueKind.Object)
        {
            element.Text = Scalar(value);
            return element;
        }

        foreach (var property in value.EnumerateObject())
        {
            // Thousands of these in a long list: their names need not become strings.
            if (property.NameEquals("VALUE"u8))
            {
                element.Text = Scalar(property.Value);
            }
            else if (property.NameEquals("ATTRIBUTES"u8))
            {
                AddAttributes(element, property.Value);
            }
            else
            {
                AddChildren(element, property.Name, property.Value);
            }
        }

        if (element.Children.Count > 0)
        {
            element.Text = "";
        }

        return element;
    }

    private static void AddAttributes(IqElement element, JsonElement attributes)
    {
        if (attributes.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var attribute in attributes.EnumerateObject())
        {
            element.With(attribute.Name.ToLowerInvariant(), Scalar(attribute.Value));
        }
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "",
    };
}
