using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Texts as searches compare them.</summary>
internal static partial class SearchText
{
    private const int MaxBody = 256 * 1024;

    /// <summary>Lower case, diacritics taken off (ł too), white space as single blanks.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var blank = true;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
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
                folded.Append(c is 'ł' or 'Ł' ? 'l' : char.ToLowerInvariant(c));
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
