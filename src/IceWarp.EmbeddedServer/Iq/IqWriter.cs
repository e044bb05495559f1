using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IceWarp.EmbeddedServer.Iq;

/// <summary>Writes answers byte for byte as public client scripts parse them (notes, 1.2 "Formatting traps").</summary>
internal static class IqWriter
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer of webmail.php as XML on one line: <c>sid</c> first, <c>type</c> second, <c>uid</c> after.</summary>
    public static string Xml(IqNode root)
    {
        var text = new StringBuilder();
        Write(text, root, indent: null);
        return text.ToString();
    }

    /// <summary>An answer of icewarpapi as XML: <c>sid</c> last on the first line, then indented by two blanks.</summary>
    public static string IndentedXml(IqNode root)
    {
        var text = new StringBuilder();
        Write(text, root, indent: 0);
        return text.ToString();
    }

    /// <summary>The mechanical JSON form: upper-case names, every child an array, text as VALUE, attributes as ATTRIBUTES.</summary>
    public static string Json(IqNode root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteStartArray(root.Name.ToUpperInvariant());
            Write(json, root);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(StringBuilder text, IqNode node, int? indent)
    {
        if (node.Name.Length == 0)
        {
            Escape(text, node.Text, inAttribute: false);
            return;
        }

        text.Append('<').Append(node.Name);
        foreach (var (name, value) in node.Attributes)
        {
            text.Append(' ').Append(name).Append("=\"");
            Escape(text, value, inAttribute: true);
            text.Append('"');
        }

        if (node.Children.Count == 0 && string.IsNullOrEmpty(node.Text))
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        Escape(text, node.Text, inAttribute: false);
        foreach (var child in node.Children)
        {
            Break(text, indent + 1);
            Write(text, child, indent + 1);
        }

        if (node.Children.Count > 0)
        {
            Break(text, indent);
        }

        text.Append("</").Append(node.Name).Append('>');
    }

    private static void Break(StringBuilder text, int? indent)
    {
        if (indent is { } depth)
        {
            text.Append('\n').Append(' ', depth * 2);
        }
    }

    private static void Write(Utf8JsonWriter json, IqNode node)
    {
        json.WriteStartObject();
        foreach (var group in node.Children.Where(child => child.Name.Length > 0).GroupBy(child => child.Name, StringComparer.OrdinalIgnoreCase))
        {
            json.WriteStartArray(group.Key.ToUpperInvariant());
            foreach (var child in group)
            {
                Write(json, child);
            }

            json.WriteEndArray();
        }

        // Text between elements has no place of its own in this form: the pieces come together, blanks of the layout apart.
        var text = node.Text is { Length: > 0 } ? node.Text : string.Concat(node.Children.Where(child => child.Name.Length == 0).Select(child => child.Text));
        if (text.Length > 0 && (node.Children.Count == 0 || !string.IsNullOrWhiteSpace(text)))
        {
            json.WriteString("VALUE", text);
        }

        if (node.Attributes.Count > 0)
        {
            json.WriteStartObject("ATTRIBUTES");
            foreach (var (name, value) in node.Attributes)
            {
                json.WriteString(name.ToUpperInvariant(), value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // XML 1.0, 2.2: control characters and lone surrogates cannot be written at all: the former are dropped, the latter become U+FFFD.
    // A parser turns a bare CR, and in attributes any white space, into something else (2.11, 3.3.3), so those go as references.
    private static void Escape(StringBuilder text, string? value, bool inAttribute)
    {
        foreach (var rune in (value ?? "").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '"':
                    text.Append("&quot;");
                    break;
                case '\'':
                    text.Append("&apos;");
                    break;
                case '\r':
                    text.Append("&#13;");
                    break;
                case '\n' when inAttribute:
                    text.Append("&#10;");
                    break;
                case '\t' when inAttribute:
                    text.Append("&#9;");
                    break;
                case < ' ' and not ('\t' or '\n'):
                    break;
                case 0xFFFE or 0xFFFF:
                    text.Append('\uFFFD');
                    break;
                default:
                    text.Append(rune);
                    break;
            }
        }
    }
}
