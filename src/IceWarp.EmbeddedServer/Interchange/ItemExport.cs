using System.Text;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Transfer;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>
/// Items and folders as files: vCard for contacts, iCalendar for events, tasks, notes and journal, zip for files and mail (notes, 3.5). Other
/// people's private items are left out.
/// </summary>
internal sealed class ItemExport(ItemStore items, AttachmentContents attachments, MailContents mail)
{
    /// <summary>Media type of a folder's items outside mail and files.</summary>
    public static string MediaType(string folderType) => folderType == "C" ? "text/vcard; charset=utf-8" : "text/calendar; charset=utf-8";

    /// <summary>A whole folder, or some of its items.</summary>
    public async Task<TransferContent> FolderAsync(
        Account caller, OpenFolder folder, IReadOnlyCollection<string>? only, CancellationToken cancellationToken)
    {
        var name = folder.Path[(folder.Path.LastIndexOf('/') + 1)..];
        switch (folder.Type)
        {
            case "M" when only is not null:
                var messages = new List<(string, TransferContent)>();
                foreach (var id in only)
                {
                    messages.Add(("", await mail.WholeAsync(folder, id, cancellationToken)));
                }

                return messages is [var (_, single)] ? single : ZipContents.Of(name + ".zip", messages);
            case "M":
                return ZipContents.Of(name + ".zip", [.. (await mail.AllAsync(folder.Id, cancellationToken)).Select(message => ("", message))]);
            case "F":
                return await FilesAsync(folder, only, name, cancellationToken);
            case "C" or "E" or "T" or "N" or "J":
                return await TextAsync(caller, folder, only, name, cancellationToken);
            default:
                throw new IqException("folder_export_type", folder.Type);
        }
    }

    /// <summary>One item as its file: a file's content, a message, a card, a calendar of one component.</summary>
    public Task<TransferContent> ItemAsync(Account caller, OpenFolder folder, string item, CancellationToken cancellationToken) => folder.Type switch
    {
        "M" => mail.WholeAsync(folder, item, cancellationToken),
        "F" => attachments.FindAsync(folder.Id, item, "attachment", cancellationToken),
        _ => FolderAsync(caller, folder, [item], cancellationToken),
    };

    /// <summary>The text of an item with its name and form: of a note its body, otherwise its description.</summary>
    public async Task<(string Title, string Text, bool IsHtml)> DescriptionAsync(
        Account caller, OpenFolder folder, string item, CancellationToken cancellationToken)
    {
        var found = (await ListAsync(caller, folder, [item], cancellationToken)).FirstOrDefault() ?? throw new IqException("item_invalid_id", item);
        var note = found.Addons.FirstOrDefault(addon => addon.Kind == AddonKind.Note)?.Fields["NOTE_TEXT"];
        var text = note is { Length: > 0 } ? note : found.Fields[found.IsContact ? "ITMDESCRIPTION" : "EVNNOTE"];
        return (found.Title, text, found.Fields[found.IsContact ? "ITMDESCFORMAT" : "EVNDESCFORMAT"] == "text/html");
    }

    /// <summary>Contacts as CSV with a header line (RFC 4180); cells that a table would take for a formula are quoted with an apostrophe.</summary>
    public async Task<TransferContent> CsvAsync(Account caller, OpenFolder folder, string separator, CancellationToken cancellationToken)
    {
        if (folder.Type != "C")
        {
            throw new IqException("folder_export_type", folder.Type);
        }

        var contacts = await ListAsync(caller, folder, only: null, cancellationToken);
        var text = ContactTable.Write(contacts, separator is { Length: 1 } ? separator[0] : ',');
        return TransferContent.Of(folder.Path[(folder.Path.LastIndexOf('/') + 1)..] + ".csv", "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(text));
    }

    /// <summary>An item as its text for WebDAV, with changed occurrences.</summary>
    public async Task<string> WriteAsync(StoredItem item, CancellationToken cancellationToken)
    {
        var whole = await WholeAsync(item, cancellationToken);
        return item.IsContact ? VCards.Write(whole.Item, item.Uid) : ICalendars.Write([(whole, item.Uid, item.Modified)]);
    }

    private async Task<TransferContent> TextAsync(
        Account caller, OpenFolder folder, IReadOnlyCollection<string>? only, string name, CancellationToken cancellationToken)
    {
        var found = await ListAsync(caller, folder, only, cancellationToken);
        var title = found is [{ Title.Length: > 0 } single] && only is not null ? single.Title.Replace('/', '-').Replace('\\', '-') : name;
        var wholes = new List<(Interchanged Item, string Uid, long Modified)>();
        foreach (var item in found)
        {
            wholes.Add((await WholeAsync(item, cancellationToken), item.Uid, item.Modified));
        }

        var text = folder.Type == "C" ? string.Concat(wholes.Select(whole => VCards.Write(whole.Item.Item, whole.Uid))) : ICalendars.Write(wholes);
        return TransferContent.Of(title + (folder.Type == "C" ? ".vcf" : ".ics"), MediaType(folder.Type), Encoding.UTF8.GetBytes(text));
    }

    private async Task<TransferContent> FilesAsync(
        OpenFolder folder, IReadOnlyCollection<string>? only, string name, CancellationToken cancellationToken)
    {
        var entries = new List<(string, TransferContent)>();
        foreach (var item in (await items.ListAsync(folder.Id, cancellationToken)).Where(item => Wanted(only, item) && item.Content is not null))
        {
            var content = await attachments.FindAsync(folder.Id, Text(item.Id), Text(item.Content!.Id), cancellationToken);
            entries.Add(("", content with { Name = item.Title }));
        }

        return ZipContents.Of(name + ".zip", entries);
    }

    private async Task<IReadOnlyList<StoredItem>> ListAsync(
        Account caller, OpenFolder folder, IReadOnlyCollection<string>? only, CancellationToken cancellationToken)
    {
        var found = (await items.ListAsync(folder.Id, cancellationToken))
            .Where(item => Wanted(only, item) && (folder.OwnerId == caller.Id || item.Fields["EVNSHARETYPE"] != "P")).ToList();
        return only is not null && found.Count < only.Distinct(StringComparer.Ordinal).Count() ? throw new IqException("item_invalid_id") : found;
    }

    private async Task<Interchanged> WholeAsync(StoredItem item, CancellationToken cancellationToken)
    {
        var changed = new List<(int, NewItem)>();
        if (item.Recurrence is not null)
        {
            foreach (var occurrence in await items.ListChangedOccurrencesAsync(item.Id, cancellationToken))
            {
                changed.Add(((int)(occurrence.Occurrence ?? 0), await NewAsync(occurrence, cancellationToken)));
            }
        }

        return new Interchanged(await NewAsync(item, cancellationToken), changed);
    }

    // Only the photo's bytes travel in a card; other attachments stay behind.
    private async Task<NewItem> NewAsync(StoredItem item, CancellationToken cancellationToken)
    {
        var addons = new List<NewAddon>();
        foreach (var addon in item.Addons)
        {
            var isPhoto = item.IsContact && addon.BlobId is not null && addon.Fields["ATTTYPE"] == "P";
            addons.Add(new NewAddon(addon.Kind, addon.Fields, isPhoto ? await items.ReadBlobAsync(addon.BlobId ?? 0, cancellationToken) : null));
        }

        return new NewItem(item.FolderId, item.Class, item.Fields) { Uid = item.Uid, Addons = addons, DeletedOccurrences = item.DeletedOccurrences };
    }

    private static bool Wanted(IReadOnlyCollection<string>? only, StoredItem item) => only is null || only.Contains(Text(item.Id));

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
