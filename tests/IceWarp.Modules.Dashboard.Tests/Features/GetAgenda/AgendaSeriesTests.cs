using System.Globalization;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetAgenda;

/// <summary>Series over both changes of the clocks, seen from the zone they were planned in and from others; invitations; calendars.</summary>
public sealed class AgendaSeriesTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    private const string InWarsaw = "<evntimeformat>Z</evntimeformat><_tzid>Europe/Warsaw</_tzid>";

    [Theory]
    [InlineData("2027-03-26", "2027-03-27", "08:00", "2027-03-28", "07:00")]
    [InlineData("2027-10-29", "2027-10-30", "07:00", "2027-10-31", "08:00")]
    public async Task A_daily_series_keeps_its_clock_when_the_clocks_change(string first, string before, string utcBefore, string after, string utcAfter)
    {
        var title = $"Round from {first}";
        await AddDailyAsync(title, first, minutes: 9 * 60);

        var starts = await StartsAsync(title, $"from={first}&days=5&timeZone=Europe/Warsaw");

        starts.Should().HaveCount(5);
        starts[before].Should().Be($"{before}T{utcBefore}:00Z");
        starts[after].Should().Be($"{after}T{utcAfter}:00Z");
    }

    [Fact]
    public async Task From_another_zone_a_series_moves_by_the_hour_between_the_two_changes_and_lies_in_the_days_of_the_asker()
    {
        const string Title = "Night check";
        await AddDailyAsync(Title, "2027-03-12", minutes: 30, count: 20);

        var days = await StartsAsync(Title, "from=2027-03-11&days=20&timeZone=America/New_York");

        // 00:30 in Warsaw is 18:30 of the day before in New York, and 19:30 from 14 March (its clocks change) to 28 March (those of Warsaw do).
        days["2027-03-13"].Should().Be("2027-03-13T23:30:00Z");
        days["2027-03-14"].Should().Be("2027-03-14T23:30:00Z");
        days["2027-03-28"].Should().Be("2027-03-28T22:30:00Z");
        new[] { "2027-03-13", "2027-03-14", "2027-03-27", "2027-03-28" }.Select(day => NewYork(days[day])).Should().Equal("18:30", "19:30", "19:30", "18:30");
    }

    [Fact]
    public async Task Whole_days_over_a_change_keep_their_days_and_an_event_over_the_change_its_real_end()
    {
        await AddAsync("Blackout", "2027-10-30", "-1", "2027-11-02", "-1", "");
        await AddAsync("Long night", "2027-10-30", "1320", "2027-10-31", "360", InWarsaw);

        var events = await EventsAsync("from=2027-10-30&days=4&timeZone=Europe/Warsaw");

        events.Where(each => (string?)each.Event["title"] == "Blackout").Select(each => each.Date).Should().Equal("2027-10-30", "2027-10-31", "2027-11-01");
        var night = events.Where(each => (string?)each.Event["title"] == "Long night").ToList();
        night.Select(each => each.Date).Should().Equal("2027-10-30", "2027-10-31");
        ((string?)night[0].Event["start"], (string?)night[0].Event["end"]).Should().Be(("2027-10-30T20:00:00Z", "2027-10-31T05:00:00Z"));
    }

    [Fact]
    public async Task An_invitation_is_marked_for_the_invited_and_not_for_who_invites()
    {
        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        const string Title = "Crane drivers, plan for Thursday";
        var invited = (await EventsAsync("days=7&timeZone=UTC")).First(each => (string?)each.Event["title"] == Title);
        ((bool?)invited.Event["invitation"]).Should().BeTrue();

        var own = ((await bob.ReadAsync("/agenda?days=7&timeZone=UTC"))["days"]?.AsArray() ?? [])
            .SelectMany(each => each?["events"]?.AsArray() ?? []).First(each => (string?)each?["title"] == Title);
        ((bool?)own?["invitation"]).Should().BeFalse();
    }

    [Fact]
    public async Task The_calendars_are_named_with_their_owners_and_every_event_says_which_is_its_own()
    {
        var agenda = await fixture.Alice.ReadAsync("/agenda");
        var calendars = (agenda["calendars"]?.AsArray() ?? []).OfType<JsonNode>().ToList();
        ((string?)calendars[0]["name"], (string?)calendars[0]["owner"], (int?)calendars[0]["colour"]).Should().Be(("Calendar", null, 0));
        calendars.Should().Contain(calendar => (string?)calendar["name"] == "Dry dock" && (string?)calendar["owner"] == "Carol Wright");
        var ids = calendars.Select(calendar => (string?)calendar["id"]).ToHashSet(StringComparer.Ordinal);
        (agenda["days"]?.AsArray() ?? []).SelectMany(day => day?["events"]?.AsArray() ?? [])
            .Should().OnlyContain(item => ids.Contains((string?)item!["calendarId"]));
    }

    private static string NewYork(string utc) => TimeZoneInfo.ConvertTime(
        DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static int Julian(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber + 1_721_426;

    private Task AddDailyAsync(string title, string first, int minutes, int count = 5) => AddAsync(
        title, first, $"{minutes}", first, $"{minutes + 20}", InWarsaw,
        $"<recurrences><recurrence><values><rcrdayrepetition>1</rcrdayrepetition><rcrcount>{count}</rcrcount></values></recurrence></recurrences>");

    private Task AddAsync(string title, string first, string from, string last, string to, string more, string addons = "") => fixture.Raw.SetAsync(
        "Calendar",
        $"<item action=\"add\"><values><evntitle>{title}</evntitle><evnclass>E</evnclass><evnstartdate>{Julian(first)}</evnstartdate><evnstarttime>{from}</evnstarttime>"
        + $"<evnenddate>{Julian(last)}</evnenddate><evnendtime>{to}</evnendtime>{more}</values>{addons}</item>");

    private async Task<Dictionary<string, string>> StartsAsync(string title, string query) => (await EventsAsync(query))
        .Where(each => (string?)each.Event["title"] == title)
        .ToDictionary(each => each.Date, each => (string?)each.Event["start"] ?? "", StringComparer.Ordinal);

    private async Task<IReadOnlyList<(string Date, JsonNode Event)>> EventsAsync(string query) =>
        [.. ((await fixture.Alice.ReadAsync("/agenda?" + query))["days"]?.AsArray() ?? []).OfType<JsonNode>()
            .SelectMany(day => (day["events"]?.AsArray() ?? []).OfType<JsonNode>().Select(item => ((string?)day["date"] ?? "", item)))];
}
