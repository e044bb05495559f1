using Dapper;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Turns a search into a condition on <c>i</c> (item) and <c>s</c> (item_search). Words match anywhere within words, folded.</summary>
internal static class SearchSql
{
    private static readonly string[] Known =
    [
        "TITLE", "NAME", "EMAIL", "TAG", "TAGLIST", "CATEGORY", "CLASSIFY", "HAS", "FULLTEXT", "LOCATION", "SUBJECT", "NOTE", "COMPANY", "PHONE", "IS",
    ];

    /// <summary>Whether a word before a colon is a field word; others are plain text (notes, 3.3).</summary>
    public static bool IsField(string word) => Known.Contains(word, StringComparer.Ordinal);

    /// <summary>The condition; its values go to <paramref name="parameters"/>.</summary>
    public static string Condition(SearchExpression expression, DynamicParameters parameters) => expression switch
    {
        SearchExpression.And both => $"({Condition(both.Left, parameters)} AND {Condition(both.Right, parameters)})",
        SearchExpression.Or either => $"({Condition(either.Left, parameters)} OR {Condition(either.Right, parameters)})",
        SearchExpression.Not opposite => $"NOT {Condition(opposite.Inner, parameters)}",
        SearchExpression.Term term => Term(term, parameters),
        _ => "1",
    };

    private static string Term(SearchExpression.Term term, DynamicParameters parameters)
    {
        var text = SearchText.Fold(term.Text).Trim();
        string Holds(string column) => $"instr({column}, {Add(parameters, text)}) > 0";
        return term.Field switch
        {
            "TITLE" or "SUBJECT" or "CLASSIFY" => Holds("s.title"),
            "TAG" or "TAGLIST" or "CATEGORY" => Tags(term.Text, parameters),
            "NAME" or "EMAIL" or "LOCATION" or "COMPANY" or "PHONE" => Holds("s.head"),
            "NOTE" => Holds("s.body"),
            "HAS" => Has(text, parameters),
            "IS" => Is(text),
            _ => $"({Holds("s.head")} OR {Holds("s.body")})",
        };
    }

    // Every tag of the list must be there, or one tag that has the comma in its name.
    private static string Tags(string list, DynamicParameters parameters)
    {
        string Holds(string tag) => $"instr(s.tags, {Add(parameters, ItemIndex.Mark(SearchText.Fold(tag).Trim()))}) > 0";
        var tags = SearchText.Tags(list);
        return tags.Count switch
        {
            0 => "s.tags = ''",
            1 => Holds(tags[0]),
            _ => $"({Holds(list)} OR ({string.Join(" AND ", tags.Select(Holds))}))",
        };
    }

    private static string Has(string what, DynamicParameters parameters) => what switch
    {
        "attachment" or "attachments" => Addon(AddonKind.Attachment, parameters),
        "reminder" or "reminders" => Addon(AddonKind.Reminder, parameters),
        "recurrence" => Addon(AddonKind.Recurrence, parameters),
        "attendee" or "attendees" => Addon(AddonKind.Contact, parameters),
        "email" => "instr(s.head, '@') > 0",
        "tag" or "tags" or "category" => "s.tags <> ''",
        "note" => "s.body <> ''",
        "meeting" or "conference" => "coalesce(json_extract(i.fields, '$.EVNMEETINGID'), '') <> ''",
        _ => "0",
    };

    private static string Is(string what) => what switch
    {
        "locked" => "i.lock_account_id IS NOT NULL",
        "completed" => "json_extract(i.fields, '$.EVNSTATUS') = 'M'",
        _ => "0",
    };

    private static string Addon(string kind, DynamicParameters parameters) =>
        $"EXISTS (SELECT 1 FROM addon a WHERE a.item_id = i.id AND a.kind = {Add(parameters, kind)})";

    private static string Add(DynamicParameters parameters, string value)
    {
        var name = FormattableString.Invariant($"@s{parameters.ParameterNames.Count()}");
        parameters.Add(name, value);
        return name;
    }
}
