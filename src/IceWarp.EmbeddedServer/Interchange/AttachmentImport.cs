using System.Globalization;
using System.Text;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Transfer;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>
/// <c>importattachment</c> of a message (notes, 3.4): the part <c>partid</c> (or <c>uid|part</c>) goes to <c>folder</c>: cards to contacts, a calendar to
/// events, tasks, notes or journal, anything to files. Rights <c>r</c> here, <c>i</c> there. The result tells how many items were <c>imported</c>.
/// </summary>
internal sealed class AttachmentImport(FolderAccess folders, MailContents mail, ItemImport import, ItemStore items, Uploads uploads, TimeProvider time)
{
    public async Task<IqNode> ActAsync(Account caller, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        folder.Demand('r');
        var uid = (item.Attr("uid") ?? "").Split('|', 2);
        var part = item.Text("partid") ?? (uid.Length > 1 ? uid[1] : throw new IqException("item_missing_tag", "partid"));
        var path = item.Text("folder") ?? throw new IqException("item_missing_tag", "folder");
        var target = await folders.OpenAsync(caller, item.Text("account") is { Length: > 0 } account ? account : caller.Email, path, cancellationToken);
        target.Demand('i');
        var content = await mail.PartAsync(folder, uid[0], part, byContentId: false, cancellationToken);
        return target.Type switch
        {
            "F" => await StoreFileAsync(caller, target, content, cancellationToken),
            "C" => await TakeAsync(caller, target, VCards.Read(await TextAsync(content, cancellationToken)), cancellationToken),
            "E" or "T" or "N" or "J" =>
                await TakeAsync(caller, target, ICalendars.Read(await TextAsync(content, cancellationToken), target.Type == "N" ? "N" : "J"), cancellationToken),
            _ => throw new IqException("item_copy_destination_type", path),
        };
    }

    private async Task<IqNode> TakeAsync(Account caller, OpenFolder target, Reading reading, CancellationToken cancellationToken)
    {
        var (stored, problems) = await import.StoreAsync(caller, target, reading, cancellationToken);
        return stored > 0
            ? new IqNode("result").Add("imported", stored.ToString(CultureInfo.InvariantCulture))
            : throw new IqException("item_create", problems.Count > 0 ? problems[0] : EngineError.Parameters);
    }

    private async Task<IqNode> StoreFileAsync(Account caller, OpenFolder target, TransferContent content, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(content, uploads.MaxBytes, cancellationToken);
        var id = await items.WriteAsync(
            async transaction =>
            {
                var name = await FileNames.FreeAsync(transaction, target.Id, Uploads.CleanName(content.Name));
                return await transaction.InsertAsync(new NewItem(target.Id, "F", ItemFields.Of(("EVNTITLE", name), ("EVNCLASS", "F")))
                {
                    Author = caller,
                    Addons = [NewAddon.Attachment(name, content.MediaType, bytes, time.GetUtcNow().ToUnixTimeSeconds())],
                });
            },
            cancellationToken);
        return new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture)).Add("imported", "1");
    }

    private static async Task<string> TextAsync(TransferContent content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(await BytesAsync(content, ImportQuery.MaxBytes, cancellationToken));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static async Task<byte[]> BytesAsync(TransferContent content, long limit, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAsync(limit, cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw new IqException("attachment_size", content.Name, fault);
        }
    }
}
