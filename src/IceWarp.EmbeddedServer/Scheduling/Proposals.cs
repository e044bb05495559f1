using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Items.Actions;

namespace IceWarp.EmbeddedServer.Scheduling;

/// <summary>
/// Proposals of another time between accounts of this server (RFC 5546, 3.2.7 and 3.2.8): an attendee's reaches the organiser's event and inbox; the
/// organiser moves the event, which asks everybody else again, or keeps it.
/// </summary>
internal sealed class Proposals(Invitations invitations, Occurrences occurrences, ScheduleMail mail)
{
    /// <summary>
    /// Proposes for <paramref name="attendee"/>, who then counts as tentative. Throws <c>smtp_recipients_failed</c> when the organiser's event is not here.
    /// </summary>
    public async Task ProposeAsync(ItemTransaction items, StoredItem copy, string attendee, Proposal proposal, CancellationToken cancellationToken)
    {
        await InvitationAnswers.MarkAsync(items, copy, attendee, ("T", Invitations.Tentative));
        var original = await invitations.TellOrganiserAsync(items, copy, attendee, fields => proposal.On(fields.With("CNTSTATUS", "T")))
            ?? throw new IqException("smtp_recipients_failed", copy.Fields["EVNORGANIZER"]);
        await mail.CounterAsync(items, original, attendee, proposal, cancellationToken);
    }

    /// <summary>Moves the organiser's event, or one occurrence, to the proposed time: the attendee has accepted it, the others are asked again.</summary>
    public async Task AcceptAsync(ItemTransaction items, StoredItem original, string attendee, Proposal proposal, Account caller)
    {
        var target = proposal.Day is { } day && original.Recurrence is not null ? (await occurrences.ChangeOneAsync(items, original, day)).Target : original;
        foreach (var contact in target.Addons.Where(addon => addon.Kind == AddonKind.Contact && addon.Fields["CNTROLE"] != "G"))
        {
            await items.SetAddonAsync(contact, Proposal.Without(contact.Fields).With("CNTSTATUS", IsOf(contact, attendee) ? "A" : "B"));
        }

        await items.SetFieldsAsync(target.Id, Moved(target.Fields, proposal.Times), caller);
        await WithdrawAsync(items, original.Id, attendee);
        await invitations.OrganiseAsync(items, (await items.FindAsync(original.Id))!, caller);
        if (target.Id == original.Id && await invitations.CopyAsync(items, original, attendee) is { } copy)
        {
            var flags = copy.Fields.Number("EVNFLAGS") & ~(Invitations.Free | Invitations.Tentative);
            await items.SetFieldsAsync(copy.Id, copy.Fields.With("EVNFLAGS", flags), editor: null);
        }
    }

    /// <summary>Keeps the event where it is and tells the attendee, who stays tentative.</summary>
    public async Task DeclineAsync(
        ItemTransaction items, StoredItem original, string attendee, Proposal proposal, string reason, Account caller, CancellationToken cancellationToken)
    {
        await WithdrawAsync(items, original.Id, attendee);
        await invitations.OrganiseAsync(items, (await items.FindAsync(original.Id))!, caller);
        await mail.DeclineCounterAsync(items, original, attendee, proposal, reason, cancellationToken);
    }

    private static async Task WithdrawAsync(ItemTransaction items, long id, string attendee)
    {
        foreach (var contact in Invitations.Invited((await items.FindAsync(id))!, attendee).ToArray())
        {
            await items.SetAddonAsync(contact, Proposal.Without(contact.Fields));
        }
    }

    private static ItemFields Moved(ItemFields fields, EventTimes times)
    {
        var format = times.IsAllDay ? "F" : fields.Has("_TZID") ? "Z" : fields["EVNTIMEFORMAT"];
        return fields.With(times.ToFields()).With("EVNTIMEFORMAT", format);
    }

    private static bool IsOf(StoredAddon contact, string attendee) => string.Equals(contact.Fields["CNTEMAIL"], attendee, StringComparison.OrdinalIgnoreCase);
}
