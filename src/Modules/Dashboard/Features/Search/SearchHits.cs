using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Files;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>What a search found of one kind.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Hits">The first ones.</param>
internal sealed record SearchHits<T>(int Total, IReadOnlyList<T> Hits);

/// <summary>A message.</summary>
/// <param name="Id">The message.</param>
/// <param name="From">Sender.</param>
/// <param name="Subject">Subject, may be empty.</param>
/// <param name="Preview">First words of the text.</param>
/// <param name="Date">When it was sent.</param>
/// <param name="Seen">Read.</param>
/// <param name="Folder">Name of its folder; empty for the inbox.</param>
/// <param name="Address">Where the server's own web client shows it.</param>
internal sealed record MessageHit(string Id, Mailbox From, string Subject, string Preview, DateTime Date, bool Seen, string Folder, Uri Address);

/// <summary>A note.</summary>
internal sealed record NoteHit(string Id, string Title, IReadOnlyList<string> Tags, DateTime Modified);

/// <summary>A file.</summary>
internal sealed record FileHit(string Id, string Name, FilePlace Place, long Size, DateTime Modified);

/// <summary>A person of an address book.</summary>
internal sealed record ContactHit(string Id, string Name, string Company, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones);

/// <summary>An event; of a series the next time within five weeks, else the first.</summary>
/// <param name="Id">The stored event.</param>
/// <param name="Title">Title, may be empty.</param>
/// <param name="Location">Place, may be empty.</param>
/// <param name="Start">Start; of no use for whole days.</param>
/// <param name="End">End, exclusive; of no use for whole days.</param>
/// <param name="AllDay">True for whole days.</param>
/// <param name="FirstDay">First day in the zone asked for.</param>
/// <param name="LastDay">Last day, inclusive.</param>
/// <param name="IsSeries">It repeats.</param>
/// <param name="Calendar">Name of its calendar; empty when that is not in the person's list of folders.</param>
/// <param name="Owner">Name of who shares the calendar; null for the person's own.</param>
internal sealed record EventHit(
    string Id, string Title, string Location, DateTime Start, DateTime End, bool AllDay, DateOnly FirstDay, DateOnly LastDay, bool IsSeries,
    string Calendar, string? Owner)
{
    /// <summary>An event in a zone.</summary>
    public static EventHit Of(CalendarEvent item, TimeZoneInfo zone, AgendaCalendar? calendar)
    {
        var (first, last) = AgendaDays.DaysOf(item.Time, zone);
        return new EventHit(
            item.Id, item.Title, item.Location, item.Time.Start.UtcDateTime, item.Time.End.UtcDateTime, item.Time.IsAllDay, first, last,
            item.Occurrence is not null, calendar?.Name ?? "", calendar?.Owner);
    }
}
