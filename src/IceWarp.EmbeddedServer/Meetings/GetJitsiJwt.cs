using System.Text.Json.Nodes;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.AdminApi;
using IceWarp.EmbeddedServer.Auth;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Meetings;

/// <summary>
/// <c>getjitsijwt(meetingid, username, password, avatar, forceemail)</c>: a token to join a room, signed with HS256 in the form the
/// conference engine reads (<c>aud iss sub room context</c>). The organizer joins as moderator and without the password; everybody else,
/// guests without a session included, needs it where there is one (notes, 6.3).
/// </summary>
internal sealed class GetJitsiJwt(MeetingRooms rooms, SignedTokens tokens, LoginLimiter limiter) : IAdminCommand
{
    /// <summary>Purpose under which the key is kept.</summary>
    public const string Purpose = "jitsi";

    private const int MaxNameLength = 200;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(3);

    public string Name => "getjitsijwt";

    public bool AllowsAnonymous => true;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var id = parameters.Text("meetingid") ?? "";
        var meeting = await rooms.FindAsync(id, cancellationToken) ?? throw new IqException("meeting_does_not_exist", id);
        var caller = context.SessionOrNull?.Account;
        var moderates = caller?.Id == meeting.OrganizerId;
        if (!moderates)
        {
            CheckPassword(context, meeting, parameters.Text("password") ?? "");
        }

        var host = context.Http.Request.Host.Host;
        var claims = new JsonObject
        {
            ["aud"] = "jitsi",
            ["iss"] = "icewarp",
            ["sub"] = host,
            ["room"] = meeting.Digits,
            ["context"] = new JsonObject { ["user"] = User(parameters, caller, moderates) },
        };
        return AdminAnswer.Fields(
            ("jwt", await tokens.CreateAsync(Purpose, claims, Lifetime, cancellationToken)),
            ("roomname", meeting.Digits),
            ("subject", meeting.Subject),
            ("server", host));
    }

    private void CheckPassword(AdminContext context, Meeting meeting, string password)
    {
        if (meeting.Password.Length == 0)
        {
            return;
        }

        var room = "meeting:" + meeting.Digits;
        var address = context.Http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (limiter.IsBlocked(room, address))
        {
            throw new IqException(SignIn.BlockedCode, SignIn.BlockedSentence);
        }

        if (!SecretText.Same(password, meeting.Password))
        {
            limiter.Failed(room, address);
            throw new IqException("meeting_password", "The password of the meeting is wrong.");
        }

        limiter.Succeeded(room, address);
    }

    // A guest names himself; a signed-in person is who he is.
    private static JsonObject User(XElement parameters, Account? caller, bool moderates)
    {
        var given = parameters.Text("username")?.Trim() ?? "";
        var user = new JsonObject
        {
            ["name"] = caller?.Name ?? (given.Length <= MaxNameLength ? given : given[..MaxNameLength]),
            ["moderator"] = moderates,
        };
        if (caller is not null)
        {
            user["id"] = caller.Email;
            user["email"] = caller.Email;
        }

        if (parameters.Text("avatar")?.Trim() is { Length: > 0 and <= 2048 } avatar)
        {
            user["avatar"] = avatar;
        }

        return user;
    }
}
