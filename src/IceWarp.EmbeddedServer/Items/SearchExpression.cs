namespace IceWarp.EmbeddedServer.Items;

/// <summary>A parsed search (notes, 3.3): words, <c>field:word</c>, AND, OR, NOT, parentheses, quotes. Words beside each other are all needed.</summary>
internal abstract record SearchExpression
{
    private const int MaxTerms = 64;

    /// <summary>Parses; null for nothing but blanks. Anything unbalanced is taken as far as it makes sense: a search box has no syntax errors.</summary>
    public static SearchExpression? Parse(string text)
    {
        var tokens = Tokens(text).Take(MaxTerms).ToList();
        var at = 0;
        SearchExpression? whole = null;
        while (at < tokens.Count)
        {
            // A closing parenthesis without an opening one ends here: step over it.
            if (ParseOr(tokens, ref at) is { } part)
            {
                whole = whole is null ? part : new And(whole, part);
            }

            at++;
        }

        return whole;
    }

    /// <summary>All words, anywhere in the texts.</summary>
    public static SearchExpression? FullText(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Take(MaxTerms)
        .Select(word => (SearchExpression)new Term("FULLTEXT", word.Trim('"')))
        .Aggregate((SearchExpression?)null, (left, right) => left is null ? right : new And(left, right));

    private static SearchExpression? ParseOr(List<Token> tokens, ref int at)
    {
        var left = ParseAnd(tokens, ref at);
        while (at < tokens.Count && tokens[at].IsWord("OR"))
        {
            at++;
            var right = ParseAnd(tokens, ref at);
            left = left is null ? right : right is null ? left : new Or(left, right);
        }

        return left;
    }

    private static SearchExpression? ParseAnd(List<Token> tokens, ref int at)
    {
        SearchExpression? left = null;
        while (at < tokens.Count && !tokens[at].IsWord("OR") && !tokens[at].IsSign(')'))
        {
            if (tokens[at].IsWord("AND"))
            {
                at++;
                continue;
            }

            var right = ParseOne(tokens, ref at);
            left = left is null ? right : right is null ? left : new And(left, right);
        }

        return left;
    }

    private static SearchExpression? ParseOne(List<Token> tokens, ref int at)
    {
        var token = tokens[at++];
        if (token.IsWord("NOT"))
        {
            return at < tokens.Count && !tokens[at].IsSign(')') && ParseOne(tokens, ref at) is { } inner ? new Not(inner) : null;
        }

        if (token.IsSign('('))
        {
            var group = ParseOr(tokens, ref at);
            at += at < tokens.Count && tokens[at].IsSign(')') ? 1 : 0;
            return group;
        }

        return token.Text.Length > 0 ? new Term(token.Field, token.Text) : null;
    }

    private static IEnumerable<Token> Tokens(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (text[at] is '(' or ')')
            {
                yield return new Token("", text[at++].ToString(), IsQuoted: false, IsParenthesis: true);
            }
            else
            {
                yield return Word(text, ref at);
            }
        }
    }

    // word, "quoted words", field:word, field:"quoted words"
    private static Token Word(string text, ref int at)
    {
        var field = "";
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')' or '"'))
        {
            if (text[at] == ':' && field.Length == 0 && at > start && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && IsField(text[start..at]))
            {
                field = text[start..at].ToUpperInvariant();
                start = at + 1;
            }

            at++;
        }

        if (at >= text.Length || text[at] != '"' || at > start)
        {
            return new Token(field, text[start..at], IsQuoted: false, IsParenthesis: false);
        }

        var close = text.IndexOf('"', at + 1);
        var quoted = close < 0 ? text[(at + 1)..] : text[(at + 1)..close];
        at = close < 0 ? text.Length : close + 1;
        return new Token(field, quoted, IsQuoted: true, IsParenthesis: false);
    }

    private static bool IsField(string word) => SearchSql.IsField(word.ToUpperInvariant());

    private readonly record struct Token(string Field, string Text, bool IsQuoted, bool IsParenthesis)
    {
        public bool IsWord(string word) => !IsQuoted && !IsParenthesis && Field.Length == 0 && Text == word;

        public bool IsSign(char sign) => IsParenthesis && Text[0] == sign;
    }

    /// <summary>Both.</summary>
    public sealed record And(SearchExpression Left, SearchExpression Right) : SearchExpression;

    /// <summary>Either.</summary>
    public sealed record Or(SearchExpression Left, SearchExpression Right) : SearchExpression;

    /// <summary>The opposite.</summary>
    public sealed record Not(SearchExpression Inner) : SearchExpression;

    /// <summary>A word; with a known field word (upper case) only there, with none anywhere.</summary>
    public sealed record Term(string Field, string Text) : SearchExpression;
}
