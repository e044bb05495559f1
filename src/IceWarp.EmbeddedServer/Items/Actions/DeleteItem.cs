using Dapper;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Recurrence;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary><c>delete</c>: to the trash, or for good with <c>skip_trash</c> and from the trash; parts of a series by <c>expdate</c> (notes, 3.4). Right <c>t</c>.</summary>
internal sealed class DeleteItem(ItemStore store, Occurrences occurrences, Invitations invitations) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["delete"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('t');
        await store.WriteAsync(
            async items =>
            {
                await DeleteAsync(items, set);
                return true;
            },
            cancellationToken);
        return new IqNode("result");
    }

    private async Task DeleteAsync(ItemTransaction items, ItemSet set)
    {
        var item = await set.FindAsync(items);
        set.DemandChangeable(item, "item_delete");
        if (set.Input.ExpDate is { } day && item.Recurrence is not null && !(set.Input.ExpFollowing && day <= EventTimes.Of(item.Fields).StartDate))
        {
            await DeletePartAsync(items, item, day, set);
            return;
        }

        if (set.Folder.Type == "G")
        {
            await items.DeleteAsync(item.Id);
            return;
        }

        await invitations.CancelAsync(items, item, set.Caller);
        if (set.Input.IsTrue("SKIP_TRASH") || await TrashOfAsync(items, set.Folder) is not { } trash)
        {
            await items.DeleteAsync(item.Id);
        }
        else
        {
            await items.TrashAsync(item.Id, trash, set.Folder.Path);
        }
    }

    private async Task DeletePartAsync(ItemTransaction items, StoredItem item, int day, ItemSet set)
    {
        var changed = await items.FindAsync("i.series_id = @Id AND i.occurrence = @day", new { item.Id, day });
        if (changed is null && !Series.HasDay(item, day))
        {
            throw new IqException("item_invalid_id", FormattableString.Invariant($"{item.Id}/{day}"));
        }

        if (set.Input.ExpFollowing)
        {
            await occurrences.CutAsync(items, item, day);
        }
        else
        {
            await items.DeleteOccurrenceAsync(item.Id, day);
        }

        await invitations.OrganiseAsync(items, (await items.FindAsync(item.Id))!, set.Caller);
    }

    // Shared folders have the trash of their owner.
    private static Task<long?> TrashOfAsync(ItemTransaction items, OpenFolder folder) => items.Connection.QueryFirstOrDefaultAsync<long?>(
        "SELECT id FROM folder WHERE account_id = @OwnerId AND type = 'G'", new { folder.OwnerId }, items.Transaction);
}
