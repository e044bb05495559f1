using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Folders.Actions;

/// <summary><c>sync</c> and <c>refresh</c>: the folder with fresh counters. There is no other server to catch up with.</summary>
internal sealed class SyncFolder(FolderList folders, string name) : IFolderAction
{
    public string Name => name;

    public async Task<FolderOutcome> RunAsync(IqContext context, FolderCall call, CancellationToken cancellationToken) =>
        new(BelowAccount: await folders.OneAsync(context.Caller, call.AccountUid, call.FolderUid, cancellationToken));
}
