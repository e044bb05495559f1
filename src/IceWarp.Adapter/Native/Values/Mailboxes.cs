using System.Text;

namespace IceWarp.Adapter.Native.Values;

/// <summary>Addresses as the server writes them: <c>"Name" &lt;address&gt;</c>, parted by commas (RFC 5322, 3.4).</summary>
internal static class Mailboxes
{
    private static readonly Mailbox Nobody = new("", "");

    /// <summary>Reads a list; empty members are left out.</summary>
    public static IReadOnlyList<Mailbox> Read(string text) =>
        [.. Split(text).Select(ReadOne).Where(mailbox => mailbox.Address.Length > 0 || mailbox.Name.Length > 0)];

    /// <summary>Reads the first one of a list; an empty one when there is none.</summary>
    public static Mailbox First(string text) => Read(text) is [var first, ..] ? first : Nobody;

    /// <summary>Writes a list.</summary>
    public static string Write(IReadOnlyList<Mailbox> mailboxes) => string.Join(", ", mailboxes.Select(Write));

    /// <summary>Writes one; line breaks are dropped, so that a name cannot add a header.</summary>
    public static string Write(Mailbox mailbox)
    {
        var address = OneLine(mailbox.Address).Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal).Trim();
        var name = OneLine(mailbox.Name).Trim();
        return name.Length == 0
            ? address
            : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{address}>";
    }

    // Commas within quotes or within <> part nothing.
    private static IEnumerable<string> Split(string text)
    {
        var member = new StringBuilder();
        var quoted = false;
        var bracketed = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && quoted && i + 1 < text.Length)
            {
                member.Append(c).Append(text[++i]);
                continue;
            }

            quoted ^= c == '"';
            bracketed = !quoted && c is '<' or '>' ? c == '<' : bracketed;
            if (c == ',' && !quoted && !bracketed)
            {
                yield return member.ToString();
                member.Clear();
            }
            else
            {
                member.Append(c);
            }
        }

        yield return member.ToString();
    }

    private static string OneLine(string text) => string.Concat(text.Where(c => !char.IsControl(c)));

    private static Mailbox ReadOne(string text)
    {
        var open = text.LastIndexOf('<');
        var close = text.LastIndexOf('>');
        return open < 0 || close < open
            ? new Mailbox("", text.Trim())
            : new Mailbox(Unquote(text[..open].Trim()), text[(open + 1)..close].Trim());
    }

    private static string Unquote(string name) => name.Length >= 2 && name[0] == '"' && name[^1] == '"'
        ? name[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        : name;
}
