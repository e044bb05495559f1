using System.Globalization;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary>
/// <c>edit</c>: values merged, add-ons changed; with <c>expdate</c> one occurrence of a series, with <c>expfollowing</c> too that one and those
/// after it (notes, 3.4). Right <c>w</c>.
/// </summary>
internal sealed class EditItem(
    ItemStore store, AddonWriter addons, Invitations invitations, Occurrences occurrences, PlannedMeetings meetings) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["edit"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('w');
        var id = await store.WriteAsync(items => EditAsync(items, set, cancellationToken), cancellationToken);
        return new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<long> EditAsync(ItemTransaction items, ItemSet set, CancellationToken cancellationToken)
    {
        var item = await set.FindAsync(items);
        set.DemandChangeable(item, "item_edit");
        if (set.Folder.Type == "G")
        {
            throw new IqException("item_edit", EngineError.Rights);
        }

        var (target, ids) = await TargetAsync(items, item, set);
        var fields = TimeInput.Apply(target.Fields, set.Input.Values, set.Input.Zone, set.Element.Kid("values")?.Text("tzid"))
            ?? throw new IqException("item_edit", EngineError.Parameters);
        fields = await meetings.ApplyAsync(items, set, target.Class, fields, "item_edit", cancellationToken);
        ItemRules.Check(target.Class, fields, "item_edit");
        if (item.Class == "F")
        {
            FileNames.Check(fields["EVNTITLE"], "item_edit");
            await FileNames.DemandFreeAsync(items, set.Folder, fields["EVNTITLE"], item.Id);
        }

        await items.SetFieldsAsync(target.Id, fields, set.Caller);
        await addons.ApplyAsync(items, set.Caller, target.Id, set.Input.Addons, ids, cancellationToken);
        await RenameContentAsync(items, target.Id);
        await AddItem.SetTextAsync(items, set, target.Id);
        var edited = (await items.FindAsync(target.Id))!;
        ItemRules.Check(edited, "item_edit");
        await InviteAsync(items, target, edited, set);
        return edited.SeriesId ?? edited.Id;
    }

    // The item itself, or the occurrences that are meant, with the uids of add-ons as the client knows them.
    private async Task<(StoredItem Target, IReadOnlyDictionary<long, long>? Ids)> TargetAsync(ItemTransaction items, StoredItem item, ItemSet set)
    {
        if (set.Input.ExpDate is not { } day || item.Recurrence is null)
        {
            return (item, null);
        }

        return set.Input.ExpFollowing
            ? await occurrences.SplitAsync(items, item, day, set.Caller)
            : await occurrences.ChangeOneAsync(items, item, day);
    }

    private async Task InviteAsync(ItemTransaction items, StoredItem before, StoredItem after, ItemSet set)
    {
        var moved = EventTimes.Of(before.Fields) != EventTimes.Of(after.Fields);
        if (after.SeriesId is { } seriesId)
        {
            items.Changed(seriesId);
        }

        var organised = after.SeriesId is { } id ? (await items.FindAsync(id))! : after;
        await invitations.OrganiseAsync(items, organised, set.Caller, askAgain: moved && after.SeriesId is null);
    }

    // The content of a file is called as the file.
    private static async Task RenameContentAsync(ItemTransaction items, long id)
    {
        var item = (await items.FindAsync(id))!;
        if (item.Content is { } content && content.Fields["ATTDESC"] != item.Title)
        {
            await items.SetAddonAsync(content, content.Fields.With("ATTDESC", item.Title).With("ATTPARAMS", "mimetype=" + AttachmentSource.MediaType(item.Title)));
        }
    }
}
