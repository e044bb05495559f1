using System.Globalization;
using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetConferences;

public sealed class ConferencesTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private HttpClient _alice = null!;
    private RawServer _raw = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync();
        _alice = await _host.SignInAsync();
        _raw = await _host.SignInRawAsync();
    }

    public async Task DisposeAsync()
    {
        _alice.Dispose();
        _raw.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_conference_the_list_is_empty()
    {
        await AddAsync("No room", days: 1, minutes: 600, room: false);
        (await _alice.ReadAsync("/conferences"))["conferences"]?.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task The_next_two_conferences_come_by_start_with_their_room_and_people()
    {
        await AddAsync("Over", days: -2, minutes: 600);
        await AddAsync("Third", days: 5, minutes: 600);
        await AddAsync("Second", days: 3, minutes: 600);
        await AddAsync(
            "First", days: 2, minutes: 600,
            more: "<contacts><contact><values><cntemail>bob@demo.test</cntemail><cntcontactname>Bob Kowalski</cntcontactname><cntrole>Q</cntrole></values></contact></contacts>");
        await AddAsync("Far", days: 20, minutes: 600);

        var list = (await _alice.ReadAsync("/conferences?timeZone=Europe/Warsaw"))["conferences"]?.AsArray() ?? [];

        list.Select(item => (string?)item?["title"]).Should().Equal("First", "Second");
        ((DateTime?)list[0]?["end"] - (DateTime?)list[0]?["start"]).Should().Be(TimeSpan.FromHours(1));
        ((string?)list[0]?["url"]).Should().MatchRegex($"^{_host.Address}conference/[0-9]+$");
        list[0]?["attendees"]?.AsArray().Select(guest => (string?)guest?["name"]).Should().Contain("Bob Kowalski");
    }

    [Fact]
    public async Task A_conference_whose_room_is_gone_is_listed_without_an_address()
    {
        await _raw.SetAsync("Calendar", Event("Lost room", days: 1, minutes: 600, "<evnmeetingid>123456789_demo.test</evnmeetingid>", ""));
        var only = (await _alice.ReadAsync("/conferences"))["conferences"]?[0];
        ((string?)only?["title"], (string?)only?["url"]).Should().Be(("Lost room", null));
    }

    [Fact]
    public async Task A_wrong_zone_and_nobody_are_refused()
    {
        using var zone = await _alice.GetAsync("/api/dashboard/conferences?timeZone=Nowhere/X");
        await zone.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        using var nobody = await _host.Client.GetAsync("/api/dashboard/conferences");
        await nobody.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.required");
    }

    private Task AddAsync(string title, int days, int minutes, bool room = true, string more = "") =>
        _raw.SetAsync("Calendar", Event(title, days, minutes, room ? "<meeting_action>create</meeting_action>" : "", more));

    private static string Event(string title, int days, int minutes, string values, string more)
    {
        var julian = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days).DayNumber + 1_721_426;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<item action=\"add\"><values><evntitle>{title}</evntitle><evnclass>E</evnclass><evnstartdate>{julian}</evnstartdate><evnstarttime>{minutes}</evnstarttime><evnenddate>{julian}</evnenddate><evnendtime>{minutes + 60}</evnendtime><evntimeformat>Z</evntimeformat><_tzid>Europe/Warsaw</_tzid>{values}</values>{more}</item>");
    }
}
