using System.Text;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>Contacts as CSV (RFC 4180).</summary>
internal static class ContactTable
{
    private static readonly (string Title, string Field)[] Columns =
    [
        ("Display name", "ITMCLASSIFYAS"), ("Title", "ITMTITLE"), ("First name", "ITMFIRSTNAME"), ("Middle name", "ITMMIDDLENAME"), ("Surname", "ITMSURNAME"),
        ("Suffix", "ITMSUFFIX"), ("Company", "ITMCOMPANY"), ("Department", "ITMDEPARTMENT"), ("Job title", "ITMJOBTITLE"), ("Tags", "ITMCATEGORY"),
        ("E-mail 1", "LCTEMAIL1"), ("E-mail 2", "LCTEMAIL2"), ("E-mail 3", "LCTEMAIL3"), ("Phone work", "LCTPHNWORK1"), ("Phone home", "LCTPHNHOME1"),
        ("Phone mobile", "LCTPHNMOBILE"), ("Fax work", "LCTPHNFAXWORK"), ("Street", "LCTSTREET"), ("City", "LCTCITY"), ("State", "LCTSTATE"),
        ("Postal code", "LCTZIP"), ("Country", "LCTCOUNTRY"), ("Note", "ITMDESCRIPTION"),
    ];

    /// <summary>Header and one line a contact; of several locations the first that has a field counts.</summary>
    public static string Write(IEnumerable<StoredItem> contacts, char separator)
    {
        var table = new StringBuilder("\uFEFF");
        table.AppendJoin(separator, Columns.Select(column => Cell(column.Title))).Append("\r\n");
        foreach (var contact in contacts)
        {
            table.AppendJoin(separator, Columns.Select(column => Cell(Value(contact, column.Field)))).Append("\r\n");
        }

        return table.ToString();
    }

    private static string Value(StoredItem contact, string field) => field.StartsWith("ITM", StringComparison.Ordinal)
        ? contact.Fields[field]
        : contact.Addons.Where(addon => addon.Kind == AddonKind.Location).Select(addon => addon.Fields[field]).FirstOrDefault(text => text.Length > 0) ?? "";

    private static string Cell(string text)
    {
        // A cell that begins like a formula is run by table programs; a phone number's + is harmless there.
        var safe = text.Length > 0 && text[0] is '=' or '-' or '@' or '\t' ? "'" + text : text;
        return "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
