using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>Conferences by icewarpapi (notes, 6.3).</summary>
internal sealed class NativeMeetings(ApiSession api, IServerContext context) : IMeetingStore
{
    public async Task<string> CreateAsync(MeetingDraft draft, CancellationToken cancellationToken)
    {
        var result = await api.RunAsync(
            "gwaddmeetinginfo",
            Access.Write,
            [
                new("meetingtype", "conference"), new("organizer", context.Session.Email), new("summary", draft.Subject),
                new("password", draft.Password), new("autolobby", draft.Lobby ? "1" : "0"), new("language", draft.Language),
            ],
            cancellationToken);
        return (result.Value("meetingid") is { Length: > 0 } id ? id : result.Text).Trim() is { Length: > 0 } found && found.Contains('@', StringComparison.Ordinal)
            ? found
            : throw new ServerException(ServerFailure.Refused, "gwaddmeetinginfo");
    }

    public async Task<Meeting> GetAsync(string meetingId, CancellationToken cancellationToken)
    {
        var result = await api.RunAsync(
            "gwgetmeetinginfo", Access.Read, [new("meetingid", Id(meetingId)), new("showpassword", "0")], cancellationToken);
        if (result.Value("meetingid").Trim().Length == 0)
        {
            throw new ServerException(ServerFailure.NotFound, "gwgetmeetinginfo", retryIsSafe: true);
        }

        return new Meeting(
            result.Value("meetingid").Trim(),
            result.Value("organizer"),
            result.Value("organizername"),
            result.Value("subject"),
            Instant(result, "startdate", "starttime"),
            Instant(result, "enddate", "endtime"),
            result.Value("passwordprotected").Trim() is "1" or "true",
            Uri.TryCreate(result.Value("meetingurl").Trim(), UriKind.Absolute, out var url) ? url : null,
            result.Value("eventid").Trim() is { Length: > 0 } id && id != "0" ? id : null);
    }

    public async Task<MeetingTicket> GetTicketAsync(string meetingId, string? password, CancellationToken cancellationToken)
    {
        var result = await api.RunAsync(
            "getjitsijwt",
            Access.Read,
            [new("meetingid", Id(meetingId)), new("username", context.Session.Email), new("password", password)],
            cancellationToken);
        return result.Value("jwt").Trim() is { Length: > 0 } jwt
            ? new MeetingTicket(jwt, result.Value("roomname").Trim(), result.Value("subject"))
            : throw new ServerException(ServerFailure.NoRight, "getjitsijwt");
    }

    // WebClient shows "123456789_host"; the API wants the form with @.
    private static string Id(string meetingId) => meetingId.Contains('@', StringComparison.Ordinal) ? meetingId : meetingId.Replace('_', '@');

    private static DateTimeOffset? Instant(IqElement result, string date, string time) =>
        JulianDay.Read(result.Value(date)) is { } day && JulianDay.ReadTime(result.Value(time)) is >= 0 and var minutes
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(minutes)
            : null;
}
