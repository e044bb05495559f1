using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using Microsoft.AspNetCore.Http;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>MKCOL, MKCALENDAR, and DELETE and MOVE of collections: the folder actions of webmail.php, with their rights and rules.</summary>
internal sealed class DavFolders(IEnumerable<IFolderAction> actions)
{
    private readonly Dictionary<string, IFolderAction> _actions = actions.ToDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a folder: of the type that the body names (extended MKCOL, RFC 5689), else of the folder around it, else for files.</summary>
    public async Task AddAsync(HttpContext http, Account caller, DavTarget target, XElement? body, bool isCalendar, CancellationToken cancellationToken)
    {
        if (target.Exists)
        {
            throw new DavException(405);
        }

        if (target.Path.Contains('/', StringComparison.Ordinal) && target.Folder is null)
        {
            throw new DavException(409);
        }

        var kind = body?.Descendants(D + "resourcetype").FirstOrDefault();
        var type = isCalendar || kind?.Element(Cal + "calendar") is not null ? "E" : kind?.Element(Card + "addressbook") is not null ? "C" : target.Folder?.Type ?? "F";
        await RunAsync(
            http, caller, "add", "", new XElement("folder", new XElement("name", target.FolderUid(caller, target.Path)), new XElement("type", type)), cancellationToken);
    }

    /// <summary>Deletes a folder with all below.</summary>
    public Task DeleteAsync(HttpContext http, Account caller, DavTarget target, CancellationToken cancellationToken) =>
        RunAsync(http, caller, "delete", target.FolderUid(caller, target.Path), new XElement("folder"), cancellationToken);

    /// <summary>Renames or moves a folder.</summary>
    public Task MoveAsync(HttpContext http, Account caller, DavTarget from, DavTarget to, CancellationToken cancellationToken) => to.Exists
        ? throw new DavException(412)
        : RunAsync(
            http, caller, "edit", from.FolderUid(caller, from.Path), new XElement("folder", new XElement("name", to.FolderUid(caller, to.Path))), cancellationToken);

    private Task RunAsync(
        HttpContext http, Account caller, string action, string folderUid, XElement element, CancellationToken cancellationToken)
    {
        var context = new IqContext(new IqRequest(null, null, "set", IsJson: false, []), caller, http);
        return _actions[action].RunAsync(context, new FolderCall(caller.Email, folderUid, element), cancellationToken);
    }
}
