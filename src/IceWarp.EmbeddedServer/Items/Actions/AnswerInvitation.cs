using System.Globalization;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary>
/// <c>accept</c>, <c>tentative</c>, <c>decline</c> of an invitation (notes, 3.4): CNTSTATUS A, T, D here and in the organiser's event. A declined
/// event stays and counts as free. Proposals of another time need a mail network and are refused.
/// </summary>
internal sealed class AnswerInvitation(ItemStore store, Invitations invitations) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["accept", "tentative", "decline", "propose", "accept_counter", "decline_counter", "process"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('w');
        var (status, flag) = set.Action switch
        {
            "accept" => ("A", 0L),
            "tentative" => ("T", Invitations.Tentative),
            "decline" => ("D", Invitations.Free),
            var other => throw new IqException("item_edit", $"The action {other} needs a mail network."),
        };
        var id = await store.WriteAsync(
            async items =>
            {
                var item = await set.FindAsync(items);
                await AnswerAsync(items, set, item, status, flag);
                return item.Id;
            },
            cancellationToken);
        return new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture));
    }

    private async Task AnswerAsync(ItemTransaction items, ItemSet set, StoredItem item, string status, long flag)
    {
        var flags = item.Fields.Number("EVNFLAGS");
        var own = Invitations.Invited(item, set.Folder.OwnerEmail).ToArray();
        if (item.Class != "E" || (flags & Invitations.Attendee) == 0 || own.Length == 0)
        {
            throw new IqException("item_edit", EngineError.Parameters);
        }

        foreach (var addon in own)
        {
            await items.SetAddonAsync(addon, addon.Fields.With("CNTSTATUS", status));
        }

        await items.SetFieldsAsync(item.Id, item.Fields.With("EVNFLAGS", (flags & ~(Invitations.Free | Invitations.Tentative)) | flag), editor: null);
        await invitations.TellOrganiserAsync(items, item, set.Folder.OwnerEmail, status);
    }
}
