using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Items.Actions;

namespace IceWarp.EmbeddedServer.Scheduling;

/// <summary>An attendee's answer to an invitation: CNTSTATUS A, T, D here and in the organiser's event; with a reason also a message to the organiser.</summary>
internal sealed class InvitationAnswers(Invitations invitations, ScheduleMail mail)
{
    /// <summary>The answer that an action gives and what it makes of EVNFLAGS: a tentative event counts as such, a declined one as free; null for no answer.</summary>
    public static (string Status, long Flag)? Of(string action) => action switch
    {
        "accept" => ("A", 0L),
        "tentative" => ("T", Invitations.Tentative),
        "decline" => ("D", Invitations.Free),
        _ => null,
    };

    /// <summary>
    /// Answers for <paramref name="attendee"/>, whose copy of the event <paramref name="copy"/> is; a proposal of another time is withdrawn. Throws
    /// <c>item_edit</c> with engine error 5 when it is no invitation of that person.
    /// </summary>
    public async Task AnswerAsync(
        ItemTransaction items, StoredItem copy, string attendee, (string Status, long Flag) answer, string reason, CancellationToken cancellationToken)
    {
        await MarkAsync(items, copy, attendee, answer);
        await invitations.TellOrganiserAsync(items, copy, attendee, fields => Proposal.Without(fields).With("CNTSTATUS", answer.Status));
        if (reason.Length > 0)
        {
            var reply = copy.Addons.Where(addon => addon.Kind == AddonKind.Contact).Select(addon => addon.Fields).FirstOrDefault(fields => IsOf(fields, attendee)) ?? ItemFields.None;
            await mail.ReplyAsync(items, copy, attendee, reply.With("CNTSTATUS", answer.Status), reason, cancellationToken);
        }
    }

    /// <summary>Marks the answer in the attendee's own copy.</summary>
    public static async Task MarkAsync(ItemTransaction items, StoredItem copy, string attendee, (string Status, long Flag) answer)
    {
        var flags = copy.Fields.Number("EVNFLAGS");
        var own = Invitations.Invited(copy, attendee).ToArray();
        if (copy.Class != "E" || (flags & Invitations.Attendee) == 0 || own.Length == 0)
        {
            throw new IqException("item_edit", EngineError.Parameters);
        }

        items.Uncharged(copy.Id);
        foreach (var addon in own)
        {
            await items.SetAddonAsync(addon, addon.Fields.With("CNTSTATUS", answer.Status));
        }

        await items.SetFieldsAsync(copy.Id, copy.Fields.With("EVNFLAGS", (flags & ~(Invitations.Free | Invitations.Tentative)) | answer.Flag), editor: null);
    }

    private static bool IsOf(ItemFields contact, string attendee) => string.Equals(contact["CNTEMAIL"], attendee, StringComparison.OrdinalIgnoreCase);
}
