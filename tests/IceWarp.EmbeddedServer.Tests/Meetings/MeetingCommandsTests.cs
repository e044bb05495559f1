using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Meetings;
using IceWarp.EmbeddedServer.Tests.Checklist;
using IceWarp.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Tests.Meetings;

public sealed class MeetingCommandsTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    private const string Weekly = "<meetingtype>conference</meetingtype><summary>Weekly</summary><password>secret</password><autolobby>1</autolobby>";

    private WireClient Wire => embedded.Wire;

    [Fact]
    public async Task A_room_is_made_and_shown_with_its_password_to_its_organizer_only()
    {
        var id = await AddAsync("alice", Weekly);

        var mine = await GetAsync("alice", id);
        var theirs = await GetAsync("bob", id);

        id.Should().MatchRegex("^[0-9]{10}@127\\.0\\.0\\.1$");
        GreedySed.Element(mine, "meetingurl").Should().Be($"{embedded.Host.Address}conference/{id.Split('@')[0]}");
        GreedySed.Element(mine, "subject").Should().Be("Weekly");
        GreedySed.Element(mine, "organizername").Should().Be("Alice Nowak");
        GreedySed.Element(mine, "password").Should().Be("secret");
        GreedySed.Element(mine, "autolobby").Should().Be("1");
        theirs.Should().Contain("<passwordprotected>1</passwordprotected>").And.NotContain("secret");
    }

    [Theory]
    [InlineData("@127.0.0.1")]
    [InlineData("_127.0.0.1")]
    [InlineData("")]
    public async Task A_room_is_found_by_each_form_of_its_id(string end)
    {
        var id = await AddAsync("alice", Weekly);

        GreedySed.Element(await GetAsync("bob", id.Split('@')[0] + end), "meetingid").Should().Be(id);
    }

    [Theory]
    [InlineData("12345@127.0.0.1")]
    [InlineData("%")]
    [InlineData("")]
    public async Task A_room_that_is_not_there_is_said_so(string id)
    {
        (await GetAsync("bob", id)).Should().Contain("meeting_does_not_exist");
    }

    [Fact]
    public async Task The_organizer_changes_a_room_and_nobody_else()
    {
        var id = await AddAsync("alice", Weekly);

        var mine = await CommandAsync("alice", "gwaddmeetinginfo", $"<meetingid>{id}</meetingid><summary>Monthly</summary>");
        var theirs = await CommandAsync("bob", "gwaddmeetinginfo", $"<meetingid>{id}</meetingid><summary>Taken</summary>");
        var other = await CommandAsync("bob", "gwaddmeetinginfo", "<organizer>alice@demo.test</organizer><summary>Hers</summary>");

        GreedySed.Element(mine, "meetingid").Should().Be(id);
        theirs.Should().Contain("meeting_does_not_exist");
        other.Should().Contain("insufficient_rights");
        var now = await GetAsync("alice", id);
        GreedySed.Element(now, "subject").Should().Be("Monthly");
        GreedySed.Element(now, "password").Should().Be("secret");
    }

    [Fact]
    public async Task The_organizer_gets_a_moderators_token_that_the_stored_key_signs()
    {
        var id = await AddAsync("alice", Weekly);

        var answer = await CommandAsync("alice", "getjitsijwt", $"<meetingid>{id}</meetingid>");

        var parts = GreedySed.Element(answer, "jwt").Split('.');
        var key = await embedded.Host.Services.GetRequiredService<Secrets>()
            .GetOrCreateAsync("hs256-" + GetJitsiJwt.Purpose, () => throw new InvalidOperationException("No key."), CancellationToken.None);
        WebEncoders.Base64UrlDecode(parts[2]).Should().Equal(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(parts[0] + "." + parts[1])));
        using var claims = JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[1]));
        claims.RootElement.GetProperty("room").GetString().Should().Be(id.Split('@')[0]);
        var user = claims.RootElement.GetProperty("context").GetProperty("user");
        user.GetProperty("moderator").GetBoolean().Should().BeTrue();
        user.GetProperty("email").GetString().Should().Be("alice@demo.test");
    }

    [Fact]
    public async Task A_guest_needs_the_password_and_is_no_moderator()
    {
        var id = await AddAsync("alice", Weekly);

        var without = await Wire.CommandAsync(null, "getjitsijwt", $"<meetingid>{id}</meetingid><username>Guest</username>");
        var with = await Wire.CommandAsync(null, "getjitsijwt", $"<meetingid>{id}</meetingid><username>Guest</username><password>secret</password>");

        without.Should().Contain("meeting_password").And.NotContain("jwt");
        using var claims = JsonDocument.Parse(WebEncoders.Base64UrlDecode(GreedySed.Element(with, "jwt").Split('.')[1]));
        var user = claims.RootElement.GetProperty("context").GetProperty("user");
        user.GetProperty("name").GetString().Should().Be("Guest");
        user.GetProperty("moderator").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Guessing_a_rooms_password_is_stopped()
    {
        var id = await AddAsync("carol", Weekly);
        for (var attempt = 0; attempt < LoginLimiter.Failures; attempt++)
        {
            await Wire.CommandAsync(null, "getjitsijwt", $"<meetingid>{id}</meetingid><password>guess</password>");
        }

        (await Wire.CommandAsync(null, "getjitsijwt", $"<meetingid>{id}</meetingid><password>secret</password>")).Should().Contain("auth_too_many_attempts");
    }

    private async Task<string> AddAsync(string who, string parameters) =>
        GreedySed.Element(await CommandAsync(who, "gwaddmeetinginfo", parameters), "meetingid");

    private Task<string> GetAsync(string who, string id) =>
        CommandAsync(who, "gwgetmeetinginfo", $"<meetingid>{id}</meetingid><showpassword>1</showpassword>");

    private async Task<string> CommandAsync(string who, string command, string parameters)
    {
        var login = await Wire.CommandAsync(null, "authenticate", $"<email>{who}@demo.test</email><password>{who}-demo</password>");
        return await Wire.CommandAsync(GreedySed.AdminSid(login), command, parameters);
    }
}
