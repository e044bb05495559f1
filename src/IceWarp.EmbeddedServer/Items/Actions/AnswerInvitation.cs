using System.Globalization;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Scheduling;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary><c>accept</c>, <c>tentative</c>, <c>decline</c> of an invitation, with a <c>reason</c> (notes, 3.4). Right <c>w</c>. A declined event stays.</summary>
internal sealed class AnswerInvitation(ItemStore store, InvitationAnswers answers) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["accept", "tentative", "decline"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('w');
        var id = await store.WriteAsync(
            async items =>
            {
                var item = await set.FindAsync(items);
                await answers.AnswerAsync(items, item, set.Folder.OwnerEmail, InvitationAnswers.Of(set.Action)!.Value, set.Reason, cancellationToken);
                return item.Id;
            },
            cancellationToken);
        return new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture));
    }
}
