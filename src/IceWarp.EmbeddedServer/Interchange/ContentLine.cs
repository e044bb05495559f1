using System.Text;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>A content line of iCalendar (RFC 5545, 3.1) or vCard (RFC 6350, 3.3), unfolded.</summary>
/// <param name="Name">Property name without group, upper case.</param>
/// <param name="Parameters">Parameters in order; names upper case, values unquoted, several values of one as several entries.</param>
/// <param name="Value">The value as written: text is still escaped.</param>
internal sealed record ContentLine(string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, string Value)
{
    /// <summary>Longest line written, in octets, without its end.</summary>
    public const int MaxOctets = 75;

    /// <summary>The line as it was read, unfolded; empty for one made here.</summary>
    public string Raw { get; init; } = "";

    /// <summary>Values of a parameter; those of <c>TYPE=a,b</c> and of bare vCard 2.1 types come singly.</summary>
    public IEnumerable<string> ParameterValues(string name) => Parameters.Where(parameter => parameter.Key == name).Select(parameter => parameter.Value);

    /// <summary>Whether TYPE has a value.</summary>
    public bool IsOfType(string type) => ParameterValues("TYPE").Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Unfolds a text and reads its lines. Lines that are none (no colon, no name) are left out.</summary>
    public static IEnumerable<ContentLine> ReadAll(string text)
    {
        var current = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var bare = line.TrimEnd('\r');
            if (bare.Length > 0 && bare[0] is ' ' or '\t')
            {
                current.Append(bare, 1, bare.Length - 1);
                continue;
            }

            if (Parse(current.ToString()) is { } previous)
            {
                yield return previous;
            }

            current.Clear().Append(bare);
        }

        if (Parse(current.ToString()) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Reads one unfolded line; null when it is none.</summary>
    public static ContentLine? Parse(string line)
    {
        var (colon, semicolons) = Separators(line);
        if (colon <= 0)
        {
            return null;
        }

        var ends = semicolons.Append(colon).ToList();
        var name = line[..ends[0]];
        name = name[(name.LastIndexOf('.') + 1)..].Trim().ToUpperInvariant();
        var parameters = ends.Zip(ends.Skip(1), (from, to) => line[(from + 1)..to]).SelectMany(Parameter).ToList();
        return name.Length == 0 ? null : new ContentLine(name, parameters, line[(colon + 1)..]) { Raw = line };
    }

    /// <summary>Writes a line folded at 75 octets, never inside a character, with CRLF.</summary>
    public static void Write(StringBuilder target, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Value is '\r' or '\n')
            {
                continue;
            }

            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                target.Append("\r\n ");
                octets = 1;
            }

            target.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        target.Append("\r\n");
    }

    /// <summary>Escapes text (RFC 6350, 3.4; RFC 5545, 3.3.11).</summary>
    public static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    /// <summary>Takes escapes back.</summary>
    public static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\\' && index + 1 < text.Length)
            {
                index++;
                plain.Append(text[index] is 'n' or 'N' ? '\n' : text[index]);
            }
            else
            {
                plain.Append(text[index]);
            }
        }

        return plain.ToString();
    }

    /// <summary>Splits at a separator that is not escaped; the parts are still escaped.</summary>
    public static IReadOnlyList<string> Split(string value, char separator)
    {
        var parts = new List<string>();
        var start = 0;
        for (var index = 0; index < value.Length; index++)
        {
            if (value[index] == '\\')
            {
                index++;
            }
            else if (value[index] == separator)
            {
                parts.Add(value[start..index]);
                start = index + 1;
            }
        }

        parts.Add(value[Math.Min(start, value.Length)..]);
        return parts;
    }

    /// <summary>A parameter value, quoted where it must be; quotes and line ends cannot be written at all.</summary>
    public static string Quote(string value)
    {
        var plain = value.Replace('"', '\'').Replace('\r', ' ').Replace('\n', ' ');
        return plain.AsSpan().IndexOfAny(':', ';', ',') >= 0 ? "\"" + plain + "\"" : plain;
    }

    private static (int Colon, List<int> Semicolons) Separators(string line)
    {
        var semicolons = new List<int>();
        var quoted = false;
        for (var index = 0; index < line.Length; index++)
        {
            switch (line[index])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case ';' when !quoted:
                    semicolons.Add(index);
                    break;
                case ':' when !quoted:
                    return (index, semicolons);
                default:
                    break;
            }
        }

        return (-1, semicolons);
    }

    private static IEnumerable<KeyValuePair<string, string>> Parameter(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "TYPE" : parameter[..equals].Trim().ToUpperInvariant();
        var value = parameter[(equals + 1)..];
        var isList = name == "TYPE" || !value.Contains('"', StringComparison.Ordinal);
        return !isList
            ? [new(name, value.Replace("\"", "", StringComparison.Ordinal))]
            : value.Replace("\"", "", StringComparison.Ordinal).Split(',').Select(single => new KeyValuePair<string, string>(name, single));
    }
}
