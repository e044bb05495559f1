using System.Text;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Transfer;
using Microsoft.AspNetCore.WebUtilities;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav.Methods;

/// <summary>
/// PUT of a file, an event, task, note, journal entry or contact. The body must be a whole one; a cut connection stores nothing. Conditions are
/// judged once before the body is read and again where it is stored, so that of two writers one loses. Rights <c>i</c>, or <c>w</c> to replace.
/// </summary>
internal sealed class PutItem(ItemStore items, FileWriting files, Uploads uploads, DavScheduling scheduling) : IDavMethod
{
    private const int MaxText = 8 * 1024 * 1024;

    public IReadOnlyList<string> Names { get; } = ["PUT"];

    public async Task AnswerAsync(DavCall call, CancellationToken cancellationToken)
    {
        var target = call.Target;
        if (target.IsCollection)
        {
            throw new DavException(405);
        }

        // A part of a file must not be taken for the whole (RFC 9110, 14.5).
        if (call.Header("Content-Range").Length > 0)
        {
            throw new DavException(400);
        }

        var folder = target.Folder ?? throw new DavException(409);
        folder.Demand(target.Item is null ? 'i' : 'w');
        call.DemandConditions(target.Item);
        if (target.Item is { } present)
        {
            DavLocks.DemandFree(call.Caller, present);
        }

        await using var buffer = Uploads.NewBuffer();
        try
        {
            await new LimitedStream(call.Http.Request.Body, folder.Type == "F" ? uploads.MaxBytes : MaxText).CopyToAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw new DavException(413, null, fault);
        }

        var id = folder.Type == "F"
            ? await files.StoreAsync(call.Caller, folder, target.Name ?? "", buffer, call.Http.Request.ContentType, call.DemandConditions, cancellationToken)
            : await StoreTextAsync(call, await TextAsync(buffer, cancellationToken), cancellationToken);
        var stored = await items.FindAsync(id, cancellationToken) ?? throw new DavException(409);
        call.Http.Response.Headers.ETag = DavProperties.Tag(stored);
        call.Http.Response.StatusCode = target.Item is null ? 201 : 204;
    }

    private async Task<long> StoreTextAsync(DavCall call, string text, CancellationToken cancellationToken)
    {
        var (target, folder) = (call.Target, call.Target.Folder!);
        var isCard = folder.Type == "C";
        var reading = isCard ? VCards.Read(text) : ICalendars.Read(text, folder.Type == "N" ? "N" : "J");
        if (reading.Items is not [var brought] || (brought.Item.Class == "L" ? "C" : brought.Item.Class) != folder.Type)
        {
            throw new DavException(403, isCard ? Card + "valid-address-data" : Cal + "valid-calendar-data");
        }

        return await items.WriteAsync(
            async transaction =>
            {
                call.DemandConditions(await transaction.FindAsync("i.folder_id = @Id AND i.series_id IS NULL AND i.rid = @Name", new { folder.Id, target.Name }));
                var twin = await transaction.FindAsync("i.folder_id = @Id AND i.series_id IS NULL AND i.uid = @Uid", new { folder.Id, brought.Item.Uid });
                if ((twin is not null && twin.Id != target.Item?.Id) || (target.Item is { } old && brought.Item.Uid is { } uid && uid != old.Uid))
                {
                    throw new DavException(409, isCard ? Card + "no-uid-conflict" : Cal + "no-uid-conflict");
                }

                var id = await ItemImport.StoreAsync(transaction, call.Caller, folder, brought, target.Name) ?? throw new DavException(403);
                await scheduling.StoredAsync(transaction, call.Caller, id, text);
                return id;
            },
            cancellationToken);
    }

    private static async Task<string> TextAsync(FileBufferingWriteStream buffer, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await buffer.DrainBufferAsync(bytes, cancellationToken);
        bytes.Position = 0;
        using var reader = new StreamReader(bytes, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
