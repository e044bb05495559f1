using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Scheduling;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Keeps the messages of mail folders (type M): lists, single messages, flags, delete, move, copy, sending on, what they bring.</summary>
internal sealed class MailRoom(EmbeddedStore store, MailList list, MailActions actions, MessageForwarding forwarding, MessageSchedule schedule,
    AttachmentImport attachments, SaveItems saving) : IItemRoom
{
    public bool Keeps(string folderType) => folderType == "M";

    public async Task<ItemList> GetAsync(IqContext context, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        if (item.Attr("uid") is not { Length: > 0 } uid)
        {
            return await list.ReadAsync(folder, item, cancellationToken);
        }

        var bar = uid.IndexOf('|', StringComparison.Ordinal);
        var row = await StoredMessage.FindAsync(store, folder.Id, bar < 0 ? uid : uid[..bar], cancellationToken);
        if ((row.Flags & (long)MailFlags.Seen) == 0 && folder.Rights.Contains('w', StringComparison.Ordinal) && MessageReader.MarksRead(item))
        {
            row = row with { Flags = row.Flags | (long)MailFlags.Seen };
            await using var connection = await store.OpenAsync(cancellationToken);
            await connection.ExecuteAsync("UPDATE item SET flags = flags | @seen WHERE id = @Id", new { seen = (long)MailFlags.Seen, row.Id });
        }

        return new ItemList([await MessageReader.ReadAsync(store, row, bar < 0 ? null : uid[(bar + 1)..], item, cancellationToken)], 1, 0, 0);
    }

    public Task<IqNode> SetAsync(IqContext context, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        var action = (item.Attr("action") ?? "").ToLowerInvariant();
        return action switch
        {
            "edit" => actions.EditAsync(folder, item, cancellationToken),
            "delete" => actions.DeleteAsync(folder, item, cancellationToken),
            "move" => actions.MoveAsync(context.Caller, folder, item, cancellationToken),
            "copy" => actions.CopyAsync(context.Caller, folder, item, cancellationToken),
            "redirect" => forwarding.RedirectAsync(context.Caller, folder, item, cancellationToken),
            "resend" => forwarding.ResendAsync(context.Caller, folder, item, cancellationToken),
            "importattachment" => attachments.ActAsync(context.Caller, folder, item, cancellationToken),
            "save_items" => SaveAsync(context, folder, item, cancellationToken),
            _ when MessageSchedule.Names.Contains(action) => schedule.ActAsync(context, folder, item, action, cancellationToken),
            "add" => throw new IqException("item_create", "Messages are made by webmail:iq:message."),
            "" => throw new IqException("item_missing_tag", "action"),
            _ => throw new IqException("item_action_not_supported", action),
        };
    }

    private Task<IqNode> SaveAsync(IqContext context, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        folder.Demand('r');
        return saving.SaveAsync(context.Caller, folder, item.Parent?.Attr("uid") ?? folder.Path, [item.Attr("uid") ?? ""], cancellationToken);
    }
}
