using System.Text;
using System.Xml;

namespace IceWarp.Adapter.Native.Iq;

/// <summary>Requests as XML on one line (notes, 1.2), and answers from XML of a server that is not trusted.</summary>
internal static class IqXml
{
    /// <summary>Deepest nesting of an answer.</summary>
    public const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Writes an element: no declaration, no line break, not even inside of text.</summary>
    public static string Write(IqElement element)
    {
        var text = new StringBuilder();
        Write(text, element);
        return text.ToString();
    }

    /// <summary>Reads an answer. Throws <see cref="XmlException"/> for what is not well-formed, has a document type or nests too deep.</summary>
    public static IqElement Read(Stream body)
    {
        using var reader = XmlReader.Create(body, Settings);
        reader.MoveToContent();
        return ReadElement(reader, depth: 1);
    }

    private static IqElement ReadElement(XmlReader reader, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new XmlException("The answer nests too deep.");
        }

        var element = new IqElement(reader.LocalName.ToLowerInvariant());
        while (reader.MoveToNextAttribute())
        {
            element.With(reader.Name, reader.Value);
        }

        reader.MoveToElement();
        if (reader.IsEmptyElement)
        {
            reader.Skip();
            return element;
        }

        ReadContent(reader, element, depth);
        return element;
    }

    private static void ReadContent(XmlReader reader, IqElement element, int depth)
    {
        var text = new StringBuilder();
        reader.ReadStartElement();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element.Add(ReadElement(reader, depth + 1));
            }
            else if (reader.EOF)
            {
                throw new XmlException("The answer ends too early.");
            }
            else
            {
                text.Append(reader.Value);
                reader.Read();
            }
        }

        reader.ReadEndElement();
        element.Text = element.Children.Count == 0 ? text.ToString() : "";
    }

    private static void Write(StringBuilder text, IqElement element)
    {
        text.Append('<').Append(element.Name);
        foreach (var (name, value) in element.Attributes)
        {
            text.Append(' ').Append(name).Append("=\"");
            Escape(text, value);
            text.Append('"');
        }

        if (element.Children.Count == 0 && element.Text.Length == 0)
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        Escape(text, element.Text);
        foreach (var child in element.Children)
        {
            Write(text, child);
        }

        text.Append("</").Append(element.Name).Append('>');
    }

    // Characters that XML 1.0 (2.2) cannot carry at all, lone surrogates included, are dropped.
    private static void Escape(StringBuilder text, string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                text.Append(c).Append(value[++i]);
                continue;
            }

            _ = c switch
            {
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '&' => text.Append("&amp;"),
                '"' => text.Append("&quot;"),
                '\t' => text.Append("&#9;"),
                '\n' => text.Append("&#10;"),
                '\r' => text.Append("&#13;"),
                _ when XmlConvert.IsXmlChar(c) => text.Append(c),
                _ => text,
            };
        }
    }
}
