using System.Globalization;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>Collects the properties of one card into the fields of a contact (notes, 4.7).</summary>
internal sealed class VCardReading
{
    private const int MaxPhoto = 5 * 1024 * 1024;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _locations = new(StringComparer.Ordinal);
    private readonly List<NewAddon> _members = [];
    private readonly List<string> _kept = [];
    private NewAddon? _photo;

    /// <summary>Takes a property; one that has no field, or whose field is taken, is kept as it came.</summary>
    public void Take(ContentLine line)
    {
        var taken = line.Name switch
        {
            "FN" => Set("ITMCLASSIFYAS", line.Value),
            "N" => SetParts(line.Value, "ITMSURNAME", "ITMFIRSTNAME", "ITMMIDDLENAME", "ITMTITLE", "ITMSUFFIX"),
            "ORG" => SetParts(line.Value, "ITMCOMPANY", "ITMDEPARTMENT"),
            "TITLE" => Set("ITMJOBTITLE", line.Value),
            "ROLE" => Set("ITMPROFESSION", line.Value),
            "NOTE" => Set("ITMDESCRIPTION", line.Value),
            "FBURL" => Set("ITMINTERNETFREEBUSY", line.Value),
            "CATEGORIES" => SetCategories(line.Value),
            "BDAY" => SetBirthday(line.Value),
            "EMAIL" => SetFirstFree("H", line.Value, "LCTEMAIL1", "LCTEMAIL2", "LCTEMAIL3"),
            "TEL" => SetFirstFree("H", line.Value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? line.Value[4..] : line.Value, Phones(line)),
            "IMPP" => SetFirstFree("H", line.Value, "LCTIM", "LCTIM2", "LCTIM3"),
            "ADR" => SetAddress(line),
            "PHOTO" => SetPhoto(line),
            "MEMBER" or "X-ADDRESSBOOKSERVER-MEMBER" => AddMember(line),
            _ => false,
        };
        if (!taken)
        {
            _kept.Add(line.Raw);
        }
    }

    /// <summary>The contact; null for a card that says nothing a list could show.</summary>
    public NewItem? ToItem(bool isList, string? uid)
    {
        var name = string.Join(' ', new[] { "ITMTITLE", "ITMFIRSTNAME", "ITMMIDDLENAME", "ITMSURNAME", "ITMSUFFIX" }.Select(Field).Where(part => part.Length > 0));
        var shown = new[] { Field("ITMCLASSIFYAS"), name, Field("ITMCOMPANY"), Email() }.FirstOrDefault(text => text.Trim().Length > 0);
        if (shown is null)
        {
            return null;
        }

        _fields["ITMCLASSIFYAS"] = shown;
        _fields["ITMCLASS"] = isList ? "L" : "C";
        _fields[VCards.KeptField] = string.Join('\n', _kept);
        if (_fields.ContainsKey("ITMDESCRIPTION"))
        {
            _fields["ITMDESCFORMAT"] = "text/plain";
        }

        var locations = _locations.OrderBy(location => location.Key, StringComparer.Ordinal)
            .Select(location => new NewAddon(AddonKind.Location, new ItemFields(location.Value).With([new("LCTTYPE", location.Key)])));
        return new NewItem(0, isList ? "L" : "C", new ItemFields(_fields))
        {
            Uid = uid,
            Addons = [.. isList ? _members : locations, .. _photo is null ? Array.Empty<NewAddon>() : [_photo]],
        };
    }

    private string Field(string name) => _fields.GetValueOrDefault(name, "");

    private string Email() => _locations.GetValueOrDefault("H")?.GetValueOrDefault("LCTEMAIL1") ?? "";

    private bool Set(string field, string value) => _fields.TryAdd(field, ContentLine.Unescape(value));

    private bool SetParts(string value, params ReadOnlySpan<string> fields)
    {
        var parts = ContentLine.Split(value, ';');
        for (var index = 0; index < Math.Min(parts.Count, fields.Length); index++)
        {
            if (parts[index].Length > 0 && !Set(fields[index], parts[index]))
            {
                return false;
            }
        }

        return parts.Skip(fields.Length).All(part => part.Length == 0);
    }

