using Dapper;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Folders.Actions;

/// <summary><c>delete</c>: the folder with all below and all items in them, for good. The default folders of an account cannot be deleted.</summary>
internal sealed class DeleteFolder(EmbeddedStore store, FolderAccess access) : IFolderAction
{
    public string Name => "delete";

    public async Task<FolderOutcome> RunAsync(IqContext context, FolderCall call, CancellationToken cancellationToken)
    {
        var folder = await access.OpenAsync(context.Caller, call.AccountUid, call.FolderUid, cancellationToken);
        folder.Demand('x');
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var arguments = new { folder.OwnerId, folder.Path, below = folder.Path + "/" };
        const string Where = "account_id = @OwnerId AND (path = @Path OR substr(path, 1, length(@below)) = @below)";
        if (FolderPath.IsFixed(folder.Path)
            || await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM folder WHERE {Where} AND default_letter IS NOT NULL", arguments) > 0)
        {
            throw new IqException("folder_delete", "A default folder cannot be deleted.");
        }

        await connection.ExecuteAsync($"DELETE FROM folder WHERE {Where}", arguments);
        await FolderChanges.NoteAsync(connection, transaction, folder.OwnerId, folder.Path, isGone: true);
        await transaction.CommitAsync(cancellationToken);
        return new FolderOutcome(BelowAccount: new IqNode("folder").With("uid", call.FolderUid));
    }
}
