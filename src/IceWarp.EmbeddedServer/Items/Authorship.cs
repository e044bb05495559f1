using System.Globalization;
using System.Net;
using IceWarp.EmbeddedServer.Accounts;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>EVNOWN_ID and EVN_METADATA (notes, 4.2): who made an item and who last changed it, url-encoded names and address.</summary>
internal static class Authorship
{
    private const string Modifier = "core_modifiedown_name=";

    /// <summary>The fields of a new item; unchanged without an author.</summary>
    public static ItemFields OfNew(ItemFields fields, Account? author) => author is null
        ? fields
        : fields
            .With("EVNOWN_ID", author.Id.ToString(CultureInfo.InvariantCulture))
            .With("EVN_METADATA", $"core_own_name={WebUtility.UrlEncode(author.Name)}&core_own_email={WebUtility.UrlEncode(author.Email)}&{By(author)}");

    /// <summary>The fields of a changed item; unchanged without an editor. One that nobody made until now is the editor's.</summary>
    public static ItemFields OfChange(ItemFields fields, Account? editor)
    {
        if (editor is null)
        {
            return fields;
        }

        if (!fields.Has("EVN_METADATA"))
        {
            return OfNew(fields, editor).With("EVNOWN_ID", fields["EVNOWN_ID"]);
        }

        var kept = fields["EVN_METADATA"].Split('&').Where(part => !part.StartsWith(Modifier, StringComparison.Ordinal));
        return fields.With("EVN_METADATA", string.Join('&', [.. kept, By(editor)]));
    }

    private static string By(Account account) => Modifier + WebUtility.UrlEncode(account.Name);
}
