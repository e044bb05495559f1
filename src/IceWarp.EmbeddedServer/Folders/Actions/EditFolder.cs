using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Folders.Actions;

/// <summary>
/// <c>edit</c>: <c>name</c> (new full path: rename or move, with all below), <c>acl/right@email</c> (the whole list), <c>subscribed</c>,
/// <c>default</c>. Only what is given changes.
/// </summary>
internal sealed class EditFolder(EmbeddedStore store, FolderAccess access, FolderList folders, FolderSubscriptions subscriptions) : IFolderAction
{
    public string Name => "edit";

    public async Task<FolderOutcome> RunAsync(IqContext context, FolderCall call, CancellationToken cancellationToken)
    {
        var uid = call.FolderUid;
        var folder = await access.OpenAsync(context.Caller, call.AccountUid, uid, cancellationToken);
        if (call.Element.Kid("acl") is { } acl)
        {
            folder.Demand('a');
            await SetRightsAsync(folder, acl, cancellationToken);
        }

        if (call.Element.Text("subscribed")?.Trim() is { Length: > 0 } subscribed)
        {
            await subscriptions.SetAsync(context.Caller, call.AccountUid, uid, subscribed is "true" or "1", cancellationToken);
        }

        if (call.Element.Text("default")?.Trim() is { Length: > 0 } letter)
        {
            await DefaultLetters.SetAsync(store, context.Caller, folder, letter, cancellationToken);
        }

        if (call.Element.Text("name")?.Trim() is { Length: > 0 } path && path != uid)
        {
            await MoveAsync(context, call, folder, path, cancellationToken);
            uid = path;
        }

        var changed = await access.OpenAsync(context.Caller, call.AccountUid, uid, cancellationToken);
        return new FolderOutcome(BelowAccount: await folders.BriefAsync(context.Caller, changed, cancellationToken));
    }

    private async Task SetRightsAsync(OpenFolder folder, XElement acl, CancellationToken cancellationToken)
    {
        var rights = acl.Kids("right")
            .Select(right => new { folder = folder.Id, email = right.Attr("email")?.Trim() ?? "", letters = FolderRights.Normalise(right.Value) })
            .ToList();
        if (rights.Exists(right => right.email.Length is 0 or > 320) || rights.Count > FolderRights.MaxPeople)
        {
            throw new IqException("folder_acl_invalid", "right");
        }

        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync("DELETE FROM folder_right WHERE folder_id = @Id", new { folder.Id });
        await connection.ExecuteAsync(
            "INSERT OR REPLACE INTO folder_right (folder_id, email, rights) VALUES (@folder, @email, @letters)", rights.Where(right => right.letters.Length > 0));
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task MoveAsync(IqContext context, FolderCall call, OpenFolder folder, string path, CancellationToken cancellationToken)
    {
        folder.Demand('x');
        var (owner, inner) = FolderAccess.SplitShared(context.Caller.Email, path);
        FolderPath.DemandUsable(inner);
        if (FolderPath.IsFixed(folder.Path) || !string.Equals(owner, folder.OwnerEmail, StringComparison.OrdinalIgnoreCase)
            || inner.StartsWith(folder.Path + "/", StringComparison.Ordinal))
        {
            throw new IqException("folder_rename", path);
        }

        if (FolderPath.Parent(inner) is { } parent && parent != FolderPath.Parent(folder.Path))
        {
            var target = await access.OpenAsync(context.Caller, call.AccountUid, FolderPath.Parent(path) ?? "", cancellationToken);
            target.Demand('k');
        }
        else if (FolderPath.Parent(inner) is null && FolderPath.Parent(folder.Path) is not null && folder.OwnerId != context.Caller.Id)
        {
            throw new IqException("folder_insufficient_rights", path);
        }

        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var arguments = new { folder.OwnerId, folder.Path, inner, below = folder.Path + "/" };
        if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM folder WHERE account_id = @OwnerId AND path = @inner", arguments) > 0)
        {
            throw new IqException("folder_already_exists", path);
        }

        await connection.ExecuteAsync(
            """
            UPDATE folder SET path = @inner || substr(path, length(@Path) + 1)
            WHERE account_id = @OwnerId AND (path = @Path OR substr(path, 1, length(@below)) = @below)
            """,
            arguments);
        await FolderChanges.NoteAsync(connection, transaction, folder.OwnerId, folder.Path, isGone: true);
        await FolderChanges.NoteAsync(connection, transaction, folder.OwnerId, inner, isGone: false);
        await transaction.CommitAsync(cancellationToken);
    }
}
