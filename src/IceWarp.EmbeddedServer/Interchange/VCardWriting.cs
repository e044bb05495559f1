using System.Globalization;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>Writes the properties of a card from a contact's fields (notes, 4.7).</summary>
internal static class VCardWriting
{
    /// <summary>Fields of ADR in its order, after post box and extended address.</summary>
    public static IReadOnlyList<string> AddressFields { get; } = ["LCTSTREET", "LCTCITY", "LCTSTATE", "LCTZIP", "LCTCOUNTRY"];

    private static readonly (string Field, string Property)[] Contacts =
    [
        ("LCTEMAIL1", "EMAIL;TYPE=INTERNET"), ("LCTEMAIL2", "EMAIL;TYPE=INTERNET"), ("LCTEMAIL3", "EMAIL;TYPE=INTERNET"),
        ("LCTPHNWORK1", "TEL;TYPE=WORK,VOICE"), ("LCTPHNHOME1", "TEL;TYPE=HOME,VOICE"), ("LCTPHNMOBILE", "TEL;TYPE=CELL"),
        ("LCTPHNFAXWORK", "TEL;TYPE=WORK,FAX"), ("LCTIM", "IMPP"), ("LCTIM2", "IMPP"), ("LCTIM3", "IMPP"),
    ];

    private static readonly (string Type, string Name)[] Types = [("H", "HOME"), ("B", "WORK"), ("O", "POSTAL")];

    /// <summary>Lines of a person, unfolded.</summary>
    public static IEnumerable<string> Person(NewItem item)
    {
        var fields = item.Fields;
        yield return "FN:" + ContentLine.Escape(fields["ITMCLASSIFYAS"]);
        yield return "N:" + Parts(fields, "ITMSURNAME", "ITMFIRSTNAME", "ITMMIDDLENAME", "ITMTITLE", "ITMSUFFIX");
        foreach (var line in Common(fields))
        {
            yield return line;
        }

        var locations = item.Addons.Where(addon => addon.Kind == AddonKind.Location).Select(addon => addon.Fields).ToList();
        foreach (var (field, property) in Contacts)
        {
            foreach (var location in locations.Where(location => location.Has(field)))
            {
                yield return property + ":" + ContentLine.Escape(location[field]);
            }
        }

        foreach (var (type, name) in Types)
        {
            foreach (var location in locations.Where(location => location["LCTTYPE"] == type && AddressFields.Any(location.Has)))
            {
                yield return $"ADR;TYPE={name}:;;" + Parts(location, [.. AddressFields]);
            }
        }

        foreach (var photo in item.Addons.Where(addon => addon is { Kind: AddonKind.Attachment, Data: not null } && addon.Fields["ATTTYPE"] == "P").Take(1))
        {
            var type = photo.Fields["ATTPARAMS"].Contains("image/png", StringComparison.OrdinalIgnoreCase) ? "PNG" : "JPEG";
            yield return $"PHOTO;ENCODING=b;TYPE={type}:{Convert.ToBase64String(photo.Data ?? [])}";
        }
    }

    /// <summary>Lines of a distribution list, unfolded.</summary>
    public static IEnumerable<string> List(NewItem item)
    {
        yield return "X-ADDRESSBOOKSERVER-KIND:group";
        yield return "FN:" + ContentLine.Escape(item.Fields["ITMCLASSIFYAS"]);
        yield return "N:" + ContentLine.Escape(item.Fields["ITMCLASSIFYAS"]) + ";;;;";
        foreach (var line in Common(item.Fields))
        {
            yield return line;
        }

        foreach (var member in item.Addons.Where(addon => addon.Kind == AddonKind.Location && addon.Fields.Has("LCTEMAIL1")))
        {
            var name = member.Fields.Has("LCTDESCRIPTION") ? ";CN=" + ContentLine.Quote(member.Fields["LCTDESCRIPTION"]) : "";
            yield return $"X-ADDRESSBOOKSERVER-MEMBER{name}:mailto:{member.Fields["LCTEMAIL1"]}";
        }
    }

    private static IEnumerable<string> Common(ItemFields fields)
    {
        if (fields.Has("ITMCOMPANY") || fields.Has("ITMDEPARTMENT"))
        {
            yield return "ORG:" + Parts(fields, "ITMCOMPANY", "ITMDEPARTMENT");
        }

        foreach (var (field, property) in Texts)
        {
            if (fields.Has(field))
            {
                yield return property + ":" + ContentLine.Escape(fields[field]);
            }
        }

        if (fields.Number("ITMBDATE") is var day && JulianDay.IsDay(day))
        {
            yield return "BDAY:" + JulianDay.ToDate((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (fields.Has("ITMCATEGORY"))
        {
            yield return "CATEGORIES:" + string.Join(',', TagList.Parse(fields["ITMCATEGORY"]).Select(ContentLine.Escape));
        }

        if (fields.Has("ITMDESCRIPTION"))
        {
            var text = fields["ITMDESCFORMAT"] == "text/html" ? Mail.MessageBody.FromHtml(fields["ITMDESCRIPTION"]) : fields["ITMDESCRIPTION"];
            yield return "NOTE:" + ContentLine.Escape(text);
        }
    }

    private static readonly (string Field, string Property)[] Texts =
        [("ITMJOBTITLE", "TITLE"), ("ITMPROFESSION", "ROLE"), ("ITMINTERNETFREEBUSY", "FBURL")];

    private static string Parts(ItemFields fields, params IEnumerable<string> names) => string.Join(';', names.Select(name => ContentLine.Escape(fields[name])));
}
