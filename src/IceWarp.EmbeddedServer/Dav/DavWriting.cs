using System.Text;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Transfer;
using Microsoft.AspNetCore.WebUtilities;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Changes of items: PUT, DELETE, MOVE, COPY, LOCK, UNLOCK. Rights are those of webmail.php.</summary>
internal sealed class DavWriting(ItemStore items, Uploads uploads, DavScheduling scheduling, TimeProvider time)
{
    private const int MaxText = 8 * 1024 * 1024;

    /// <summary>
    /// PUT: true when the resource is new. The body must be a whole one; a cut connection stores nothing. <paramref name="demand"/> checks the
    /// request's conditions against what is there: once before the body is read and again where it is stored, so that of two writers one loses.
    /// </summary>
    public async Task<(bool IsNew, string Tag)> PutAsync(
        Account caller, DavTarget target, Stream body, string? mediaType, Action<StoredItem?> demand, CancellationToken cancellationToken)
    {
        if (target.IsCollection)
        {
            throw new DavException(405);
        }

        var folder = target.Folder ?? throw new DavException(409);
        folder.Demand(target.Item is null ? 'i' : 'w');
        demand(target.Item);
        if (target.Item is { } present)
        {
            DavLocks.DemandFree(caller, present);
        }

        await using var buffer = Uploads.NewBuffer();
        try
        {
            await new LimitedStream(body, folder.Type == "F" ? uploads.MaxBytes : MaxText).CopyToAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw new DavException(413, null, fault);
        }

        var id = folder.Type == "F"
            ? await PutFileAsync(caller, folder, target, buffer, mediaType, demand, cancellationToken)
            : await PutTextAsync(caller, folder, target, await TextAsync(buffer, cancellationToken), demand, cancellationToken);
        var stored = await items.FindAsync(id, cancellationToken) ?? throw new DavException(409);
        return (target.Item is null, DavProperties.Tag(stored));
    }

    /// <summary>DELETE of an item: to the owner's groupware trash. Right <c>t</c>.</summary>
    public Task DeleteAsync(
        Account caller, OpenFolder folder, StoredItem item, Action<StoredItem?> demand, CancellationToken cancellationToken) =>
        items.WriteAsync(
            async transaction =>
            {
                demand(await transaction.FindAsync(item.Id));
                await DeleteAsync(transaction, caller, folder, item);
                return true;
            },
            cancellationToken);

    /// <summary>MOVE or COPY of an item; true when nothing was at the destination. Only files can be copied.</summary>
    public async Task<bool> TransferAsync(
        Account caller, DavTarget from, DavTarget to, bool overwrite, bool copies, CancellationToken cancellationToken)
    {
        if (from is not { Item: { } item, Folder: { } folder } || to.IsCollection || to.Folder is not { } target || to.Name is not { } name)
        {
            throw new DavException(to.Folder is null ? 409 : 403);
        }

        if (target.Type != folder.Type || (copies && folder.Type != "F") || to.Item?.Id == item.Id)
        {
            throw new DavException(403);
        }

        if (to.Item is not null && !overwrite)
        {
            throw new DavException(412);
        }

        folder.Demand(copies ? 'r' : folder.Id == target.Id ? 'w' : 't');
        target.Demand('i');
        if (!copies)
        {
            DavLocks.DemandFree(caller, item);
        }

        await items.WriteAsync(
            async transaction =>
            {
                if (to.Item is { } obstacle)
                {
                    await DeleteAsync(transaction, caller, target, obstacle);
                }

                if (item.Class == "F" && await FileNames.FindAsync(transaction, target.Id, name, except: copies ? 0 : item.Id) is not null)
                {
                    throw new DavException(409);
                }

                await (copies ? CopyAsync(transaction, caller, item, target, name) : MoveAsync(transaction, caller, item, target, name));
                return true;
            },
            cancellationToken);
        return to.Item is null;
    }

