using System.Text;
using AngleSharp;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>A start tag: what is kept of an element that the editor does not know.</summary>
/// <param name="Name">Name of the element.</param>
/// <param name="Attributes">Names and values in their order.</param>
internal sealed record OpenTag(string Name, IReadOnlyList<KeyValuePair<string, string>> Attributes)
{
    /// <summary>The start tag of an element.</summary>
    public static OpenTag Of(IElement element) =>
        new(element.LocalName, [.. element.Attributes.Select(attribute => new KeyValuePair<string, string>(attribute.Name, attribute.Value))]);

    /// <summary>A start tag without attributes.</summary>
    public static OpenTag Plain(string name) => new(name, []);

    /// <summary>Reads what <see cref="ToParts"/> gave.</summary>
    public static OpenTag? OfParts(string[]? parts) => parts is { Length: > 0 } && parts.Length % 2 == 1
        ? new OpenTag(parts[0], [.. parts.Skip(1).Chunk(2).Select(pair => new KeyValuePair<string, string>(pair[0], pair[1]))])
        : null;

    /// <summary>Name, then names and values of the attributes.</summary>
    public string[] ToParts() => [Name, .. Attributes.SelectMany(attribute => new[] { attribute.Key, attribute.Value })];

    /// <summary>The value of an attribute, or null.</summary>
    public string? this[string attribute] => Attributes.FirstOrDefault(pair => pair.Key == attribute).Value;

    /// <summary>The tag with an attribute set, or taken off.</summary>
    public OpenTag With(string attribute, string? value)
    {
        var others = Attributes.Where(pair => pair.Key != attribute);
        return this with { Attributes = value is null ? [.. others] : [.. others, new KeyValuePair<string, string>(attribute, value)] };
    }

    /// <summary>Writes the start tag.</summary>
    public void WriteTo(StringBuilder html)
    {
        html.Append('<').Append(Name);
        foreach (var (name, value) in Attributes)
        {
            html.AppendAttribute(name, value);
        }

        html.Append('>');
    }
}

/// <summary>Writes the two kinds of text that HTML has.</summary>
internal static class HtmlText
{
    // No parser gives a carriage return that was not written so: scripts, styles and comments, where it would mean another thing, have none.
    private const string Return = "&#13;";

    /// <summary>A node as it is.</summary>
    public static string ToRaw(this INode node) => node.ToHtml().Replace("\r", Return, StringComparison.Ordinal);

    /// <summary>Writes words; characters that no server keeps are left out.</summary>
    public static StringBuilder AppendText(this StringBuilder html, string text) => html.AppendEscaped(text, quoted: false);

    /// <summary>Writes an attribute with a blank before it.</summary>
    public static StringBuilder AppendAttribute(this StringBuilder html, string name, string value) =>
        html.Append(' ').Append(name).Append("=\"").AppendEscaped(value, quoted: true).Append('"');

    private static StringBuilder AppendEscaped(this StringBuilder html, string text, bool quoted)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '&':
                    html.Append("&amp;");
                    break;
                case '<':
                    html.Append("&lt;");
                    break;
                case '>':
                    html.Append("&gt;");
                    break;
                case '"' when quoted:
                    html.Append("&quot;");
                    break;
                case '\r':
                    html.Append(Return);
                    break;
                default:
                    i += Append(html, text, i);
                    break;
            }
        }

        return html;
    }

    // XML carries neither control characters nor halves of surrogate pairs; gives how many further units were taken.
    private static int Append(StringBuilder html, string text, int at)
    {
        var c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            html.Append(c).Append(text[at + 1]);
            return 1;
        }

        if (System.Xml.XmlConvert.IsXmlChar(c))
        {
            html.Append(c);
        }

        return 0;
    }
}
