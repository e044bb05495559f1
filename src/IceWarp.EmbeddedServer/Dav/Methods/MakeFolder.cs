using System.Xml.Linq;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav.Methods;

/// <summary>
/// MKCOL, plain or extended (RFC 5689), and MKCALENDAR (RFC 4791, 5.3.1): a folder of the kind that the body names, else of the folder around it,
/// else for files. Further properties of the body are kept with it; a protected one is refused before anything is made.
/// </summary>
internal sealed class MakeFolder(DavTargets targets, DavFolders folders, DeadProperties dead) : IDavMethod
{
    private static readonly XName Components = Cal + "supported-calendar-component-set";

    public IReadOnlyList<string> Names { get; } = ["MKCOL", "MKCALENDAR"];

    public async Task AnswerAsync(DavCall call, CancellationToken cancellationToken)
    {
        var body = await call.ReadXmlAsync(cancellationToken);
        var target = call.Target;
        if (target.Exists)
        {
            throw new DavException(405);
        }

        if (target.Path.Contains('/', StringComparison.Ordinal) && target.Folder is null)
        {
            throw new DavException(409);
        }

        var changes = body is null ? [] : ChangeProperties.Changes(body).Where(change => change.Name != D + "resourcetype" && change.Name != Components).ToList();
        if (changes.Select(change => ChangeProperties.Refusal(change.Name, change.Value)).FirstOrDefault(refusal => refusal is not null) is { } refused)
        {
            throw new DavException(refused.Status, refused.Precondition);
        }

        await folders.AddAsync(call, FolderType(call, body), cancellationToken);
        var made = await targets.FindAsync(call.Caller, call.Http.Request.Path.Value ?? "", cancellationToken);
        if (changes.Count > 0 && (made.Folder is not { } folder || !await dead.ChangeAsync(folder.Id, null, changes, cancellationToken)))
        {
            throw new DavException(507);
        }

        call.Http.Response.StatusCode = 201;
    }

    private static string FolderType(DavCall call, XElement? body)
    {
        var kind = body?.Descendants(D + "resourcetype").FirstOrDefault();
        if (!call.Is("MKCALENDAR") && kind?.Element(Cal + "calendar") is null)
        {
            return kind?.Element(Card + "addressbook") is not null ? "C" : call.Target.Folder?.Type ?? "F";
        }

        // One kind a folder; what takes events and more is one for events.
        var components = body?.Descendants(Components).Elements().Attributes("name").Select(name => name.Value.ToUpperInvariant()).ToList() ?? [];
        return components.Count == 0 || components.Contains("VEVENT", StringComparer.Ordinal) ? "E"
            : components.Contains("VTODO", StringComparer.Ordinal) ? "T"
            : components.Contains("VJOURNAL", StringComparer.Ordinal) ? "J"
            : throw new DavException(403, Cal + "supported-calendar-component");
    }
}
