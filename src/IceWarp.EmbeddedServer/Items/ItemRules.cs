using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Recurrence;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>What may be stored (notes, section 4).</summary>
internal static class ItemRules
{
    private static readonly (string Field, int Most)[] Lengths =
    [
        ("EVNTITLE", 510), ("EVNLOCATION", 510), ("EVNURL", 255), ("EVNRID", 255), ("ITMCLASSIFYAS", 510),
    ];

    /// <summary>Throws <paramref name="code"/>: engine error 8 for a text that is too long, 5 for a class without its dates.</summary>
    public static void Check(string itemClass, ItemFields fields, string code)
    {
        if (Lengths.Any(limit => fields[limit.Field].Length > limit.Most))
        {
            throw new IqException(code, EngineError.TooBig);
        }

        if (itemClass is "E" or "O" && !EventTimes.Of(fields).HasStart)
        {
            throw new IqException(code, EngineError.Parameters);
        }

        if (fields.Has("EVNSTATUS") && itemClass == "T" && fields["EVNSTATUS"] is not ("B" or "I" or "M" or "Q" or "N"))
        {
            throw new IqException(code, EngineError.Parameters);
        }
    }

    /// <summary>Throws <paramref name="code"/>: engine error 5 for a recurrence that is no rule, <c>attendee_email_invalid</c> for an attendee without address.</summary>
    public static void Check(StoredItem item, string code)
    {
        if (item.Recurrence is not null && Series.RuleOf(item) is null)
        {
            throw new IqException(code, EngineError.Parameters);
        }

        if (item.Addons.FirstOrDefault(addon => addon.Kind == AddonKind.Contact && !IsAddress(addon.Fields["CNTEMAIL"])) is { } attendee)
        {
            throw new IqException("attendee_email_invalid", attendee.Fields["CNTEMAIL"]);
        }
    }

    // A person without an address may be named, an address must be one.
    private static bool IsAddress(string text) =>
        text.Length == 0 || (text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace));
}
