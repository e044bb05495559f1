using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Items.Actions;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>
/// Automatic scheduling (notes, 5; RFC 6638) between accounts of this server: a PUT by the organiser reaches the attendees' calendars, one by an
/// attendee answers, a DELETE cancels or declines. <c>SCHEDULE-AGENT=CLIENT</c> anywhere in the event suppresses a PUT's part in both directions.
/// </summary>
internal sealed class DavScheduling(Invitations invitations)
{
    /// <summary>After an event was stored.</summary>
    public async Task StoredAsync(ItemTransaction items, Account caller, long id, string text)
    {
        if (text.Contains("SCHEDULE-AGENT=CLIENT", StringComparison.OrdinalIgnoreCase) || await items.FindAsync(id) is not { Class: "E" } item)
        {
            return;
        }

        var flags = item.Fields.Number("EVNFLAGS");
        if ((flags & Invitations.Organiser) != 0)
        {
            await invitations.OrganiseAsync(items, item, caller);
        }
        else if ((flags & Invitations.Attendee) != 0
            && Invitations.Invited(item, caller.Email).Select(addon => addon.Fields["CNTSTATUS"]).FirstOrDefault() is { } status and not "B")
        {
            await invitations.TellOrganiserAsync(items, item, caller.Email, fields => fields.With("CNTSTATUS", status));
        }
    }

    /// <summary>Before an event is deleted.</summary>
    public Task DeletingAsync(ItemTransaction items, Account caller, StoredItem item) => invitations.CancelAsync(items, item, caller);
}
