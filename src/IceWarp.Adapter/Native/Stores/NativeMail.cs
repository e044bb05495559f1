using System.Globalization;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>Mail: lists and flags by <c>webmail:iq:items</c>, sending by <c>webmail:iq:message</c> (notes, 3.3, 3.4 and 3.8).</summary>
internal sealed class NativeMail(ItemsClient items, FolderList folders, WebmailSession session, Transfers transfers) : IMailStore
{
    private const string Inbox = "INBOX";
    private const int Answered = 1;
    private const int Flagged = 8;
    private const int Seen = 32;

    private static readonly string[] ListFields = ["subject", "from", "to", "date", "size", "flags", "has_attachment"];
    private static readonly string[] DetailFields = [.. ListFields, "cc", "message_id", "sanitized_html", "text", "attachments"];

    public async Task<Slice<Message>> ListAsync(MessageQuery query, CancellationToken cancellationToken)
    {
        var path = query.FolderId is null ? Inbox : OpaqueId.Folder(query.FolderId);
        var filter = ListFilter.Of(query.Window, "date", descending: true, SearchText.Write(query.Search));
        var lists = await items.ListAsync([new ListRequest(path, ListFilter.Fields(ListFields), filter)], cancellationToken);
        var messages = lists[0].Items.Select(Read).ToList();
        return new Slice<Message>(query.WithPreview ? await WithPreviewsAsync(messages, cancellationToken) : messages, lists[0].Count);
    }

    public async Task<Slice<Message>> SearchAsync(string words, int limit, CancellationToken cancellationToken)
    {
        var paths = await folders.SearchedMailAsync(cancellationToken);
        var filter = ListFilter.Of(Window.First(limit), "date", descending: true, SearchText.Write(words));
        var lists = await items.ListAsync([.. paths.Select(path => new ListRequest(path, ListFilter.Fields(ListFields), filter))], cancellationToken);
        var found = ListFilter.Merge(lists, Window.First(limit), Read, static (a, b) => b.Date.CompareTo(a.Date), paths.Count);
        return found with { Items = await WithPreviewsAsync(found.Items, cancellationToken) };
    }

    public async Task<MessageDetail> GetAsync(string messageId, CancellationToken cancellationToken)
    {
        var item = await items.GetAsync(ItemRef.Of(messageId), Unseen(DetailFields), [], cancellationToken);
        var html = item["sanitized_html"];
        return new MessageDetail(
            Read(item),
            Mailboxes.Read(item["cc"]),
            html.Length > 0 ? new RichText(html, IsHtml: true) : new RichText(item["text"], IsHtml: false),
            item["message_id"].Trim() is { Length: > 0 } id ? id : null,
            Attachments.Read(item));
    }

    public Task SetSeenAsync(string messageId, bool seen, CancellationToken cancellationToken) =>
        SetFlagAsync(messageId, Seen, seen, cancellationToken);

    public Task SetFlaggedAsync(string messageId, bool flagged, CancellationToken cancellationToken) =>
        SetFlagAsync(messageId, Flagged, flagged, cancellationToken);

    public async Task MoveAsync(string messageId, string folderId, CancellationToken cancellationToken)
    {
        var message = ItemRef.Of(messageId);
        await items.SetAsync(
            message.Folder, ItemsClient.Action("move", message.Item, new IqElement("folder", OpaqueId.Folder(folderId))), cancellationToken);
        folders.Forget();
    }

    public async Task DeleteAsync(string messageId, CancellationToken cancellationToken)
    {
        var message = ItemRef.Of(messageId);
        await items.SetAsync(message.Folder, ItemsClient.Action("delete", message.Item), cancellationToken);
        folders.Forget();
    }

