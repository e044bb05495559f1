using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Features.MakeMinutes;

public sealed class MakeMinutesTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    // Julian day of 2027-06-01.
    private const int FirstOfJune2027 = 2_461_042 + 365 + 151;

    [Fact]
    public async Task Minutes_have_title_time_place_people_and_headings()
    {
        var id = await AddEventAsync(
            $"<evntitle>Tender &amp; review</evntitle><evnlocation>Quay 4</evnlocation><evnstartdate>{FirstOfJune2027}</evnstartdate><evnstarttime>540</evnstarttime>"
            + $"<evnenddate>{FirstOfJune2027}</evnenddate><evnendtime>600</evnendtime><evntimeformat>Z</evntimeformat><_tzid>Europe/Warsaw</_tzid>"
            + "<evndescformat>text/html</evndescformat><evnnote>&lt;p&gt;Offers&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</evnnote>",
            "<contacts><contact><values><cntemail>alice@demo.test</cntemail><cntcontactname>Alice</cntcontactname><cntrole>G</cntrole></values></contact>"
            + "<contact><values><cntemail>bob@demo.test</cntemail><cntcontactname>Bob &lt;b&gt;</cntcontactname><cntrole>Q</cntrole><cntstatus>B</cntstatus></values></contact></contacts>");
        using var answer = await fixture.Alice.PostAsync("/minutes", new { eventId = id, language = "en", timeZone = "America/New_York" });
        var note = await answer.JsonAsync(HttpStatusCode.Created);
        note.Text("title").Should().Be("Minutes: Tender & review");
        note.Text("html").Should().Be(
            "<p><strong>When:</strong> 2027-06-01 03:00–04:00 (America/New_York)<br><strong>Where:</strong> Quay 4</p>"
            + "<h2>Attendees</h2><ul><li><p>Alice &lt;alice@demo.test&gt; (organizer)</p></li><li><p>Bob &lt;b&gt; &lt;bob@demo.test&gt; (no answer)</p></li></ul>"
            + "<h2>Agenda</h2><p>Offers</p><h2>Decisions</h2><p></p><h2>Actions</h2>"
            + "<ul data-type=\"taskList\"><li data-type=\"taskItem\" data-checked=\"false\"><p></p></li></ul>");
        (await fixture.Raw.FindNoteAsync("Minutes: Tender & review"))!.Text.Should().NotContain("data-kept").And.NotContain("script");
    }

    [Fact]
    public async Task Of_a_series_the_occurrence_that_began_last_is_meant()
    {
        var today = (int)(TimeProvider.System.GetUtcNow().UtcDateTime.Date - new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalDays + 2_461_042;
        var id = await AddEventAsync(
            $"<evntitle>Weekly</evntitle><evnstartdate>{today - 24}</evnstartdate><evnstarttime>-1</evnstarttime><evnenddate>{today - 23}</evnenddate><evnendtime>-1</evnendtime>",
            "<recurrences><recurrence><values><rcrdayrepetition>7</rcrdayrepetition><rcrcount>20</rcrcount></values></recurrence></recurrences>");
        using var answer = await fixture.Alice.PostAsync("/minutes", new { eventId = id, language = "pl" });
        var note = await answer.JsonAsync(HttpStatusCode.Created);
        note.Text("title").Should().Be("Protokół: Weekly");
        var last = TimeProvider.System.GetUtcNow().AddDays(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        note.Text("html").Should().StartWith($"<p><strong>Kiedy:</strong> {last}</p><h2>Porządek obrad</h2>").And.Contain("<h2>Ustalenia</h2>").And.Contain("<h2>Zadania</h2>");
    }

    [Fact]
    public async Task A_meeting_that_is_gone_or_somebody_elses_is_refused()
    {
        var id = await AddEventAsync($"<evntitle>Private</evntitle><evnstartdate>{FirstOfJune2027}</evnstartdate><evnenddate>{FirstOfJune2027}</evnenddate>", "");
        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        using (var foreign = await bob.PostAsync("/minutes", new { eventId = id }))
        {
            await foreign.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.event_not_found");
        }

        using (var gone = await fixture.Alice.PostAsync("/minutes", new { eventId = RawMail.OpaqueId("Calendar", "999999") }))
        {
            await gone.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.event_not_found");
        }

        using var none = await fixture.Alice.PostAsync("/minutes", new { });
        await none.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
    }

    private async Task<string> AddEventAsync(string values, string addons)
    {
        var answer = await fixture.Raw.SetNoteAsync($"<item action=\"add\"><values><evnclass>E</evnclass>{values}</values>{addons}</item>", "Calendar");
        return RawMail.OpaqueId("Calendar", answer.Descendants().First(element => element.Name.LocalName == "id").Value);
    }
}
