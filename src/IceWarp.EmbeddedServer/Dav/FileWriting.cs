using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Transfer;
using Microsoft.AspNetCore.WebUtilities;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Stores the content of a file by its name: a new one, or a new content of the one that is there, whose old content stays as a revision.</summary>
internal sealed class FileWriting(ItemStore items, TimeProvider time)
{
    /// <summary>
    /// Stores; the item's id. <paramref name="demand"/> checks the request's conditions against what is there when it is stored. Throws 403 for a
    /// name that no file may have, 409 for one that differs from another's by letter case only.
    /// </summary>
    public async Task<long> StoreAsync(
        Account caller, OpenFolder folder, string name, FileBufferingWriteStream content, string? mediaType, Action<StoredItem?> demand,
        CancellationToken cancellationToken)
    {
        if (name.Length > 255 || name != Uploads.CleanName(name))
        {
            throw new DavException(403);
        }

        var fields = ItemFields.Of(("ATTDESC", name), ("ATTTYPE", "attachment"), ("ATTPARAMS", "mimetype=" + MediaType(name, mediaType)))
            .With("ATTTIME", time.GetUtcNow().ToUnixTimeSeconds());
        return await items.WriteAsync(
            async transaction =>
            {
                var present = await transaction.FindAsync("i.folder_id = @Id AND i.class = 'F' AND i.title = @name", new { folder.Id, name });
                demand(present);
                if (present is null && await FileNames.FindAsync(transaction, folder.Id, name, except: 0) is not null)
                {
                    throw new DavException(409);
                }

                var blob = await transaction.NewBlobAsync(content, cancellationToken);
                if (present is null)
                {
                    var id = await transaction.InsertAsync(new NewItem(folder.Id, "F", ItemFields.Of(("EVNTITLE", name), ("EVNCLASS", "F"))) { Author = caller });
                    await transaction.AddAddonAsync(id, AddonKind.Attachment, fields, blob);
                    return id;
                }

                await ReplaceAsync(transaction, caller, present, fields, blob);
                return present.Id;
            },
            cancellationToken);
    }

    private static async Task ReplaceAsync(ItemTransaction transaction, Account caller, StoredItem present, ItemFields fields, long blob)
    {
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
    }

    private static string MediaType(string name, string? given) =>
        given is { Length: > 0 and < 200 } && !given.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            ? given
            : MimeKit.MimeTypes.GetMimeType(name);
}
