using System.Globalization;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Recurrence;

namespace IceWarp.EmbeddedServer.Scheduling;

/// <summary>
/// <c>propose</c> of an invitation (notes, 3.4): the proposed times as values like those of an edit, <c>expdate</c> for one occurrence, <c>reason</c>.
/// Right <c>w</c>.
/// </summary>
internal sealed class ProposeTime(ItemStore store, Proposals proposals) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["propose"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('w');
        var id = await store.WriteAsync(
            async items =>
            {
                var copy = await set.FindAsync(items);
                var day = copy.Recurrence is null ? null : set.Input.ExpDate;
                var present = day is { } expected ? await TimesAsync(items, copy, expected) : EventTimes.Of(copy.Fields);
                var proposal = new Proposal(Proposed(set, copy, present), day, set.Reason);
                if (proposal.Times == present || set.Input.ExpFollowing)
                {
                    throw Senseless();
                }

                await proposals.ProposeAsync(items, copy, set.Folder.OwnerEmail, proposal, cancellationToken);
                return copy.Id;
            },
            cancellationToken);
        return new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture));
    }

    private static EventTimes Proposed(ItemSet set, StoredItem copy, EventTimes present)
    {
        var stored = copy.Fields.With(present.ToFields());
        var fields = TimeInput.Apply(stored, set.Input.Values, set.Input.Zone, set.Element.Kid("values")?.Text("tzid")) ?? throw Senseless();
        var times = EventTimes.Of(fields).In(EventTimes.ZoneOf(fields), EventTimes.ZoneOf(stored));
        return times.HasStart ? times : throw Senseless();
    }

    private static async Task<EventTimes> TimesAsync(ItemTransaction items, StoredItem series, int day)
    {
        if (await items.FindAsync("i.series_id = @Id AND i.occurrence = @day", new { series.Id, day }) is { } changed)
        {
            return EventTimes.Of(changed.Fields);
        }

        return Series.HasDay(series, day)
            ? EventTimes.Of(series.Fields).OnDay(day)
            : throw new IqException("item_invalid_id", FormattableString.Invariant($"{series.Id}/{day}"));
    }

    private static IqException Senseless() => new("item_edit", EngineError.Parameters);
}
