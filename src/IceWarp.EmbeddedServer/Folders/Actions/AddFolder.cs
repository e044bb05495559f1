using Dapper;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Folders.Actions;

/// <summary><c>add</c>: <c>name</c> (full path), <c>type</c>, optional <c>default</c>. A folder in one of somebody else's inherits its rights.</summary>
internal sealed class AddFolder(EmbeddedStore store, FolderAccess access, FolderList folders) : IFolderAction
{
    private const int MaxFolders = 2000;
    private const string Types = "MCETNJF";

    public string Name => "add";

    public async Task<FolderOutcome> RunAsync(IqContext context, FolderCall call, CancellationToken cancellationToken)
    {
        var path = call.Element.Text("name")?.Trim() is { Length: > 0 } given ? given : throw new IqException("folder_missing_tag", "name");
        var (owner, inner) = FolderAccess.SplitShared(context.Caller.Email, path);
        FolderPath.DemandUsable(inner);
        var parent = FolderPath.Parent(path) is { } above ? await OpenParentAsync(context, call, above, cancellationToken) : null;
        var type = call.Element.Text("type")?.Trim().ToUpperInvariant() is { Length: > 0 } letter ? letter : parent?.Type ?? "M";
        if (type.Length != 1 || !Types.Contains(type, StringComparison.Ordinal))
        {
            throw new IqException("folder_create", "type");
        }

        if (parent is null && !string.Equals(owner, context.Caller.Email, StringComparison.OrdinalIgnoreCase))
        {
            throw new IqException("folder_insufficient_rights", path);
        }

        var ownerId = parent?.OwnerId ?? context.Caller.Id;
        await using (var connection = await store.OpenAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await InsertAsync(connection, ownerId, inner, type, parent, path);
            await FolderChanges.NoteAsync(connection, transaction, ownerId, inner, isGone: false);
            await transaction.CommitAsync(cancellationToken);
        }

        var open = await access.OpenAsync(context.Caller, call.AccountUid, path, cancellationToken);
        if (call.Element.Text("default")?.Trim() is { Length: > 0 } wanted)
        {
            await DefaultLetters.SetAsync(store, context.Caller, open, wanted, cancellationToken);
        }

        return new FolderOutcome(BelowAccount: await folders.BriefAsync(context.Caller, open, cancellationToken));
    }

    private async Task<OpenFolder> OpenParentAsync(IqContext context, FolderCall call, string path, CancellationToken cancellationToken)
    {
        var parent = await access.OpenAsync(context.Caller, call.AccountUid, path, cancellationToken);
        parent.Demand('k');
        return parent.Path.StartsWith("__@@", StringComparison.Ordinal) ? throw new IqException("folder_create", path) : parent;
    }

    private static async Task InsertAsync(SqliteConnection connection, long ownerId, string path, string type, OpenFolder? parent, string asWritten)
    {
        if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM folder WHERE account_id = @ownerId", new { ownerId }) >= MaxFolders)
        {
            throw new IqException("folder_create", "This account has as many folders as it may have.");
        }

        var id = await connection.ExecuteScalarAsync<long?>(
            "INSERT OR IGNORE INTO folder (account_id, path, type) VALUES (@ownerId, @path, @type) RETURNING id", new { ownerId, path, type });
        if (id is null)
        {
            throw new IqException("folder_already_exists", asWritten);
        }

        await connection.ExecuteAsync(
            "INSERT INTO folder_right (folder_id, email, rights) SELECT @id, email, rights FROM folder_right WHERE folder_id = @parent",
            new { id, parent = parent?.Id });
    }
}
