using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.AdminApi;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Meetings;

/// <summary>
/// <c>gwaddmeetinginfo(meetingtype, organizer, summary, password, folder[, meetingid, autorecording, autolobby, lobbybackground, followup,
/// language])</c>: makes a room, or with the id of one of one's own rooms changes it; answers <c>meetingid</c> (notes, 6.3).
/// </summary>
internal sealed class GwAddMeetingInfo(MeetingRooms rooms) : IAdminCommand
{
    private const int MaxLength = 4096;

    private static readonly string[] Kept =
        ["meetingtype", "summary", "password", "folder", "autorecording", "autolobby", "lobbybackground", "followup", "language"];

    public string Name => "gwaddmeetinginfo";

    public bool AllowsAnonymous => false;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var organizer = parameters.Text("organizer")?.Trim() ?? "";
        if (organizer.Length > 0 && !string.Equals(organizer, context.Caller.Email, StringComparison.OrdinalIgnoreCase))
        {
            throw new IqException("insufficient_rights", "organizer");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Kept)
        {
            if (parameters.Text(name) is { } value)
            {
                fields[name] = value.Length <= MaxLength ? value : throw new IqException("meeting_field_too_long", name);
            }
        }

        if (parameters.Text("meetingid")?.Trim() is not { Length: > 0 } id)
        {
            return AdminAnswer.Fields(("meetingid", await rooms.AddAsync(context.Caller, context.Http.Request.Host.Host, fields, cancellationToken)));
        }

        // Another's room is answered like one that is not there.
        if (await rooms.FindAsync(id, cancellationToken) is not { } meeting || meeting.OrganizerId != context.Caller.Id)
        {
            throw new IqException("meeting_does_not_exist", id);
        }

        await rooms.EditAsync(meeting, fields, cancellationToken);
        return AdminAnswer.Fields(("meetingid", meeting.Id));
    }
}

/// <summary><c>gwgetmeetinginfo(meetingid, showpassword)</c>: all of a room; the password only for its organizer (notes, 6.3).</summary>
internal sealed class GwGetMeetingInfo(MeetingRooms rooms) : IAdminCommand
{
    public string Name => "gwgetmeetinginfo";

    public bool AllowsAnonymous => false;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var id = parameters.Text("meetingid") ?? "";
        var meeting = await rooms.FindAsync(id, cancellationToken) ?? throw new IqException("meeting_does_not_exist", id);
        var url = MeetingRooms.Url(context.BaseAddress, meeting);
        var showPassword = meeting.OrganizerId == context.Caller.Id && parameters.Text("showpassword")?.Trim() is "1" or "true";
        return AdminAnswer.Fields(
            ("meetingid", meeting.Id),
            ("server", context.Http.Request.Host.Host),
            ("organizer", meeting.OrganizerEmail),
            ("organizername", meeting.OrganizerName),
            ("subject", meeting.Subject),
            ("startdate", meeting.EventField("EVNSTARTDATE")),
            ("starttime", meeting.EventField("EVNSTARTTIME")),
            ("enddate", meeting.EventField("EVNENDDATE")),
            ("endtime", meeting.EventField("EVNENDTIME")),
            ("passwordprotected", meeting.Password.Length > 0 ? "1" : "0"),
            ("password", showPassword ? meeting.Password : ""),
            ("dynamiclink", "0"),
            ("meetingurl", url),
            ("autorecording", meeting.Fields.GetValueOrDefault("autorecording", "0")),
            ("autolobby", meeting.Fields.GetValueOrDefault("autolobby", "0")),
            ("lobbybackground", meeting.Fields.GetValueOrDefault("lobbybackground")),
            ("remote", "0"),
            ("followup", meeting.Fields.GetValueOrDefault("followup")),
            ("language", meeting.Fields.GetValueOrDefault("language")),
            ("eventid", meeting.OrganizerId == context.Caller.Id ? meeting.EventId?.ToString(CultureInfo.InvariantCulture) : null),
            ("note", meeting.EventField("EVNNOTE")),
            ("descformat", meeting.EventField("EVNDESCFORMAT")),
            ("created", meeting.Created.ToString(CultureInfo.InvariantCulture)),
            ("modified", meeting.Modified.ToString(CultureInfo.InvariantCulture)),
            ("recordingcount", "0"),
            ("recordingisavailable", "0"));
    }
}
