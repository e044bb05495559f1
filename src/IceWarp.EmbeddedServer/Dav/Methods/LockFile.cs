using System.Xml.Linq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Transfer;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav.Methods;

/// <summary>
/// LOCK sets the caller's lock on a file, on a name without one after making an empty file (RFC 4918, 7.3); right <c>w</c>. UNLOCK takes it off: by
/// the holder with the token, or by the folder's owner.
/// </summary>
internal sealed class LockFile(ItemStore items, FileWriting files) : IDavMethod
{
    public IReadOnlyList<string> Names { get; } = ["LOCK", "UNLOCK"];

    public Task AnswerAsync(DavCall call, CancellationToken cancellationToken) => call.Is("LOCK") ? LockAsync(call, cancellationToken) : UnlockAsync(call, cancellationToken);

    private async Task LockAsync(DavCall call, CancellationToken cancellationToken)
    {
        // The body names scope and owner; the only scope is exclusive, the owner is who signed in. Hostile XML is refused all the same.
        await call.ReadXmlAsync(cancellationToken);
        var target = call.Target;
        var (folder, name) = target is { Folder: { Type: "F" } files, Name: { } given } ? (files, given) : throw new DavException(405);
        folder.Demand('w');
        if (target.Item is { } present)
        {
            DavLocks.DemandFree(call.Caller, present);
        }

        var id = target.Item?.Id ?? await EmptyFileAsync(call, folder, name, cancellationToken);
        var locked = await items.WriteAsync(
            async transaction =>
            {
                await transaction.SetLockAsync(id, call.Caller.Id);
                return await transaction.FindAsync(id);
            },
            cancellationToken) ?? throw new DavException(409);
        call.Http.Response.Headers["Lock-Token"] = "<" + DavLocks.Token(locked) + ">";
        await call.AnswerAsync(
            target.Item is null ? 201 : 200, new XElement(D + "prop", new XElement(D + "lockdiscovery", DavLocks.ActiveLock(locked, call.Caller.Email))));
    }

    private async Task UnlockAsync(DavCall call, CancellationToken cancellationToken)
    {
        if (call.Target is not { Item: { } item, Folder: { } folder })
        {
            throw new DavException(404);
        }

        if (item.LockAccountId is null || call.Header("Lock-Token").Trim('<', '>') != DavLocks.Token(item))
        {
            throw new DavException(409, D + "lock-token-matches-request-uri");
        }

        if (item.LockAccountId != call.Caller.Id && folder.OwnerId != call.Caller.Id)
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
        call.Http.Response.StatusCode = 204;
    }

    private async Task<long> EmptyFileAsync(DavCall call, Folders.OpenFolder folder, string name, CancellationToken cancellationToken)
    {
        await using var nothing = Uploads.NewBuffer();
        return await files.StoreAsync(call.Caller, folder, name, nothing, mediaType: null, _ => { }, cancellationToken);
    }
}
