using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Scheduling;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary>
/// Invitations between accounts of this server, without a mail network: the organiser's event is the truth, each local attendee has a copy in the
/// default calendar, and an answer goes to the organiser's event (notes, 4.3: CNTSTATUS, EVNFLAGS).
/// </summary>
internal sealed class Invitations
{
    /// <summary>EVNFLAGS: I am the organiser.</summary>
    public const long Organiser = 1;

    /// <summary>EVNFLAGS: I am an attendee.</summary>
    public const long Attendee = 2;

    /// <summary>EVNFLAGS: the time counts as free.</summary>
    public const long Free = 4;

    /// <summary>EVNFLAGS: tentative.</summary>
    public const long Tentative = 8;

    // What an attendee sets for oneself: the organiser's changes leave it alone.
    private const long OwnFlags = Attendee | Free | Tentative | 16;

    /// <summary>
    /// After a change by the organiser: brings the attendees' copies up to date, makes those that are missing, takes those away whose owner is no
    /// longer invited. With <paramref name="askAgain"/> (the time moved) everybody's answer is open again. Nothing for events of others or without attendees.
    /// </summary>
    public async Task OrganiseAsync(ItemTransaction items, StoredItem item, Account caller, bool askAgain = false)
    {
        var attendees = item.Addons.Where(addon => addon.Kind == AddonKind.Contact && addon.Fields.Has("CNTEMAIL")).ToArray();
        var flags = item.Fields.Number("EVNFLAGS");
        var isOrganiser = (flags & Organiser) != 0 || (attendees.Length > 0 && (flags & Attendee) == 0);
        if (item.Class != "E" || !isOrganiser || (attendees.Length == 0 && (flags & Organiser) == 0))
        {
            return;
        }

        foreach (var attendee in attendees.Where(addon => askAgain && addon.Fields["CNTROLE"] != "G"))
        {
            await items.SetAddonAsync(attendee, Proposal.Without(attendee.Fields).With("CNTSTATUS", "B"));
        }

        var organiser = item.Fields.Has("EVNORGANIZER") ? item.Fields["EVNORGANIZER"] : caller.Email;
        if ((flags & Organiser) == 0 || !item.Fields.Has("EVNORGANIZER"))
        {
            await items.SetFieldsAsync(item.Id, item.Fields.With("EVNFLAGS", flags | Organiser).With("EVNORGANIZER", organiser), editor: null);
        }

        await DeliverAsync(items, (await items.FindAsync(item.Id))!);
    }

    /// <summary>Before an event is deleted: the organiser's takes the copies along; an attendee's own copy tells the organiser "declined".</summary>
    public async Task CancelAsync(ItemTransaction items, StoredItem item, Account caller)
    {
        var flags = item.Fields.Number("EVNFLAGS");
        if (item.Class == "E" && (flags & Organiser) != 0)
        {
            foreach (var copy in await CopiesAsync(items, item))
            {
                await items.DeleteAsync(copy.Id);
            }
        }
        else if (item.Class == "E" && (flags & Attendee) != 0)
        {
            await TellOrganiserAsync(items, item, caller.Email, fields => Proposal.Without(fields).With("CNTSTATUS", "D"));
        }
    }

    /// <summary>
    /// Changes what is known of an attendee (CNTSTATUS) in the organiser's event and in all copies; the organiser's event, or null when it is not here.
    /// </summary>
    public async Task<StoredItem?> TellOrganiserAsync(ItemTransaction items, StoredItem copy, string attendee, Func<ItemFields, ItemFields> change)
    {
        var original = await items.FindAsync(
            """
            i.uid = @Uid AND i.class = 'E' AND i.flags & 1 AND i.deleted IS NULL
            AND i.folder_id IN (SELECT f.id FROM folder f JOIN account a ON a.id = f.account_id WHERE a.email = @organiser)
            """,
            new { copy.Uid, organiser = copy.Fields["EVNORGANIZER"] });
        if (original is null)
        {
            return null;
        }

        items.Uncharged(original.Id);
        foreach (var addon in Invited(original, attendee))
        {
            await items.SetAddonAsync(addon, change(addon.Fields));
        }

        var told = (await items.FindAsync(original.Id))!;
        await DeliverAsync(items, told);
        return told;
    }

    /// <summary>An attendee's copy of the organiser's event, or null.</summary>
    public Task<StoredItem?> CopyAsync(ItemTransaction items, StoredItem original, string attendee) => items.FindAsync(
        """
        i.uid = @Uid AND i.id <> @Id AND i.class = 'E' AND i.flags & 2 AND i.deleted IS NULL
        AND i.folder_id IN (SELECT f.id FROM folder f JOIN account a ON a.id = f.account_id WHERE a.email = @attendee)
        """,
        new { original.Uid, original.Id, attendee });

