using System.Buffers;
using System.Security;
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
        text.Append('<').Append(node.Name);
        foreach (var (name, value) in node.Attributes)
        {
            text.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }

        if (node.Children.Count == 0 && string.IsNullOrEmpty(node.Text))
        {
            text.Append("/>");
            return;
        }

        text.Append('>').Append(Escape(node.Text ?? ""));
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
        foreach (var group in node.Children.GroupBy(child => child.Name, StringComparer.OrdinalIgnoreCase))
        {
            json.WriteStartArray(group.Key.ToUpperInvariant());
            foreach (var child in group)
            {
                Write(json, child);
            }

            json.WriteEndArray();
        }

        if (!string.IsNullOrEmpty(node.Text))
        {
            json.WriteString("VALUE", node.Text);
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

    // XML 1.0, 2.2: control characters cannot be written at all, so they are dropped.
    private static string Escape(string value) =>
        SecurityElement.Escape(string.Concat(value.Where(c => c >= ' ' || c is '\t' or '\n' or '\r').Select(c => c is '\uFFFE' or '\uFFFF' ? '\uFFFD' : c)));
}