    // Tags with commas are quoted on the wire (notes, 4.1).
    private bool SetCategories(string value)
    {
        var tags = ContentLine.Split(value, ',').Select(tag => ContentLine.Unescape(tag).Trim()).Where(tag => tag.Length > 0)
            .Select(TagList.Quote);
        return _fields.TryAdd("ITMCATEGORY", string.Join(',', tags));
    }

    // 1996-04-15, 19960415, 1996-04-15T00:00:00Z; a birthday without a year has no Julian day and is kept as it came.
    private bool SetBirthday(string value)
    {
        var day = value.Split('T')[0];
        return DateOnly.TryParseExact(day, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && _fields.TryAdd("ITMBDATE", JulianDay.From(date).ToString(CultureInfo.InvariantCulture));
    }

    private bool SetFirstFree(string location, string value, params ReadOnlySpan<string> fields)
    {
        var text = ContentLine.Unescape(value);
        foreach (var field in fields)
        {
            if (text.Length > 0 && Location(location).TryAdd(field, text))
            {
                return true;
            }
        }

        return text.Length == 0;
    }

    private static string[] Phones(ContentLine line) =>
        line.IsOfType("FAX") ? ["LCTPHNFAXWORK"]
        : line.IsOfType("CELL") ? ["LCTPHNMOBILE"]
        : line.IsOfType("HOME") ? ["LCTPHNHOME1"]
        : line.IsOfType("PAGER") || line.IsOfType("CAR") ? []
        : ["LCTPHNWORK1"];

    // ADR: post box; extended; street; city; region; code; country (RFC 6350, 6.3.1).
    private bool SetAddress(ContentLine line)
    {
        var type = line.IsOfType("HOME") ? "H" : line.IsOfType("WORK") ? "B" : "O";
        var parts = ContentLine.Split(line.Value, ';');
        var location = Location(type);
        if (location.Keys.Any(VCardWriting.AddressFields.Contains) || parts.Take(2).Any(part => part.Length > 0) || parts.Count > 7)
        {
            return false;
        }

        foreach (var (part, field) in parts.Skip(2).Zip(VCardWriting.AddressFields))
        {
            location[field] = ContentLine.Unescape(part);
        }

        return true;
    }

    private bool SetPhoto(ContentLine line)
    {
        var data = line.Value;
        var type = line.ParameterValues("TYPE").FirstOrDefault() is { Length: > 0 } given && !given.Contains('/', StringComparison.Ordinal)
            ? "image/" + given.ToLowerInvariant()
            : "image/jpeg";
        const string Marker = ";base64,";
        if (data.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && data.IndexOf(Marker, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
        {
            type = data["data:".Length..at];
            data = data[(at + Marker.Length)..];
        }

        var bytes = new byte[(data.Length / 4 * 3) + 3];
        if (_photo is not null || data.Length > MaxPhoto / 3 * 4 || !Convert.TryFromBase64String(data, bytes, out var length) || length == 0)
        {
            return false;
        }

        _photo = new NewAddon(
            AddonKind.Attachment, ItemFields.Of(("ATTDESC", "photo"), ("ATTTYPE", "P"), ("ATTPARAMS", "mimetype=" + type)), bytes[..length]);
        return true;
    }

    private bool AddMember(ContentLine line)
    {
        const string Scheme = "mailto:";
        if (!line.Value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _members.Add(new NewAddon(AddonKind.Location, ItemFields.Of(
            ("LCTTYPE", "H"), ("LCTEMAIL1", line.Value[Scheme.Length..]), ("LCTDESCRIPTION", line.ParameterValues("CN").FirstOrDefault()))));
        return true;
    }

    private Dictionary<string, string> Location(string type) =>
        _locations.TryGetValue(type, out var location) ? location : _locations[type] = new(StringComparer.Ordinal);
}
