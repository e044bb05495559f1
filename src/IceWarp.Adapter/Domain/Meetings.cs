namespace IceWarp.Adapter;

/// <summary>A conference as the server keeps it.</summary>
/// <param name="Id"><c>digits@host</c>.</param>
/// <param name="Organizer">Address of the organiser.</param>
/// <param name="OrganizerName">Name of the organiser.</param>
/// <param name="Subject">Title.</param>
/// <param name="Start">Start, or null for one without a time.</param>
/// <param name="End">End, or null.</param>
/// <param name="HasPassword">Whether a password is asked.</param>
/// <param name="Url">Address of the room.</param>
/// <param name="EventId">The calendar event, or null.</param>
public sealed record Meeting(
    string Id, string Organizer, string OrganizerName, string Subject, DateTimeOffset? Start, DateTimeOffset? End, bool HasPassword, Uri? Url,
    string? EventId);

/// <summary>What a conference is to be.</summary>
public sealed record MeetingDraft(string Subject, string? Password, bool Lobby, string Language);

/// <summary>What opens the door of a room.</summary>
/// <param name="Jwt">Signed token; short-lived.</param>
/// <param name="Room">Room name.</param>
/// <param name="Subject">Title.</param>
public sealed record MeetingTicket(string Jwt, string Room, string Subject);

/// <summary>Conferences of the server.</summary>
public interface IMeetingStore
{
    /// <summary>Creates a conference; returns its id.</summary>
    Task<string> CreateAsync(MeetingDraft draft, CancellationToken cancellationToken);

    /// <summary>One conference.</summary>
    Task<Meeting> GetAsync(string meetingId, CancellationToken cancellationToken);

    /// <summary>A token to join with.</summary>
    Task<MeetingTicket> GetTicketAsync(string meetingId, string? password, CancellationToken cancellationToken);
}
