using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Scheduling;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Applies add-on changes of a set to a stored item (notes, 3.4: without uid add, uid and values edit, uid alone delete).</summary>
internal sealed class AddonWriter(AttachmentSource attachments)
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "RCR_ID", "RMN_ID", "CNT_ID", "LCT_ID", "ATT_ID", "ATTSIZE", "ATTTIME", "TICKET", "INVITETICKET", "CLASS", "FULLPATH", "DESCRIPTION", "TYPE",
    };

    /// <summary>
    /// Applies them in order. <paramref name="ids"/> translates uids where the item is a copy of the one the client knows. Throws
    /// <c>item_invalid_id</c> for an add-on that is not there.
    /// </summary>
    public async Task ApplyAsync(
        ItemTransaction items, Account caller, long itemId, IReadOnlyList<AddonInput> changes, IReadOnlyDictionary<long, long>? ids,
        CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            var item = await items.FindAsync(itemId) ?? throw new IqException("item_invalid_id");
            if (change.Uid is { } uid)
            {
                var own = ids?.GetValueOrDefault(uid, uid) ?? uid;
                var addon = item.Addons.FirstOrDefault(addon => addon.Id == own && addon.Kind == change.Kind)
                    ?? throw new IqException("item_invalid_id", FormattableString.Invariant($"{uid}"));
                await ChangeAsync(items, caller, item, addon, change, cancellationToken);
            }
            else if (change.Values is { } values)
            {
                await AddAsync(items, caller, item, change.Kind, values, cancellationToken);
            }
        }
    }

    private async Task AddAsync(
        ItemTransaction items, Account caller, StoredItem item, string kind, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (kind != AddonKind.Attachment)
        {
            await items.AddAddonAsync(item.Id, kind, Complete(kind, Fields(values)));
            return;
        }

        var (fields, blob) = await attachments.TakeAsync(items, caller, values, cancellationToken);

        // A file has one content: another one takes its place.
        if (item.Content is { } content && fields["ATTTYPE"] == "attachment" && blob is { } data)
        {
            await ReplaceContentAsync(items, caller, item, content, fields, data);
            return;
        }

        await items.AddAddonAsync(item.Id, kind, item.Class == "F" && fields["ATTTYPE"] == "attachment" ? fields.With("ATTDESC", item.Title) : fields, blob);
    }

    private async Task ChangeAsync(
        ItemTransaction items, Account caller, StoredItem item, StoredAddon addon, AddonInput change, CancellationToken cancellationToken)
    {
        if (change.Values is not { } values)
        {
            await items.DeleteAddonAsync(addon);
            return;
        }

        if (addon.Kind != AddonKind.Attachment || !values.ContainsKey("CLASS"))
        {
            await items.SetAddonAsync(addon, addon.Fields.With(values.Where(value => IsClients(value.Key))));
            return;
        }

        var (fields, blob) = await attachments.TakeAsync(items, caller, values, cancellationToken);
        if (addon.Id == item.Content?.Id && blob is { } data)
        {
            await ReplaceContentAsync(items, caller, item, addon, fields, data);
        }
        else
        {
            await items.SetAddonAsync(addon, addon.Fields.With(fields), blob);
        }
    }

    /// <summary>Replaces a file's content and keeps the old one as a revision.</summary>
    public static async Task ReplaceContentAsync(
        ItemTransaction items, Account caller, StoredItem item, StoredAddon content, ItemFields fields, long blobId)
    {
        await items.AddRevisionAsync(item, content, caller.Id);
        await items.SetAddonAsync(content, content.Fields.With(fields).With("ATTDESC", item.Title), blobId);
    }

    private static ItemFields Fields(IReadOnlyDictionary<string, string> values) => new(values.Where(value => IsClients(value.Key)));

    private static bool IsClients(string field) => !Kept.Contains(field) && !field.StartsWith(Proposal.Prefix, StringComparison.Ordinal);

    // Somebody invited has not answered yet; the organiser comes.
    private static ItemFields Complete(string kind, ItemFields fields) =>
        kind == AddonKind.Contact && !fields.Has("CNTSTATUS") ? fields.With("CNTSTATUS", fields["CNTROLE"] == "G" ? "A" : "B") : fields;
}
