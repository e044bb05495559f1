using System.Net;
using System.Text.Json.Nodes;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetAgenda;

public sealed class AgendaTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    // Julian day of 2026-01-01, and of 2027-06-01 counted from it.
    private const int FirstOfJune2027 = 2_461_042 + 365 + 151;

    [Fact]
    public async Task An_event_added_on_the_server_is_in_each_of_its_days_in_the_zone_asked_for()
    {
        var client = fixture.Alice;
        var raw = fixture.Raw;
        await raw.SetAsync(
            "Calendar",
            $"<item action=\"add\"><values><evntitle>Night shift</evntitle><evnclass>E</evnclass><evnstartdate>{FirstOfJune2027}</evnstartdate><evnstarttime>1320</evnstarttime>"
            + $"<evnenddate>{FirstOfJune2027 + 1}</evnenddate><evnendtime>360</evnendtime><evntimeformat>Z</evntimeformat><_tzid>Europe/Warsaw</_tzid></values></item>");
        await raw.SetAsync(
            "Calendar",
            $"<item action=\"add\"><values><evntitle>Regatta</evntitle><evnclass>E</evnclass><evnstartdate>{FirstOfJune2027}</evnstartdate><evnstarttime>-1</evnstarttime>"
            + $"<evnenddate>{FirstOfJune2027 + 2}</evnenddate><evnendtime>-1</evnendtime></values></item>");

        var warsaw = await DaysAsync(client, "from=2027-06-01&days=3&timeZone=Europe/Warsaw");
        warsaw["2027-06-01"].Should().ContainInOrder("Regatta", "Night shift");
        warsaw["2027-06-02"].Should().ContainInOrder("Regatta", "Night shift");
        warsaw.GetValueOrDefault("2027-06-03", []).Should().NotContain("Regatta").And.NotContain("Night shift");

        // 22:00 in Warsaw is 13:00 in Los Angeles: there the shift ends the same day, and the regatta keeps its days.
        var angeles = await DaysAsync(client, "from=2027-06-01&days=3&timeZone=America/Los_Angeles");
        angeles["2027-06-01"].Should().ContainInOrder("Regatta", "Night shift");
        angeles["2027-06-02"].Should().Contain("Regatta").And.NotContain("Night shift");
    }

    [Fact]
    public async Task Without_parameters_the_agenda_is_the_persons_own_week_from_today()
    {
        var client = fixture.Alice;
        var days = (await client.ReadAsync("/agenda"))["days"]?.AsArray() ?? [];
        days.Should().NotBeEmpty().And.HaveCountLessThanOrEqualTo(7);
        days.Should().OnlyContain(day => day != null && day["events"] != null && day["events"]!.AsArray().Count > 0);
        days.SelectMany(day => day?["events"]?.AsArray() ?? []).Should().Contain(item => item != null && (bool)item["isSeries"]! && (int)item["calendarColour"]! == 0);
    }

    [Theory]
    [InlineData("timeZone=Nowhere/X", "timeZone")]
    [InlineData("days=0", "days")]
    [InlineData("days=32", "days")]
    [InlineData("from=0001-01-01", "from")]
    public async Task A_wrong_parameter_is_refused(string query, string field)
    {
        var client = fixture.Alice;
        using var answer = await client.GetAsync("/api/dashboard/agenda?" + query);
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?.AsObject().Select(error => error.Key).Should().Equal(field);
    }

    private static async Task<Dictionary<string, string[]>> DaysAsync(HttpClient client, string query) =>
        ((await client.ReadAsync("/agenda?" + query))["days"]?.AsArray() ?? []).ToDictionary(
            day => (string?)day?["date"] ?? "", day => (day?["events"]?.AsArray() ?? []).Select(Title).ToArray(), StringComparer.Ordinal);

    private static string Title(JsonNode? item) => (string?)item?["title"] ?? "";
}
