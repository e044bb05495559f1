using System.Globalization;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Items.Actions;

namespace IceWarp.EmbeddedServer.Scheduling;

/// <summary>
/// <c>accept_counter</c> and <c>decline_counter</c> of the organiser's event (notes, 3.4): <c>attendee</c> names whose proposal is meant where there
/// are several, <c>reason</c> goes to whom it is declined. Right <c>w</c>.
/// </summary>
internal sealed class AnswerProposal(ItemStore store, Proposals proposals) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["accept_counter", "decline_counter"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('w');
        var id = await store.WriteAsync(
            async items =>
            {
                var original = await set.FindAsync(items);
                set.DemandChangeable(original, "item_edit");
                if (original.Class != "E" || (original.Fields.Number("EVNFLAGS") & Invitations.Organiser) == 0)
                {
                    throw new IqException("item_edit", EngineError.Parameters);
                }

                var (attendee, proposal) = Meant(set, original);
                await (set.Action == "accept_counter"
                    ? proposals.AcceptAsync(items, original, attendee, proposal, set.Caller)
                    : proposals.DeclineAsync(items, original, attendee, proposal, set.Reason, set.Caller, cancellationToken));
                return original.Id;
            },
            cancellationToken);
        return new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture));
    }

    private static (string Attendee, Proposal Proposal) Meant(ItemSet set, StoredItem original)
    {
        var name = set.Element.Text("attendee")?.Trim() ?? "";
        var pending = original.Addons.Where(addon => addon.Kind == AddonKind.Contact)
            .Where(addon => name.Length == 0 || string.Equals(addon.Fields["CNTEMAIL"], name, StringComparison.OrdinalIgnoreCase))
            .Select(addon => (Email: addon.Fields["CNTEMAIL"], Proposal: Proposal.Of(addon.Fields))).Where(pair => pair.Proposal is not null).ToList();
        return pending switch
        {
            [var (email, proposal)] => (email, proposal!),
            [] => throw new IqException("item_edit", EngineError.Parameters),
            _ => throw new IqException("item_missing_tag", "attendee"),
        };
    }
}
