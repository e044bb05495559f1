using System.Globalization;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Stores;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Mail;

/// <summary>
/// Moves messages to the folder marked <c>archive</c> and back (notes, 3.2 and 3.4). A move over IMAP gives a message another number, which the
/// plain result does not tell: on the way back it is found by what does not change, its subject, date and size.
/// </summary>
internal sealed class NativeMailArchive(ItemsClient items, FolderList folders) : IMailArchive
{
    private const int Looked = 200;
    private static readonly string[] Identity = ["subject", "date", "size"];

    public async Task<string> ArchiveAsync(string messageId, CancellationToken cancellationToken)
    {
        var message = ItemRef.Of(messageId);
        var archive = await PathAsync(cancellationToken);
        var fields = new[] { new IqElement("keep_seen", "1") };
        var stored = await items.GetAsync(message, [.. ListFilter.Fields(Identity), .. fields], [], cancellationToken);
        await MoveAsync(message, archive, cancellationToken);
        return OpaqueId.Write([message.Folder, .. Identity.Select(field => Line(stored[field]))]);
    }

    public async Task UnarchiveAsync(string archived, CancellationToken cancellationToken)
    {
        if (OpaqueId.Read(archived) is not [{ Length: > 0 } folder, var subject, var date, var size])
        {
            throw OpaqueId.Unknown();
        }

        var archive = await PathAsync(cancellationToken);
        var filter = ListFilter.Of(Window.First(Looked), "date", descending: true, SearchText.Write(subject));
        var lists = await items.ListAsync([new ListRequest(archive, ListFilter.Fields(Identity), filter)], cancellationToken);
        string[] wanted = [subject, date, size];
        var found = lists[0].Items
            .Where(item => Identity.Select(field => Line(item[field])).SequenceEqual(wanted, StringComparer.Ordinal))
            .MaxBy(item => long.TryParse(item.Ref.Item, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            ?? throw new ServerException(ServerFailure.NotFound, "not_in_archive", retryIsSafe: true);
        await MoveAsync(found.Ref, folder, cancellationToken);
    }

    // An id holds no control characters.
    private static string Line(string text) => string.Concat(text.Where(c => !char.IsControl(c)));

    private async Task MoveAsync(ItemRef message, string folder, CancellationToken cancellationToken)
    {
        await items.SetAsync(message.Folder, ItemsClient.Action("move", message.Item, new IqElement("folder", folder)), cancellationToken);
        folders.Forget();
    }

    private async Task<string> PathAsync(CancellationToken cancellationToken) =>
        (await folders.GetAsync(cancellationToken)).Where(folder => folder.IsArchive).MinBy(folder => folder.Path.Length)?.Path
            ?? throw new ServerException(ServerFailure.NotFound, "no_archive_folder", retryIsSafe: true);
}
