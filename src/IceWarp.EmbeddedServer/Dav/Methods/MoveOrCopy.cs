using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Dav.Methods;

/// <summary>MOVE of items and folders, COPY of files (RFC 4918, 9.8 and 9.9). Rights are those of webmail.php.</summary>
internal sealed class MoveOrCopy(ItemStore items, DavTargets targets, DavTrash trash, DavFolders folders) : IDavMethod
{
    public IReadOnlyList<string> Names { get; } = ["MOVE", "COPY"];

    public async Task AnswerAsync(DavCall call, CancellationToken cancellationToken)
    {
        var to = await DestinationAsync(call, cancellationToken);
        if (!call.Target.IsCollection)
        {
            await TransferAsync(call, to, cancellationToken);
        }
        else if (call.Is("COPY") || call.Target.IsTop)
        {
            throw new DavException(403);
        }
        else
        {
            await folders.MoveAsync(call, to, cancellationToken);
        }

        call.Http.Response.StatusCode = to.Item is null ? 201 : 204;
    }

    private async Task<DavTarget> DestinationAsync(DavCall call, CancellationToken cancellationToken)
    {
        var destination = call.Header("Destination");
        var path = Uri.TryCreate(destination, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? absolute.IsDefaultPort || absolute.Authority == call.Http.Request.Host.Value ? absolute.AbsolutePath : throw new DavException(502)
            : destination;
        return path.Length > 0 && call.Target.Exists
            ? await targets.FindAsync(call.Caller, Uri.UnescapeDataString(path), cancellationToken)
            : throw new DavException(call.Target.Exists ? 400 : 404);
    }

    private async Task TransferAsync(DavCall call, DavTarget to, CancellationToken cancellationToken)
    {
        if (call.Target is not { Item: { } item, Folder: { } folder } || to.IsCollection || to.Folder is not { } target || to.Name is not { } name)
        {
            throw new DavException(to.Folder is null ? 409 : 403);
        }

        var copies = call.Is("COPY");
        if (target.Type != folder.Type || (copies && folder.Type != "F") || to.Item?.Id == item.Id)
        {
            throw new DavException(403);
        }

        if (to.Item is not null && call.Header("Overwrite") == "F")
        {
            throw new DavException(412);
        }

        folder.Demand(copies ? 'r' : folder.Id == target.Id ? 'w' : 't');
        target.Demand('i');
        if (!copies)
        {
            DavLocks.DemandFree(call.Caller, item);
        }

        await items.WriteAsync(
            async transaction =>
            {
                if (to.Item is { } obstacle)
                {
                    await trash.ThrowAsync(transaction, call.Caller, target, obstacle);
                }

                if (item.Class == "F" && await FileNames.FindAsync(transaction, target.Id, name, except: copies ? 0 : item.Id) is not null)
                {
                    throw new DavException(409);
                }

                await (copies ? CopyAsync(transaction, call.Caller, item, target, name) : MoveAsync(transaction, call.Caller, item, target, name));
                return true;
            },
            cancellationToken);
    }

    private static async Task MoveAsync(ItemTransaction transaction, Account caller, StoredItem item, OpenFolder target, string name)
    {
        if (item.FolderId != target.Id)
        {
            await transaction.MoveAsync(item.Id, target.Id);
        }

        if (item.Class == "F")
        {
            await transaction.SetFieldsAsync(item.Id, item.Fields.With("EVNTITLE", name), caller);
        }
        else
        {
            await transaction.Connection.ExecuteAsync("UPDATE item SET rid = @name WHERE id = @Id", new { name, item.Id }, transaction.Transaction);
            transaction.Changed(item.Id);
        }
    }

    private static async Task CopyAsync(ItemTransaction transaction, Account caller, StoredItem item, OpenFolder target, string name)
    {
        var id = await transaction.InsertAsync(new NewItem(target.Id, "F", item.Fields.With("EVNTITLE", name)) { Author = caller });
        if (item.Content is { BlobId: { } blob } content)
        {
            await transaction.AddAddonAsync(id, AddonKind.Attachment, content.Fields.With("ATTDESC", name), await transaction.CopyBlobAsync(blob));
        }

        await DeadProperties.CopyAsync(transaction.Connection, transaction.Transaction, item.Id, id);
    }
}
