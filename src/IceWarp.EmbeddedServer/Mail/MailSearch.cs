using System.Globalization;
using System.Text;
using Dapper;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>
/// The search language over mail (notes, 3.3): words, <c>field:word</c>, quotes, parentheses, AND, OR, NOT. Fields: from to cc subject text
/// (body, fulltext) tag (taglist) has:attachment is:unread|read|flagged|answered. An unknown field word is plain text. Words stand for any part
/// of a word, in any letter case.
/// </summary>
internal sealed class MailSearch
{
    private const int MaxTerms = 64;
    private readonly List<string> _tokens;
    private readonly DynamicParameters _arguments;
    private int _next;
    private int _terms;

    private MailSearch(List<string> tokens, DynamicParameters arguments)
    {
        _tokens = tokens;
        _arguments = arguments;
    }

    /// <summary>SQL condition over <c>item i JOIN message_text t</c>; its values are added to <paramref name="arguments"/>. Empty for no words.</summary>
    public static string Condition(string search, DynamicParameters arguments)
    {
        var parser = new MailSearch(Tokens(search), arguments);
        var condition = parser.Either();
        return condition;
    }

    private string? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    private string Either()
    {
        var parts = new List<string>();
        do
        {
            if (All() is { Length: > 0 } part)
            {
                parts.Add(part);
            }
        }
        while (Take("OR"));
        return Join(parts, " OR ");
    }

    private string All()
    {
        var parts = new List<string>();
        while (Peek is { } token && token is not ("OR" or ")"))
        {
            if (!Take("AND") && One() is { Length: > 0 } part)
            {
                parts.Add(part);
            }
        }

        return Join(parts, " AND ");
    }

    private string One()
    {
        var negated = false;
        while (Take("NOT"))
        {
            negated = !negated;
        }

        string part;
        if (Take("("))
        {
            part = Either();
            Take(")");
        }
        else
        {
            part = Peek is { } token && token != ")" ? Term(_tokens[_next++]) : "";
        }

        return negated && part.Length > 0 ? "NOT " + part : part;
    }

    private bool Take(string token)
    {
        if (Peek != token)
        {
            return false;
        }

        _next++;
        return true;
    }

    private string Term(string token)
    {
        if (++_terms > MaxTerms)
        {
            return "";
        }

        var colon = token.IndexOf(':', StringComparison.Ordinal);
        var field = colon > 0 ? token[..colon].ToLowerInvariant() : "";
        var value = colon > 0 ? token[(colon + 1)..] : token;
        return (field, value.ToLowerInvariant()) switch
        {
            ("from", _) => Like("t.sender", value),
            ("to" or "cc" or "bcc", _) => Like("t.recipients", value),
            ("subject" or "title", _) => Like("t.subject", value),
            ("text" or "body" or "fulltext", _) => Like("t.body", value),
            ("tag" or "taglist" or "category", _) => $"(',' || i.tags || ',' LIKE {Value("%," + Escape(value) + ",%")} ESCAPE '\\')",
            ("has", "attachment" or "attachments") => "json_extract(i.fields, '$.HAS_ATTACHMENT') = 'true'",
            ("is", "unread" or "unseen") => Bit(MailFlags.Seen, set: false),
            ("is", "read" or "seen") => Bit(MailFlags.Seen, set: true),
            ("is", "flagged") => Bit(MailFlags.Flagged, set: true),
            ("is", "answered") => Bit(MailFlags.Answered, set: true),
            _ => "(" + string.Join(" OR ", Like("t.subject", token), Like("t.sender", token), Like("t.recipients", token), Like("t.body", token)) + ")",
        };
    }

    private static string Bit(MailFlags flag, bool set) =>
        string.Create(CultureInfo.InvariantCulture, $"(i.flags & {(int)flag}) {(set ? "<>" : "=")} 0");

    private string Like(string column, string word) => $"{column} LIKE {Value("%" + Escape(MessageSummary.Fold(word)) + "%")} ESCAPE '\\'";

    private string Value(string value)
    {
        var name = "word" + _arguments.ParameterNames.Count().ToString(CultureInfo.InvariantCulture);
        _arguments.Add(name, value);
        return "@" + name;
    }

    private static string Escape(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static string Join(List<string> parts, string with) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => "(" + string.Join(with, parts) + ")",
    };

    private static List<string> Tokens(string search)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        foreach (var character in search)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (char.IsWhiteSpace(character) || character is '(' or ')'))
            {
                Flush();
                if (!char.IsWhiteSpace(character))
                {
                    tokens.Add(character.ToString());
                }
            }
            else
            {
                word.Append(character);
            }
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (word.Length > 0)
            {
                tokens.Add(word.ToString());
                word.Clear();
            }
        }
    }
}