    /// <summary>The attendee add-ons of an address.</summary>
    public static IEnumerable<StoredAddon> Invited(StoredItem item, string email) => item.Addons.Where(addon =>
        addon.Kind == AddonKind.Contact && string.Equals(addon.Fields["CNTEMAIL"], email, StringComparison.OrdinalIgnoreCase));

    private static async Task DeliverAsync(ItemTransaction items, StoredItem original)
    {
        var organiser = original.Fields["EVNORGANIZER"];
        var emails = original.Addons.Where(addon => addon.Kind == AddonKind.Contact).Select(addon => addon.Fields["CNTEMAIL"])
            .Where(email => email.Length > 0 && !string.Equals(email, organiser, StringComparison.OrdinalIgnoreCase)).ToArray();
        var calendars = await items.Connection.QueryAsync<(long AccountId, string Email, long FolderId)>(
            """
            SELECT a.id, a.email, (SELECT f.id FROM folder f WHERE f.account_id = a.id AND f.type = 'E' ORDER BY f.default_letter = 'E' DESC, f.id LIMIT 1)
            FROM account a WHERE a.email IN @emails AND EXISTS (SELECT 1 FROM folder f WHERE f.account_id = a.id AND f.type = 'E')
            """,
            new { emails }, items.Transaction);
        var copies = (await CopiesAsync(items, original)).ToList();
        var changed = await items.Connection.ListItemsAsync("i.series_id = @Id", new { original.Id }, items.Transaction);
        foreach (var (accountId, email, calendar) in calendars)
        {
            var copy = await OfAccountAsync(items, copies, accountId);
            copies.RemoveAll(other => other.Id == copy?.Id);

            // Who declined and threw the event away is not sent it again.
            if (copy is null && Invited(original, email).All(addon => addon.Fields["CNTSTATUS"] == "D"))
            {
                continue;
            }

            await WriteCopyAsync(items, original, changed, email, copy, copy?.FolderId ?? calendar);
        }

        foreach (var uninvited in copies)
        {
            await items.DeleteAsync(uninvited.Id);
        }
    }

    private static async Task<StoredItem?> OfAccountAsync(ItemTransaction items, List<StoredItem> copies, long accountId)
    {
        var folders = (await items.Connection.QueryAsync<long>(
            "SELECT id FROM folder WHERE account_id = @accountId", new { accountId }, items.Transaction)).ToHashSet();
        return copies.Find(copy => folders.Contains(copy.FolderId));
    }

    private static async Task WriteCopyAsync(
        ItemTransaction items, StoredItem original, IReadOnlyList<StoredItem> changed, string email, StoredItem? copy, long folderId)
    {
        var flags = ((copy?.Fields.Number("EVNFLAGS") ?? Attendee) & OwnFlags) | (original.Fields.Number("EVNFLAGS") & ~(OwnFlags | Organiser));
        var content = new NewItem(folderId, "E", original.Fields.With("EVNFLAGS", flags | Attendee))
        {
            Uid = original.Uid,
            Rid = original.Rid,
            Addons = [.. Shared(original, email), .. copy?.Addons.Where(addon => addon.Kind == AddonKind.Reminder).Select(addon => new NewAddon(addon.Kind, addon.Fields)) ?? []],
            DeletedOccurrences = original.DeletedOccurrences,
        };
        var id = copy?.Id ?? await items.InsertAsync(content);
        if (copy is not null)
        {
            await items.ReplaceAsync(id, content);
        }

        items.Uncharged(id);

        foreach (var occurrence in changed)
        {
            items.Uncharged(await items.InsertAsync(new NewItem(folderId, "O", occurrence.Fields.With("EVNFLAGS", flags | Attendee))
            {
                Uid = original.Uid,
                Rid = original.Rid,
                OccurrenceOf = (id, (int)occurrence.Occurrence!),
                Addons = [.. Shared(occurrence, email)],
            }));
        }
    }

    // A proposal is between its attendee and the organiser.
    private static IEnumerable<NewAddon> Shared(StoredItem item, string email) => item.Addons
        .Where(addon => addon.Kind is AddonKind.Contact or AddonKind.Recurrence or AddonKind.Note)
        .Select(addon => new NewAddon(
            addon.Kind, string.Equals(addon.Fields["CNTEMAIL"], email, StringComparison.OrdinalIgnoreCase) ? addon.Fields : Proposal.Without(addon.Fields)));

    private static Task<IReadOnlyList<StoredItem>> CopiesAsync(ItemTransaction items, StoredItem original) => items.Connection.ListItemsAsync(
        """
        i.uid = @Uid AND i.id <> @Id AND i.class = 'E' AND i.flags & 2 AND i.deleted IS NULL
        AND json_extract(i.fields, '$.EVNORGANIZER') = @organiser
        """,
        new { original.Uid, original.Id, organiser = original.Fields["EVNORGANIZER"] }, items.Transaction);
}
