using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Recurrence;
using IceWarp.EmbeddedServer.Scheduling;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary>Changes parts of a series.</summary>
internal sealed class Occurrences
{
    /// <summary>
    /// The changed occurrence of a day, made as a copy of the series when it is not there yet. Also the ids of copied add-ons by those of the
    /// series. Throws <c>item_invalid_id</c> for a day without occurrence.
    /// </summary>
    public async Task<(StoredItem Target, IReadOnlyDictionary<long, long>? Ids)> ChangeOneAsync(ItemTransaction items, StoredItem series, int day)
    {
        if (await items.FindAsync("i.series_id = @Id AND i.occurrence = @day", new { series.Id, day }) is { } changed)
        {
            return (changed, null);
        }

        Demand(series, day);
        var id = await items.InsertAsync(new NewItem(series.FolderId, "O", series.Fields.With(EventTimes.Of(series.Fields).OnDay(day).ToFields()))
        {
            Uid = series.Uid,
            Rid = series.Rid,
            OccurrenceOf = (series.Id, day),
        });
        var ids = await CopyAddonsAsync(items, series, id, addon => addon.Kind != AddonKind.Recurrence);
        items.Changed(series.Id);
        return ((await items.FindAsync(id))!, ids);
    }

    /// <summary>
    /// Cuts a series before a day and makes a new one from there on, with the rest of the count, the later deleted and changed occurrences. From the
    /// first day on it is the series itself.
    /// </summary>
    public async Task<(StoredItem Target, IReadOnlyDictionary<long, long>? Ids)> SplitAsync(ItemTransaction items, StoredItem series, int day, Account author)
    {
        Demand(series, day);
        var start = EventTimes.Of(series.Fields).StartDate;
        if (day <= start)
        {
            return (series, null);
        }

        var rule = series.Recurrence!;
        var before = rule.Fields.Number("RCRCOUNT") > 0 ? Series.RuleOf(series)!.Days(start, day - 1).Count() : 0;
        var id = await items.InsertAsync(new NewItem(series.FolderId, series.Class, series.Fields.With(EventTimes.Of(series.Fields).OnDay(day).ToFields()))
        {
            Author = author,
            DeletedOccurrences = [.. series.DeletedOccurrences.Where(deleted => deleted >= day)],
        });
        var ids = await CopyAddonsAsync(items, series, id, static _ => true);
        var copied = (await items.FindAsync(id))!;
        if (before > 0)
        {
            await items.SetAddonAsync(copied.Recurrence!, rule.Fields.With("RCRCOUNT", rule.Fields.Number("RCRCOUNT") - before));
        }

        await items.Connection.ExecuteAsync(
            "UPDATE item SET series_id = @id, uid = @Uid WHERE series_id = @series AND occurrence >= @day",
            new { id, copied.Uid, series = series.Id, day }, items.Transaction);
        await CutAsync(items, series, day);
        return ((await items.FindAsync(id))!, ids);
    }

    /// <summary>Ends a series before a day; its later occurrences go.</summary>
    public async Task CutAsync(ItemTransaction items, StoredItem series, int day)
    {
        await items.SetAddonAsync(series.Recurrence!, series.Recurrence!.Fields.With("RCRENDDATE", day - 1).With("RCRCOUNT", ""));
        await items.Connection.ExecuteAsync(
            "DELETE FROM item WHERE series_id = @Id AND occurrence >= @day; DELETE FROM deleted_occurrence WHERE item_id = @Id AND occurrence >= @day",
            new { series.Id, day }, items.Transaction);
    }

    /// <summary>Copies add-ons with their bytes, but no proposals of another time; returns the new ids by the old ones.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> CopyAddonsAsync(
        ItemTransaction items, StoredItem from, long to, Func<StoredAddon, bool> which)
    {
        var ids = new Dictionary<long, long>();
        foreach (var addon in from.Addons.Where(which))
        {
            var fields = addon.Kind == AddonKind.Contact ? Proposal.Without(addon.Fields) : addon.Fields;
            ids[addon.Id] = await items.AddAddonAsync(to, addon.Kind, fields, addon.BlobId is { } blob ? await items.CopyBlobAsync(blob) : null);
        }

        return ids;
    }

    private static void Demand(StoredItem series, int day)
    {
        if (!Series.HasDay(series, day))
        {
            throw new IqException("item_invalid_id", FormattableString.Invariant($"{series.Id}/{day}"));
        }
    }
}
