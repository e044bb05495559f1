namespace IceWarp.Adapter;

/// <summary>When an event is.</summary>
/// <param name="Start">Start. For an all-day event midnight UTC of the first day.</param>
/// <param name="End">End, exclusive. For an all-day event midnight UTC after the last day.</param>
/// <param name="IsAllDay">True for whole days without a zone.</param>
/// <param name="TimeZone">IANA zone it was planned in; null for all-day and floating ones.</param>
public sealed record EventTime(DateTimeOffset Start, DateTimeOffset End, bool IsAllDay, string? TimeZone);

/// <summary>How often an event repeats.</summary>
public enum RecurrenceFrequency
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every year.</summary>
    Yearly,
}

/// <summary>A recurrence rule: the part of RRULE (RFC 5545, 3.3.10) that servers and people use.</summary>
/// <param name="Frequency">FREQ.</param>
/// <param name="Interval">INTERVAL, 1 or more.</param>
/// <param name="Days">BYDAY for weekly rules, or with <paramref name="WeekOfMonth"/>; empty otherwise.</param>
/// <param name="WeekOfMonth">1..4, or -1 for the last; null when the rule goes by the day of the month.</param>
/// <param name="Month">BYMONTH of a yearly rule, 1..12; null otherwise.</param>
/// <param name="Until">Last day (inclusive), or null.</param>
/// <param name="Count">COUNT, or null.</param>
public sealed record Recurrence(
    RecurrenceFrequency Frequency, int Interval, IReadOnlyList<DayOfWeek> Days, int? WeekOfMonth, int? Month, DateOnly? Until, int? Count);

/// <summary>What a person answered.</summary>
public enum Participation
{
    /// <summary>Has not answered.</summary>
    NeedsAction,

    /// <summary>Comes.</summary>
    Accepted,

    /// <summary>Does not come.</summary>
    Declined,

    /// <summary>May come.</summary>
    Tentative,
}

/// <summary>Somebody invited.</summary>
public sealed record Attendee(Mailbox Mailbox, Participation Participation, bool IsOrganizer, bool IsOptional);

/// <summary>An event, or one occurrence of a series.</summary>
/// <param name="Id">Opaque, URL-safe id of the stored event.</param>
/// <param name="FolderId">Its calendar.</param>
/// <param name="Uid">iCalendar UID.</param>
/// <param name="Title">SUMMARY.</param>
/// <param name="Location">LOCATION, may be empty.</param>
/// <param name="Time">When; of this occurrence in a list.</param>
/// <param name="Occurrence">Day of this occurrence in the series' own zone; null for a single event.</param>
/// <param name="IsBusy">False when the time counts as free.</param>
/// <param name="IsTentative">True when not certain.</param>
/// <param name="IsPrivate">True when others see only that it is there.</param>
/// <param name="Tags">CATEGORIES.</param>
/// <param name="MeetingId">Conference id, or null.</param>
/// <param name="Version">Changes with every change of the event.</param>
public sealed record CalendarEvent(
    string Id, string FolderId, string Uid, string Title, string Location, EventTime Time, DateOnly? Occurrence, bool IsBusy,
    bool IsTentative, bool IsPrivate, IReadOnlyList<string> Tags, string? MeetingId, string Version)
{
    /// <summary>True when somebody else invited whose calendar it is.</summary>
    public bool IsInvitation { get; init; }
}

/// <summary>A whole event.</summary>
public sealed record CalendarEventDetail(
    CalendarEvent Summary, RichText Description, Recurrence? Recurrence, IReadOnlyList<Attendee> Attendees, int? ReminderMinutes,
    IReadOnlyList<Attachment> Attachments);

/// <summary>What an event is to be.</summary>
public sealed record EventDraft(
    string Title, string Location, RichText Description, EventTime Time, Recurrence? Recurrence, IReadOnlyList<Attendee> Attendees,
    int? ReminderMinutes, bool IsBusy, bool IsPrivate, IReadOnlyList<string> Tags);

/// <summary>A stretch in which somebody is not free.</summary>
public sealed record BusyTime(DateTimeOffset Start, DateTimeOffset End, bool IsTentative);

/// <summary>Calendars of the current person.</summary>
public interface ICalendarStore
{
    /// <summary>
    /// Every event and every occurrence of a series that overlaps [from, to), over all calendars (or one), sorted by start.
    /// All-day events come with their own days, whatever the zone.
    /// </summary>
    Task<IReadOnlyList<CalendarEvent>> ListAsync(
        DateTimeOffset from, DateTimeOffset to, string timeZone, string? folderId, CancellationToken cancellationToken);

    /// <summary>
    /// Events with the words, over all calendars and all times, those that begin last first. A series is there once, with its first time.
    /// </summary>
    Task<Slice<CalendarEvent>> SearchAsync(string words, int limit, string timeZone, CancellationToken cancellationToken);

    /// <summary>One event with everything.</summary>
    Task<CalendarEventDetail> GetAsync(string eventId, CancellationToken cancellationToken);

    /// <summary>Stores a new event in a calendar (null: the default one); returns its id.</summary>
    Task<string> CreateAsync(string? folderId, EventDraft draft, CancellationToken cancellationToken);

    /// <summary>Replaces an event; <see cref="ServerFailure.ChangedMeanwhile"/> when <paramref name="version"/> is not the current one.</summary>
    Task UpdateAsync(string eventId, EventDraft draft, string? version, CancellationToken cancellationToken);

    /// <summary>Deletes an event, or one occurrence of a series.</summary>
    Task DeleteAsync(string eventId, DateOnly? occurrence, CancellationToken cancellationToken);

    /// <summary>Answers an invitation.</summary>
    Task AnswerAsync(string eventId, Participation participation, CancellationToken cancellationToken);

    /// <summary>When people are not free, by address.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<BusyTime>>> GetBusyAsync(
        IReadOnlyList<string> emails, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
