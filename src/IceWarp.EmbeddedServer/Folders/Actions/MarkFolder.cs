using System.Globalization;
using Dapper;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Folders.Actions;

/// <summary><c>markasread</c> and <c>markasunread</c>: the seen bit of every message in a folder; the latter answers <c>recent</c>.</summary>
internal sealed class MarkFolder(EmbeddedStore store, FolderAccess access, FolderList folders, TimeProvider time, bool read) : IFolderAction
{
    private const int Seen = 32;

    public string Name => read ? "markasread" : "markasunread";

    public async Task<FolderOutcome> RunAsync(IqContext context, FolderCall call, CancellationToken cancellationToken)
    {
        var folder = await access.OpenAsync(context.Caller, call.AccountUid, call.FolderUid, cancellationToken);
        folder.Demand('w');
        await using (var connection = await store.OpenAsync(cancellationToken))
        {
            await connection.ExecuteAsync(
                """
                UPDATE item SET flags = CASE WHEN @read THEN flags | @Seen ELSE flags & ~@Seen END, modified = @now
                WHERE folder_id = @Id AND class = 'M' AND (flags & @Seen <> 0) <> @read
                """,
                new { folder.Id, Seen, read, now = time.GetUtcNow().ToUnixTimeSeconds() });
        }

        var unread = await folders.UnreadAsync(folder.Id, cancellationToken);
        return read
            ? new FolderOutcome(BelowAccount: new IqNode("folder").With("uid", call.FolderUid))
            : new FolderOutcome(BelowQuery: new IqNode("recent", unread.ToString(CultureInfo.InvariantCulture)));
    }
}
