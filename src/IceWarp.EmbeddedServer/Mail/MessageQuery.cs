using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Quotas;
using IceWarp.EmbeddedServer.Store;
using MimeKit;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>
/// <c>webmail:iq:message</c> (notes, 3.8): sends to accounts of this server and keeps drafts. All or nothing: when one recipient cannot be
/// reached, <c>smtp_recipients_failed</c> names those and nobody gets the message, so that sending again makes no duplicates.
/// </summary>
internal sealed class MessageQuery(
    EmbeddedStore store, FolderAccess folders, MessageComposer composer, MailDelivery delivery, AccountQuota quota, TimeProvider time) : IIqQuery
{
    private static readonly string[] NotOffered = ["encrypt", "sign", "send_as_im", "save_to_teamchat", "smtp_relay"];

    public string Namespace => "message";

    public bool AllowsAnonymous(string type, XElement query) => false;

    public async Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        if (!context.IsSet)
        {
            throw new IqException("xmlrequest_invalid_type", "get");
        }

        var results = new List<IqNode>();
        foreach (var message in query.Kids("message"))
        {
            results.Add(await SetAsync(context, message, cancellationToken));
        }

        return results.Count > 0 ? IqAnswer.Direct(results) : throw new IqException("item_missing_tag", "message");
    }

    private async Task<IqNode> SetAsync(IqContext context, XElement message, CancellationToken cancellationToken)
    {
        var action = message.Kid("action") ?? throw new IqException("item_missing_tag", "action");
        if (NotOffered.FirstOrDefault(name => action.Text(name) == "true") is { } missing)
        {
            throw new IqException("message_action_not_supported", missing);
        }

        if (message.Text("deferred_date") is { Length: > 0 })
        {
            throw new IqException("message_action_not_supported", "deferred_date");
        }

        var sends = action.Text("send_as_email") == "true";
        var target = action.Kid("save_to_folder") is { } save ? await FolderAsync(context, save, cancellationToken) : null;
        if (!sends && target is null)
        {
            throw new IqException("item_missing_tag", "save_to_folder");
        }

        var mime = await composer.ComposeAsync(context.Caller, message, cancellationToken);
        var item = await StoreAsync(context, mime, sends, target, action.Kid("save_to_folder")?.Text("item"), cancellationToken);
        return new IqNode("result")
            .Add("time", mime.Date.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
            .Add("message_id", "<" + mime.MessageId + ">")
            .Add("itemid", item?.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<OpenFolder> FolderAsync(IqContext context, XElement save, CancellationToken cancellationToken)
    {
        var path = save.Text("folder") ?? throw new IqException("item_missing_tag", "folder");
        var folder = await folders.OpenAsync(context.Caller, save.Text("account") ?? context.Caller.Email, path, cancellationToken);
        folder.Demand('i');
        return folder.Type == "M" ? folder : throw new IqException("item_copy_destination_type", path);
    }

    private async Task<long?> StoreAsync(
        IqContext context, MimeMessage mime, bool sends, OpenFolder? target, string? draft, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (draft is { Length: > 0 })
        {
            await MailDelivery.DeleteDraftAsync(connection, transaction, context.Caller, draft);
        }

        long? kept = null;
        if (target is not null)
        {
            var flags = sends ? MailFlags.Seen : MailFlags.Seen | MailFlags.Draft;
            kept = (await MailDelivery.InsertAsync(connection, transaction, mime, [(target.Id, flags)], time.GetUtcNow(), cancellationToken))[0];
            await quota.DemandAsync(connection, transaction, [target.OwnerId], "mailbox_quota_limit", cancellationToken);
        }

        if (sends)
        {
            var recipients = MailDelivery.Recipients(mime);
            mime.Bcc.Clear();
            await delivery.SendAsync(connection, transaction, mime, recipients, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return kept;
    }
}
