using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Transfer;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>
/// <c>save_items</c> of a folder (notes, 3.2, checklist 12): exports it to an upload that download.php gives as class <c>file</c>. Answers
/// <c>result/account/folder/item/values/{class,fullpath}</c>.
/// </summary>
internal sealed class SaveItems(FolderAccess folders, ItemExport export, Uploads uploads) : IFolderAction
{
    public string Name => "save_items";

    public async Task<FolderOutcome> RunAsync(IqContext context, FolderCall call, CancellationToken cancellationToken)
    {
        var folder = await folders.OpenAsync(context.Caller, call.AccountUid, call.FolderUid, cancellationToken);
        folder.Demand('r');
        var chosen = call.Element.Kids("item").Select(item => item.Attr("uid")).OfType<string>().ToList();
        return new FolderOutcome(Direct: await SaveAsync(context.Caller, folder, call.FolderUid, chosen.Count > 0 ? chosen : null, cancellationToken));
    }

    /// <summary>Exports a folder or some items and answers the <c>result</c> element.</summary>
    public async Task<IqNode> SaveAsync(
        Account caller, OpenFolder folder, string folderUid, IReadOnlyCollection<string>? only, CancellationToken cancellationToken)
    {
        var file = await uploads.AddAsync(caller, "", await export.FolderAsync(caller, folder, only, cancellationToken), cancellationToken);
        var values = new IqNode("values", new IqNode("class", "file"), new IqNode("fullpath", file.FullPath));
        return new IqNode("result", new IqNode("account", new IqNode("folder", new IqNode("item", values)).With("uid", folderUid)).With("uid", caller.Email));
    }
}
