using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Texts as searches compare them.</summary>
internal static partial class SearchText
{
    private const int MaxBody = 256 * 1024;

    // The host runs without ICU, so there is no decomposition to rely on: Latin letters by hand, the plain one first.
    private static readonly FrozenDictionary<char, char> Plain = new[]
    {
        "aàáâãäåāăąǎ", "cçćĉċč", "dďđð", "eèéêëēĕėęěẽ", "gĝğġģǧ", "hĥħ", "iìíîïĩīĭįıǐ", "jĵ", "kķ", "lĺļľŀł", "nñńņňŉ", "oòóôõöøōŏőǒ",
        "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűųǔ", "wŵ", "yýÿŷ", "zźżž",
    }.SelectMany(group => group.Skip(1), (group, letter) => (Letter: letter, Base: group[0])).ToFrozenDictionary(pair => pair.Letter, pair => pair.Base);

    /// <summary>Lower case, diacritics of Latin letters taken off (ł too), white space as single blanks.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var blank = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (!blank)
                {
                    folded.Append(' ');
                }

                blank = true;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                var lower = char.ToLowerInvariant(c);
                folded.Append(Plain.GetValueOrDefault(lower, lower));
                blank = false;
            }
        }

        return folded.ToString();
    }

    /// <summary>The words of a description or note: tags of HTML taken out, at most 256 k characters.</summary>
    public static string Words(string text, bool html)
    {
        var bounded = text.Length > MaxBody ? text[..MaxBody] : text;
        return html ? WebUtility.HtmlDecode(Tag().Replace(bounded, " ")) : bounded;
    }

    /// <summary>Tags of a comma separated list; names with commas are quoted (notes, 4.1).</summary>
    public static IReadOnlyList<string> Tags(string list)
    {
        var tags = new List<string>();
        var tag = new StringBuilder();
        var quoted = false;
        var closed = list.Count(c => c == '"') % 2 == 0;
        foreach (var c in list + ",")
        {
            if (c == '"' && closed)
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                if (tag.ToString().Trim() is { Length: > 0 } name)
                {
                    tags.Add(name);
                }

                tag.Clear();
            }
            else
            {
                tag.Append(c);
            }
        }

        return tags;
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