    public async Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var action = new IqElement("action", new IqElement("send_as_email", "true"))
            .Add(message.Body.IsHtml ? new IqElement("html_body", "true") : null)
            .Add(SaveTo(await SpecialAsync("S", "Sent", cancellationToken)));
        await session.SetAsync("message", [MessageQuery(message, action)], cancellationToken);
        folders.Forget();
    }

    public async Task<string> SaveDraftAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var drafts = await SpecialAsync("D", "Drafts", cancellationToken);
        var action = new IqElement("action")
            .Add(message.Body.IsHtml ? new IqElement("html_body", "true") : null)
            .Add(SaveTo(drafts));
        var answer = await session.SetAsync("message", [MessageQuery(message, action)], cancellationToken);
        var result = answer.Child("result") ?? answer.Find("query", "result");
        folders.Forget();
        return result?.Value("itemid").Trim() is { Length: > 0 } id
            ? new ItemRef(drafts, id).Id
            : throw new ServerException(ServerFailure.Garbled, "no_id_in_result");
    }

    public async Task<Download> OpenAttachmentAsync(string messageId, string attachmentId, CancellationToken cancellationToken)
    {
        var message = ItemRef.Of(messageId);
        return await transfers.OpenAsync("attachment", message.Folder, message.Item, OpaqueId.Part(attachmentId), cancellationToken);
    }

    public UploadedFile Reuse(string messageId, Attachment attachment) => Attachments.Reuse(session.Email, ItemRef.Of(messageId), attachment);

    private static IReadOnlyList<IqElement> Unseen(IEnumerable<string> fields) =>
        [.. ListFilter.Fields(fields), new IqElement("keep_seen", "1")];

    private static Message Read(ItemAnswer item)
    {
        var flags = Number(item["flags"]);
        return new Message(
            item.Ref.Id,
            item.Ref.FolderId,
            Mailboxes.First(item["from"]),
            Mailboxes.Read(item["to"]),
            item["subject"],
            Preview: "",
            JulianDay.ReadUnix(item["date"]) ?? DateTimeOffset.UnixEpoch,
            Number(item["size"]),
            (flags & Seen) != 0,
            (flags & Flagged) != 0,
            (flags & Answered) != 0,
            item["has_attachment"].Trim() is "true" or "1");
    }

    private static IqElement Attached(UploadedFile file) =>
        new("attachment", new IqElement("values", [new("type", "normal"), .. Attachments.Source(file)]));

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private async Task<IReadOnlyList<Message>> WithPreviewsAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return messages;
        }

        var texts = await items.GetManyAsync([.. messages.Select(message => ItemRef.Of(message.Id))], Unseen(["text"]), [], cancellationToken);
        var previews = texts.ToDictionary(text => text.Ref.Id, text => PreviewText.Of(text["text"]), StringComparer.Ordinal);
        return [.. messages.Select(message => message with { Preview = previews.GetValueOrDefault(message.Id, "") })];
    }

    private async Task SetFlagAsync(string messageId, int flag, bool on, CancellationToken cancellationToken)
    {
        var message = ItemRef.Of(messageId);
        var values = new IqElement("values", new IqElement(on ? "set_flag" : "clear_flag", flag.ToString(CultureInfo.InvariantCulture)));
        await items.SetAsync(message.Folder, ItemsClient.Action("edit", message.Item, values), cancellationToken);
        folders.Forget();
    }

    private async Task<string> SpecialAsync(string letter, string usual, CancellationToken cancellationToken) =>
        await folders.SpecialAsync(letter, cancellationToken) ?? usual;

    private IqElement SaveTo(string folder) =>
        new("save_to_folder", new IqElement("account", session.Email), new IqElement("folder", folder));

    private IqElement MessageQuery(OutgoingMessage message, IqElement action)
    {
        var element = new IqElement("message", action)
            .Add("from", session.Email)
            .Add("to", Mailboxes.Write(message.To))
            .Add(message.Cc.Count == 0 ? null : new IqElement("cc", Mailboxes.Write(message.Cc)))
            .Add(message.Bcc.Count == 0 ? null : new IqElement("bcc", Mailboxes.Write(message.Bcc)))
            .Add("subject", message.Subject)
            .Add("body", message.Body.Content);
        if (message.Attachments.Count > 0)
        {
            element.Add(new IqElement("attachments", message.Attachments.Select(Attached)));
        }

        return IqQuery.Of("message", element);
    }
}
