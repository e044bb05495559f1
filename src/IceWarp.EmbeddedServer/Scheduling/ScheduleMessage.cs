using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Interchange.TimeZones;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Mail;
using MimeKit;
using NodaTime;

namespace IceWarp.EmbeddedServer.Scheduling;

/// <summary>The scheduling part of a message (RFC 6047): a calendar of one event with a method.</summary>
/// <param name="Method">METHOD, upper case; PUBLISH without one.</param>
/// <param name="Sender">Address of who sent the message.</param>
/// <param name="Event">The event, with its changed occurrences.</param>
/// <param name="Original">RECURRENCE-ID: the clock time of the occurrence that is meant, and whether it is in UTC; null for the whole event.</param>
internal sealed record ScheduleMessage(string Method, string Sender, Interchanged Event, (LocalDateTime Time, bool IsUtc)? Original)
{
    private const int LongestText = 1024 * 1024;

    /// <summary>UID of the event.</summary>
    public string Uid => Event.Item.Uid ?? "";

    /// <summary>Address of the organiser; empty without one.</summary>
    public string Organiser => Event.Item.Fields["EVNORGANIZER"];

    /// <summary>
    /// The part of a number, or without one the first that is a calendar; null when there is none or it is not one event. Only the one sender of the
    /// message counts.
    /// </summary>
    public static ScheduleMessage? Of(MimeMessage message, string? partId)
    {
        var part = MessageParts.All(message).Where(part => part.Entity is TextPart { ContentType.MediaSubtype: "calendar" } || part.Name.EndsWith(".ics", StringComparison.OrdinalIgnoreCase))
            .FirstOrDefault(part => string.IsNullOrEmpty(partId) || part.Id == partId);
        if (part is null || part.Size > LongestText || message.From.Mailboxes.ToList() is not [var sender] || Text(part) is not { } text
            || Block.ReadAll(text) is not [{ Name: "VCALENDAR" } calendar, ..] || ICalendars.Read(text).Items is not [{ Item: { Class: "E", Uid.Length: > 0 } } brought])
        {
            return null;
        }

        var original = calendar.Inner.Find(block => block.Name == "VEVENT")?.Value("RECURRENCE-ID") is { } id && Observance.Moment(id) is { } time
            ? (time, id.TrimEnd().EndsWith('Z'))
            : default((LocalDateTime, bool)?);
        return new ScheduleMessage((calendar.Value("METHOD") ?? "PUBLISH").Trim().ToUpperInvariant(), sender.Address, brought, original);
    }

    /// <summary>What the sender proposes for an event of the organiser, in the event's own zone.</summary>
    public Proposal ProposalFor(StoredItem original, string reason)
    {
        var fields = Event.Item.Fields;
        return new Proposal(EventTimes.Of(fields).In(EventTimes.ZoneOf(fields), EventTimes.ZoneOf(original.Fields)), DayFor(original), reason);
    }

    private int? DayFor(StoredItem original)
    {
        if (Original is not { } meant || original.Recurrence is null)
        {
            return null;
        }

        var day = JulianDay.From(new DateOnly(meant.Time.Year, meant.Time.Month, meant.Time.Day));
        return meant.IsUtc && EventTimes.ZoneOf(original.Fields) is { } zone
            ? Zones.FromUnix(Zones.ToUnix(day, (meant.Time.Hour * 60) + meant.Time.Minute, DateTimeZone.Utc), zone).JulianDay
            : day;
    }

    private static string? Text(Mail.MessagePart part)
    {
        if (part.Entity is TextPart text)
        {
            return text.Text;
        }

        using var bytes = new MemoryStream();
        (part.Entity as MimePart)?.Content?.DecodeTo(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
