using System.Text;
using Dapper;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Interchange.TimeZones;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Mail;
using MimeKit;
using MimeKit.Utils;

namespace IceWarp.EmbeddedServer.Scheduling;

/// <summary>
/// Writes scheduling messages (RFC 5546 in mail, RFC 6047) to accounts of this server: COUNTER, DECLINECOUNTER, REPLY. Somebody who is elsewhere, or
/// whose mailbox is full, gets none: what they say stands in the calendars too.
/// </summary>
internal sealed class ScheduleMail(MailDelivery delivery, TimeProvider time)
{
    /// <summary>An attendee's proposal, to the organiser.</summary>
    public Task CounterAsync(ItemTransaction items, StoredItem original, string attendee, Proposal proposal, CancellationToken cancellationToken)
    {
        var contact = Invited(original, attendee).With("CNTSTATUS", "T");
        var sentence = $"proposes another time for \"{original.Title}\": {Words(proposal.Times, original.Fields["_TZID"])}.";
        return SendAsync(
            items, new Letter("COUNTER", attendee, original.Fields["EVNORGANIZER"], $"New time proposed: {original.Title}", sentence, proposal.Reason),
            original, contact, proposal, cancellationToken);
    }

    /// <summary>The organiser's refusal of a proposal, to the attendee.</summary>
    public Task DeclineCounterAsync(
        ItemTransaction items, StoredItem original, string attendee, Proposal proposal, string reason, CancellationToken cancellationToken)
    {
        var sentence = $"keeps the time of \"{original.Title}\"; proposed was {Words(proposal.Times, original.Fields["_TZID"])}.";
        return SendAsync(
            items, new Letter("DECLINECOUNTER", original.Fields["EVNORGANIZER"], attendee, $"Proposed time declined: {original.Title}", sentence, reason),
            original, Invited(original, attendee), proposal, cancellationToken);
    }

    /// <summary>An attendee's answer with a reason, to the organiser.</summary>
    public Task ReplyAsync(
        ItemTransaction items, StoredItem copy, string attendee, ItemFields contact, string reason, CancellationToken cancellationToken)
    {
        var answer = contact["CNTSTATUS"] switch { "A" => "Accepted", "D" => "Declined", _ => "Tentative" };
        return SendAsync(
            items, new Letter("REPLY", attendee, copy.Fields["EVNORGANIZER"], $"{answer}: {copy.Title}", $"answered the invitation to \"{copy.Title}\": {answer.ToLowerInvariant()}.", reason),
            copy, contact, proposal: null, cancellationToken);
    }

    private static ItemFields Invited(StoredItem item, string attendee) =>
        item.Addons.Where(addon => addon.Kind == AddonKind.Contact).Select(addon => addon.Fields)
            .First(fields => string.Equals(fields["CNTEMAIL"], attendee, StringComparison.OrdinalIgnoreCase));

    private async Task SendAsync(
        ItemTransaction items, Letter letter, StoredItem item, ItemFields contact, Proposal? proposal, CancellationToken cancellationToken)
    {
        var sender = await items.Connection.QueryFirstOrDefaultAsync<string>("SELECT name FROM account WHERE email = @From", new { letter.From }, items.Transaction);
        var body = $"{sender ?? letter.From} {letter.Sentence}\r\n{(letter.Comment.Length > 0 ? $"\r\n{letter.Comment}\r\n" : "")}";

        // Base64 keeps the line ends that iCalendar wants.
        var calendar = new TextPart("calendar") { Text = Calendar(letter, item, contact, proposal), ContentTransferEncoding = ContentEncoding.Base64 };
        calendar.ContentType.Parameters.Add("method", letter.Method);
        calendar.ContentType.Name = "invite.ics";
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = time.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId(letter.From[(letter.From.IndexOf('@', StringComparison.Ordinal) + 1)..]),
            Body = new MultipartAlternative { new TextPart("plain") { Text = body }, calendar },
        };
        message.From.Add(new MailboxAddress(sender ?? "", letter.From));
        message.To.Add(new MailboxAddress("", letter.To));
        await delivery.PostAsync(items.Connection, items.Transaction, message, [letter.To], time.GetUtcNow(), cancellationToken);
    }

    // One component: the event at the proposed time, with its organiser and the attendee who speaks.
    private string Calendar(Letter letter, StoredItem item, ItemFields contact, Proposal? proposal)
    {
        var organiser = ItemFields.Of(("CNTEMAIL", item.Fields["EVNORGANIZER"]), ("CNTROLE", "G"));
        var fields = item.Fields.With(ICalendars.KeptField, letter.Comment.Length > 0 ? "COMMENT:" + ContentLine.Escape(letter.Comment) : "");
        var addons = new List<NewAddon> { new(AddonKind.Contact, organiser), new(AddonKind.Contact, contact) };
        var series = new NewItem(0, "E", fields) { Addons = item.Recurrence is { } rule && proposal?.Day is null ? [.. addons, new NewAddon(AddonKind.Recurrence, rule.Fields)] : addons };
        var shown = proposal is null ? series : series with { Fields = fields.With(proposal.Times.ToFields()) };
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//IceWarp Microservices//Embedded server//EN\r\n").Append("METHOD:").Append(letter.Method).Append("\r\n");
        var zone = fields["_TZID"] is "UTC" or "Etc/UTC" ? "" : fields["_TZID"];
        foreach (var line in ZoneWriting.Lines(zone, JulianDay.ToDate(EventTimes.Of(fields).StartDate).Year)
            .Concat(ICalendarWriting.Component(shown, series, item.Uid, time.GetUtcNow().ToUnixTimeSeconds(), proposal?.Day)))
        {
            ContentLine.Write(text, line);
        }

        return text.Append("END:VCALENDAR\r\n").ToString();
    }

    private static string Words(EventTimes times, string zone)
    {
        var start = JulianDay.ToDate(times.StartDate);
        return times.IsAllDay
            ? FormattableString.Invariant($"{start:yyyy-MM-dd} to {JulianDay.ToDate(times.EndDate - 1):yyyy-MM-dd}, all day")
            : FormattableString.Invariant($"{start:yyyy-MM-dd} {Clock(times.StartTime)} to {JulianDay.ToDate(times.EndDate):yyyy-MM-dd} {Clock(times.EndTime)}{(zone.Length > 0 ? $" ({zone})" : "")}");
    }

    private static string Clock(int minute) => FormattableString.Invariant($"{Math.Max(minute, 0) / 60:D2}:{Math.Max(minute, 0) % 60:D2}");

    private sealed record Letter(string Method, string From, string To, string Subject, string Sentence, string Comment);
}