    /// <summary>LOCK: sets the caller's lock, on a name without a file after making an empty one (RFC 4918, 7.3). Right <c>w</c>.</summary>
    public async Task<StoredItem> LockAsync(Account caller, DavTarget target, CancellationToken cancellationToken)
    {
        var folder = target.Folder is { Type: "F" } files && target.Name is not null ? files : throw new DavException(405);
        folder.Demand('w');
        if (target.Item is { } present)
        {
            DavLocks.DemandFree(caller, present);
        }

        await using var buffer = Uploads.NewBuffer();
        var id = target.Item?.Id ?? await PutFileAsync(caller, folder, target, buffer, mediaType: null, _ => { }, cancellationToken);
        return await items.WriteAsync(
            async transaction =>
            {
                await transaction.SetLockAsync(id, caller.Id);
                return await transaction.FindAsync(id);
            },
            cancellationToken) ?? throw new DavException(409);
    }

    /// <summary>UNLOCK: by the holder with the token, or by the folder's owner.</summary>
    public async Task UnlockAsync(Account caller, DavTarget target, string token, CancellationToken cancellationToken)
    {
        if (target.Item is not { } item || target.Folder is not { } folder)
        {
            throw new DavException(404);
        }

        if (item.LockAccountId is null || token.Trim('<', '>') != DavLocks.Token(item))
        {
            throw new DavException(409, D + "lock-token-matches-request-uri");
        }

        if (item.LockAccountId != caller.Id && folder.OwnerId != caller.Id)
        {
            throw new DavException(403);
        }

        await items.WriteAsync(
            async transaction =>
            {
                await transaction.SetLockAsync(item.Id, null);
                return true;
            },
            cancellationToken);
    }

    private async Task<long> PutFileAsync(
        Account caller, OpenFolder folder, DavTarget target, FileBufferingWriteStream content, string? mediaType,
        Action<StoredItem?> demand, CancellationToken cancellationToken)
    {
        var name = target.Name ?? "";
        if (name.Length > 255 || name != Uploads.CleanName(name))
        {
            throw new DavException(403);
        }

        var type = mediaType is { Length: > 0 and < 200 } given && !given.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            ? given
            : MimeKit.MimeTypes.GetMimeType(name);
        var fields = ItemFields.Of(("ATTDESC", name), ("ATTTYPE", "attachment"), ("ATTPARAMS", "mimetype=" + type)).With("ATTTIME", time.GetUtcNow().ToUnixTimeSeconds());
        return await items.WriteAsync(
            async transaction =>
            {
                var present = await FileAsync(transaction, folder, name);
                demand(present);
                if (present is null && await FileNames.FindAsync(transaction, folder.Id, name, except: 0) is not null)
                {
                    // Names differ by more than letter case, here as everywhere.
                    throw new DavException(409);
                }

                var blob = await transaction.Connection.ExecuteScalarAsync<long>(
                    "INSERT INTO blob (data) VALUES (zeroblob(@Length)) RETURNING id", new { content.Length }, transaction.Transaction);
                await using (var data = new Microsoft.Data.Sqlite.SqliteBlob(transaction.Connection, "blob", "data", blob))
                {
                    await content.DrainBufferAsync(data, cancellationToken);
                }

                if (present is null)
                {
                    var id = await transaction.InsertAsync(new NewItem(folder.Id, "F", ItemFields.Of(("EVNTITLE", name), ("EVNCLASS", "F"))) { Author = caller });
                    await transaction.AddAddonAsync(id, AddonKind.Attachment, fields, blob);
                    return id;
                }

                if (present.Content is { } before)
                {
                    await transaction.AddRevisionAsync(present, before, caller.Id);
                    await transaction.SetAddonAsync(before, fields, blob);
                }
                else
                {
                    await transaction.AddAddonAsync(present.Id, AddonKind.Attachment, fields, blob);
                }

                await transaction.SetFieldsAsync(present.Id, present.Fields, caller);
                return present.Id;
            },
            cancellationToken);
    }

