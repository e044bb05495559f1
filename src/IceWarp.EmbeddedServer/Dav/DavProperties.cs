using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Dav.Reports;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Items;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Live properties of resources (RFC 4918, 15; RFC 4791; RFC 6352; RFC 5397; RFC 4331; RFC 6578; CalendarServer's ctag).</summary>
internal static class DavProperties
{
    /// <summary>An entity tag: it changes with every change of the item.</summary>
    public static string Tag(StoredItem item) => string.Create(CultureInfo.InvariantCulture, $"\"{item.Id}-{item.Modified}\"");

    /// <summary>Resource name of an item within its folder.</summary>
    public static string Name(StoredItem item) => item.Class == "F" ? item.Title : item.Rid;

    /// <summary>Whether a client may not set the property: all of DAV: but the display name, and what this server computes of other vocabularies.</summary>
    public static bool IsProtected(XName name) => name != D + "displayname" && (name.Namespace == D || LiveElsewhere.Contains(name));

    /// <summary>Encoded path of a resource; collections end in a slash.</summary>
    public static string Href(string owner, string path, bool isCollection) =>
        string.Join('/', new[] { DavTargets.Root, owner }.Concat(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString)))
        + (isCollection ? "/" : "");

    /// <summary>Media type of what GET gives.</summary>
    public static string ContentType(StoredItem item) => item.Class switch
    {
        "F" => item.Content?.Fields["ATTPARAMS"] is { } parameters && parameters.StartsWith("mimetype=", StringComparison.Ordinal)
            ? parameters["mimetype=".Length..]
            : MimeKit.MimeTypes.GetMimeType(item.Title),
        "C" or "L" => "text/vcard; charset=utf-8",
        _ => "text/calendar; charset=utf-8",
    };

    private static readonly HashSet<XName> LiveElsewhere =
    [
        CalendarServer + "getctag", Cal + "supported-calendar-component-set", Cal + "calendar-home-set", Cal + "calendar-user-address-set",
        Cal + "calendar-data", Card + "addressbook-home-set", Card + "address-data",
    ];

    // Told only to who names them.
    private static readonly XName[] OnRequest = [D + "quota-available-bytes", D + "quota-used-bytes", D + "sync-token", D + "supported-report-set"];

    /// <summary>Properties of a collection; <paramref name="folder"/> is null at the top.</summary>
    public static IEnumerable<XElement> OfCollection(Account caller, string owner, OpenFolder? folder, CollectionState state)
    {
        var kinds = folder?.Type switch
        {
            "E" or "T" or "J" or "N" => [new XElement(Cal + "calendar")],
            "C" => [new XElement(Card + "addressbook")],
            null when owner.Length > 0 => [new XElement(D + "principal")],
            _ => Array.Empty<XElement>(),
        };
        yield return new XElement(D + "resourcetype", new XElement(D + "collection"), kinds);
        yield return new XElement(D + "displayname", folder is null ? (owner.Length > 0 ? caller.Name : "webdav") : FolderPath.Name(folder.Path));
        foreach (var property in Principal(caller))
        {
            yield return property;
        }

        if (folder is not null)
        {
            yield return new XElement(D + "owner", new XElement(D + "href", Href(folder.OwnerEmail, "", isCollection: true)));
            yield return Privileges(folder, 'x');
            yield return new XElement(CalendarServer + "getctag", state.Latest);
            yield return new XElement(D + "sync-token", SyncCollection.Token(folder.Id, state.Latest));
            yield return new XElement(D + "quota-used-bytes", state.Used);
            if (state.Available is { } available)
            {
                yield return new XElement(D + "quota-available-bytes", available);
            }
        }

        if (folder?.Type is "E" or "T" or "J" or "N")
        {
            var component = folder.Type switch { "E" => "VEVENT", "T" => "VTODO", _ => "VJOURNAL" };
            yield return new XElement(Cal + "supported-calendar-component-set", new XElement(Cal + "comp", new XAttribute("name", component)));
            yield return Reports(Cal + "calendar-multiget", Cal + "calendar-query", D + "sync-collection");
        }
        else if (folder is not null)
        {
            yield return folder.Type == "C"
                ? Reports(Card + "addressbook-multiget", Card + "addressbook-query", D + "sync-collection")
                : Reports(D + "sync-collection");
        }
    }

    /// <summary>Properties of an item.</summary>
    public static IEnumerable<XElement> OfItem(Account caller, OpenFolder folder, StoredItem item, string? lockOwner)
    {
        yield return new XElement(D + "resourcetype");
        yield return new XElement(D + "displayname", item.Class == "F" ? item.Title : item.Rid);
        yield return new XElement(D + "getetag", Tag(item));
        yield return new XElement(D + "getcontenttype", ContentType(item));
        yield return new XElement(D + "getlastmodified", DateTimeOffset.FromUnixTimeSeconds(item.Modified).ToString("R", CultureInfo.InvariantCulture));
        yield return new XElement(D + "creationdate", DateTimeOffset.FromUnixTimeSeconds(item.Created).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        yield return new XElement(D + "owner", new XElement(D + "href", Href(folder.OwnerEmail, "", isCollection: true)));
        yield return Privileges(folder, 'w');
        foreach (var property in Principal(caller))
        {
            yield return property;
        }

        if (item.Class == "F")
        {
            yield return new XElement(D + "getcontentlength", (item.Content?.Size ?? 0).ToString(CultureInfo.InvariantCulture));
            yield return new XElement(D + "supportedlock", new XElement(
                D + "lockentry",
                new XElement(D + "lockscope", new XElement(D + "exclusive")),
                new XElement(D + "locktype", new XElement(D + "write"))));
            yield return new XElement(D + "lockdiscovery", lockOwner is null ? null : DavLocks.ActiveLock(item, lockOwner));
        }
    }

    /// <summary>
    /// A response with the asked properties: those that are there under 200, the others under 404. Without a list: all but those that are only
    /// given when named. Dead properties stand beside the live ones; a display name that somebody gave stands for the resource's own.
    /// </summary>
    public static XElement Response(string href, IEnumerable<XElement> live, IEnumerable<XElement> dead, PropertyRequest asked)
    {
        var all = live.ToDictionary(property => property.Name);
        foreach (var property in dead)
        {
            all[property.Name] = property;
        }

        var given = (asked.Names is { } names
                ? names.Where(all.ContainsKey).Select(name => all[name])
                : all.Values.Where(property => asked.NamesOnly || asked.Asks(property.Name) || !OnRequest.Contains(property.Name)))
            .Select(property => asked.NamesOnly ? new XElement(property.Name) : property).ToList();
        var missing = asked.Names?.Where(name => !all.ContainsKey(name)).Select(name => new XElement(name)).ToList() ?? [];
        return new XElement(
            D + "response", new XElement(D + "href", href),
            given.Count > 0 || missing.Count == 0 ? PropStat(200, "OK", given) : null,
            missing.Count > 0 ? PropStat(404, "Not Found", missing) : null);
    }

    /// <summary>A response for a resource that is not there.</summary>
    public static XElement Missing(string href) =>
        new(D + "response", new XElement(D + "href", href), new XElement(D + "status", "HTTP/1.1 404 Not Found"));

    /// <summary>Properties that share a status, and why.</summary>
    public static XElement PropStat(int code, string words, IEnumerable<XElement> properties, XName? precondition = null) => new(
        D + "propstat", new XElement(D + "prop", properties),
        new XElement(D + "status", string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {code} {words}")),
        precondition is null ? null : new XElement(D + "error", new XElement(precondition)));

    private static IEnumerable<XElement> Principal(Account caller)
    {
        var home = new XElement(D + "href", Href(caller.Email, "", isCollection: true));
        yield return new XElement(D + "current-user-principal", home);
        yield return new XElement(D + "principal-URL", home);
        yield return new XElement(Cal + "calendar-home-set", home);
        yield return new XElement(Card + "addressbook-home-set", home);
        yield return new XElement(Cal + "calendar-user-address-set", new XElement(D + "href", "mailto:" + caller.Email));
    }

    private static XElement Privileges(OpenFolder folder, char propertiesRight)
    {
        var names = new List<string> { "read" };
        names.AddRange(folder.Rights.Contains('w', StringComparison.Ordinal) ? ["write-content"] : []);
        names.AddRange(folder.Rights.Contains(propertiesRight, StringComparison.Ordinal) ? ["write-properties"] : []);
        names.AddRange(folder.Rights.Contains('i', StringComparison.Ordinal) ? ["bind"] : []);
        names.AddRange(folder.Rights.Contains('t', StringComparison.Ordinal) ? ["unbind"] : []);
        names.AddRange(names.Count == 5 ? ["write"] : []);
        return new XElement(D + "current-user-privilege-set", names.Select(name => new XElement(D + "privilege", new XElement(D + name))));
    }

    private static XElement Reports(params IEnumerable<XName> reports) => new(
        D + "supported-report-set",
        reports.Select(report => new XElement(D + "supported-report", new XElement(D + "report", new XElement(report)))));
}

/// <summary>What changes of a collection.</summary>
/// <param name="Latest">Its last change, see <see cref="FolderChanges.LatestAsync"/>.</param>
/// <param name="Used">Bytes that its owner's account holds.</param>
/// <param name="Available">Bytes that still fit; null without a limit.</param>
internal sealed record CollectionState(long Latest, long Used, long? Available);
