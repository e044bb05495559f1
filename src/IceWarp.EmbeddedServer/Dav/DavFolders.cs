using System.Xml.Linq;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Makes, deletes and moves folders by the folder actions of webmail.php, with their rights and rules.</summary>
internal sealed class DavFolders(IEnumerable<IFolderAction> actions)
{
    private readonly Dictionary<string, IFolderAction> _actions = actions.ToDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the folder that the call names.</summary>
    public Task AddAsync(DavCall call, string type, CancellationToken cancellationToken) => RunAsync(
        call, "add", "", new XElement("folder", new XElement("name", call.Target.FolderUid(call.Caller, call.Target.Path)), new XElement("type", type)), cancellationToken);

    /// <summary>Deletes it with all below.</summary>
    public Task DeleteAsync(DavCall call, CancellationToken cancellationToken) =>
        RunAsync(call, "delete", call.Target.FolderUid(call.Caller, call.Target.Path), new XElement("folder"), cancellationToken);

    /// <summary>Renames or moves it.</summary>
    public Task MoveAsync(DavCall call, DavTarget to, CancellationToken cancellationToken) => to.Exists
        ? throw new DavException(412)
        : RunAsync(
            call, "edit", call.Target.FolderUid(call.Caller, call.Target.Path), new XElement("folder", new XElement("name", to.FolderUid(call.Caller, to.Path))),
            cancellationToken);

    private Task RunAsync(DavCall call, string action, string folderUid, XElement element, CancellationToken cancellationToken)
    {
        var context = new IqContext(new IqRequest(null, null, "set", IsJson: false, []), call.Caller, call.Http);
        return _actions[action].RunAsync(context, new FolderCall(call.Caller.Email, folderUid, element), cancellationToken);
    }
}