    private async Task<long> PutTextAsync(Account caller, OpenFolder folder, DavTarget target, string text, Action<StoredItem?> demand, CancellationToken cancellationToken)
    {
        var isCard = folder.Type == "C";
        var reading = isCard ? VCards.Read(text) : ICalendars.Read(text, folder.Type == "N" ? "N" : "J");
        if (reading.Items is not [var brought] || (brought.Item.Class == "L" ? "C" : brought.Item.Class) != folder.Type)
        {
            throw new DavException(403, isCard ? Card + "valid-address-data" : Cal + "valid-calendar-data");
        }

        return await items.WriteAsync(
            async transaction =>
            {
                demand(await transaction.FindAsync("i.folder_id = @Id AND i.series_id IS NULL AND i.rid = @Name", new { folder.Id, target.Name }));
                var twin = await transaction.FindAsync("i.folder_id = @Id AND i.series_id IS NULL AND i.uid = @Uid", new { folder.Id, brought.Item.Uid });
                if ((twin is not null && twin.Id != target.Item?.Id) || (target.Item is { } old && brought.Item.Uid is { } uid && uid != old.Uid))
                {
                    throw new DavException(409, isCard ? Card + "no-uid-conflict" : Cal + "no-uid-conflict");
                }

                var id = await ItemImport.StoreAsync(transaction, caller, folder, brought, target.Name) ?? throw new DavException(403);
                await scheduling.StoredAsync(transaction, caller, id, text);
                return id;
            },
            cancellationToken);
    }

    private async Task DeleteAsync(ItemTransaction transaction, Account caller, OpenFolder folder, StoredItem item)
    {
        folder.Demand('t');
        DavLocks.DemandFree(caller, item);
        await scheduling.DeletingAsync(transaction, caller, item);
        var trash = await transaction.Connection.ExecuteScalarAsync<long?>(
            "SELECT id FROM folder WHERE account_id = @OwnerId AND type = 'G' ORDER BY id LIMIT 1", new { folder.OwnerId }, transaction.Transaction);
        await (trash is { } bin ? transaction.TrashAsync(item.Id, bin, folder.Path) : transaction.DeleteAsync(item.Id));
    }

    private static async Task MoveAsync(ItemTransaction transaction, Account caller, StoredItem item, OpenFolder target, string name)
    {
        if (item.FolderId != target.Id)
        {
            await transaction.MoveAsync(item.Id, target.Id);
        }

        if (item.Class == "F")
        {
            await transaction.SetFieldsAsync(item.Id, item.Fields.With([new("EVNTITLE", name)]), caller);
        }
        else
        {
            await transaction.Connection.ExecuteAsync("UPDATE item SET rid = @name WHERE id = @Id", new { name, item.Id }, transaction.Transaction);
            transaction.Changed(item.Id);
        }
    }

    private static async Task CopyAsync(ItemTransaction transaction, Account caller, StoredItem item, OpenFolder target, string name)
    {
        var id = await transaction.InsertAsync(new NewItem(target.Id, "F", item.Fields.With([new("EVNTITLE", name)])) { Author = caller });
        if (item.Content is { BlobId: { } blob } content)
        {
            await transaction.AddAddonAsync(id, AddonKind.Attachment, content.Fields.With([new("ATTDESC", name)]), await transaction.CopyBlobAsync(blob));
        }
    }

    private static Task<StoredItem?> FileAsync(ItemTransaction transaction, OpenFolder folder, string name) =>
        transaction.FindAsync("i.folder_id = @Id AND i.class = 'F' AND i.title = @name", new { folder.Id, name });

    private static async Task<string> TextAsync(FileBufferingWriteStream buffer, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await buffer.DrainBufferAsync(bytes, cancellationToken);
        bytes.Position = 0;
        using var reader = new StreamReader(bytes, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
