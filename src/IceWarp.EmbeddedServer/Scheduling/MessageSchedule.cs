using System.Globalization;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Items.Actions;
using IceWarp.EmbeddedServer.Mail;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Scheduling;

/// <summary>
/// <c>accept tentative decline process accept_counter decline_counter</c> of a message (notes, 3.4): what its calendar part (<c>partid</c>, else the
/// first) asks for is done in one's own calendars. An invitation that is not there yet goes to <c>folder</c>, else to the default calendar. Only who
/// organises an event may change or cancel it, only who is invited may answer or propose.
/// </summary>
internal sealed class MessageSchedule(
    EmbeddedStore store, ItemStore itemStore, FolderAccess folders, Invitations invitations, InvitationAnswers answers, Proposals proposals)
{
    /// <summary>The actions.</summary>
    public static IReadOnlyCollection<string> Names { get; } = ["accept", "tentative", "decline", "process", "accept_counter", "decline_counter"];

    /// <summary>Does it; the result carries the id of the event.</summary>
    public async Task<IqNode> ActAsync(IqContext context, OpenFolder folder, XElement item, string action, CancellationToken cancellationToken)
    {
        folder.Demand('r');
        var uid = item.Attr("uid") ?? "";
        var bar = uid.IndexOf('|', StringComparison.Ordinal);
        var row = await StoredMessage.FindAsync(store, folder.Id, bar < 0 ? uid : uid[..bar], cancellationToken);
        var part = item.Text("partid") ?? (bar < 0 ? null : uid[(bar + 1)..]);
        var message = ScheduleMessage.Of(await row.ParseAsync(store, cancellationToken), part) ?? throw Senseless();
        var calendar = await CalendarAsync(context.Caller, item.Text("folder"), cancellationToken);
        var call = new Call(context.Caller, message, calendar, item.Text("reason")?.Trim() ?? "");
        var id = await itemStore.WriteAsync(
            items => action switch
            {
                "process" => ProcessAsync(items, call, cancellationToken),
                "accept_counter" or "decline_counter" => CounterAsync(items, call, action, cancellationToken),
                _ => AnswerAsync(items, call, action, cancellationToken),
            },
            cancellationToken);
        return new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<long> AnswerAsync(ItemTransaction items, Call call, string action, CancellationToken cancellationToken)
    {
        if (call.Message.Method is not ("REQUEST" or "PUBLISH"))
        {
            throw Senseless();
        }

        var copy = await OwnAsync(items, call) ?? await StoreAsync(items, call);
        await answers.AnswerAsync(items, copy, call.Caller.Email, InvitationAnswers.Of(action)!.Value, call.Reason, cancellationToken);
        return copy.Id;
    }

    private async Task<long> CounterAsync(ItemTransaction items, Call call, string action, CancellationToken cancellationToken)
    {
        var original = call.Message.Method == "COUNTER" ? await OrganisedAsync(items, call) : throw Senseless();
        var proposal = call.Message.ProposalFor(original, "");
        await (action == "accept_counter"
            ? proposals.AcceptAsync(items, original, call.Message.Sender, proposal, call.Caller)
            : proposals.DeclineAsync(items, original, call.Message.Sender, proposal, call.Reason, call.Caller, cancellationToken));
        return original.Id;
    }

    // What the message says is taken over without an answer.
    private async Task<long> ProcessAsync(ItemTransaction items, Call call, CancellationToken cancellationToken)
    {
        switch (call.Message.Method)
        {
            case "REQUEST" or "PUBLISH":
                return (await OwnAsync(items, call) ?? await StoreAsync(items, call)).Id;
            case "CANCEL" when await OwnAsync(items, call) is { } cancelled && IsSame(cancelled.Fields["EVNORGANIZER"], call.Message.Sender):
                await items.DeleteAsync(cancelled.Id);
                return cancelled.Id;
            case "REPLY":
                var original = await OrganisedAsync(items, call);
                var status = call.Message.Event.Item.Addons.FirstOrDefault(addon => IsSame(addon.Fields["CNTEMAIL"], call.Message.Sender))?.Fields["CNTSTATUS"] ?? throw Senseless();
                await invitations.TellOrganiserAsync(items, original, call.Message.Sender, fields => fields.With("CNTSTATUS", status));
                return original.Id;
            case "COUNTER":
                var countered = await OrganisedAsync(items, call);
                var proposal = call.Message.ProposalFor(countered, "");
                await invitations.TellOrganiserAsync(items, countered, call.Message.Sender, fields => proposal.On(fields.With("CNTSTATUS", "T")));
                return countered.Id;
            case "DECLINECOUNTER" when await OwnAsync(items, call) is { } kept:
                return kept.Id;
            default:
                throw Senseless();
        }
    }

    // One's own event that the sender is invited to.
    private static async Task<StoredItem> OrganisedAsync(ItemTransaction items, Call call) =>
        await OwnAsync(items, call) is { } own && (own.Fields.Number("EVNFLAGS") & Invitations.Organiser) != 0 && Invitations.Invited(own, call.Message.Sender).Any()
            ? own
            : throw Senseless();

    private static Task<StoredItem?> OwnAsync(ItemTransaction items, Call call) => items.FindAsync(
        "i.uid = @Uid AND i.class = 'E' AND i.deleted IS NULL AND i.folder_id IN (SELECT f.id FROM folder f WHERE f.account_id = @Id AND f.type = 'E')",
        new { call.Message.Uid, call.Caller.Id });

    private static async Task<StoredItem> StoreAsync(ItemTransaction items, Call call)
    {
        // An invitation comes from who organises it; anybody may tell of an event that has no organiser.
        if (call.Message.Organiser.Length > 0 && !IsSame(call.Message.Organiser, call.Message.Sender))
        {
            throw new IqException("item_create", EngineError.Rights);
        }

        call.Calendar.Demand('i');
        var id = await ItemImport.StoreAsync(items, call.Caller, call.Calendar, call.Message.Event, rid: null) ?? throw Senseless();
        return (await items.FindAsync(id))!;
    }

    private async Task<OpenFolder> CalendarAsync(Account caller, string? path, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(path))
        {
            await using var connection = await store.OpenAsync(cancellationToken);
            path = await connection.QueryFirstOrDefaultAsync<string>(
                "SELECT path FROM folder WHERE account_id = @Id AND type = 'E' ORDER BY default_letter = 'E' DESC, id LIMIT 1", new { caller.Id })
                ?? throw new IqException("default_folder_missing", "E");
        }

        var folder = await folders.OpenAsync(caller, caller.Email, path, cancellationToken);
        return folder.Type == "E" ? folder : throw new IqException("item_copy_destination_type", path);
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static IqException Senseless() => new("item_edit", EngineError.Parameters);

    private sealed record Call(Account Caller, ScheduleMessage Message, OpenFolder Calendar, string Reason);
}
