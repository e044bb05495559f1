using System.Xml.Linq;
using IceWarp.EmbeddedServer.Tests.Mail;

namespace IceWarp.EmbeddedServer.Tests.Dav;

public sealed class DavCalendarsTests(WireServer server) : IClassFixture<WireServer>
{
    [Fact]
    public async Task A_client_finds_its_homes_and_kinds_of_folders()
    {
        var ann = await DavClient.NewAsync(server);
        var home = $"/webdav/{ann.Person.Email}/";

        var root = await ann.AskAsync(
            "PROPFIND", "/webdav/",
            """<propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:R="urn:ietf:params:xml:ns:carddav"><prop><current-user-principal/><C:calendar-home-set/><R:addressbook-home-set/></prop></propfind>""",
            "0");
        var folders = await ann.AskAsync("PROPFIND", "", """<propfind xmlns="DAV:"><prop><resourcetype/><displayname/></prop></propfind>""");

        root.Descendants(DavClient.D + "prop").Single().Elements().Select(property => property.Value).Should().Equal(home, home, home);
        Kinds(folders, "Calendar").Should().Contain(DavClient.C + "calendar");
        Kinds(folders, "Contacts").Should().Contain(DavClient.CR + "addressbook");
        Kinds(folders, "Files").Should().Equal(DavClient.D + "collection");
        folders.Descendants(DavClient.D + "href").Should().NotContain(href => href.Value.Contains("INBOX", StringComparison.Ordinal), "mail is not in this tree");

        IEnumerable<XName> Kinds(XElement answer, string folder) => answer.Elements(DavClient.D + "response")
            .Single(response => response.Element(DavClient.D + "href")!.Value == home + folder + "/")
            .Descendants(DavClient.D + "resourcetype").Single().Elements().Select(kind => kind.Name);
    }

    [Fact]
    public async Task An_event_keeps_its_name_its_description_and_strange_properties()
    {
        var ann = await DavClient.NewAsync(server);

        (await ann.StatusAsync("PUT", "Calendar/my%20name.ics", Event("u1", "X-SECRET;A=b:kept\r\nDESCRIPTION:long words\r\n"), "text/calendar", ("If-None-Match", "*"))).Should().Be(201);
        (await ann.StatusAsync("PUT", "Calendar/my%20name.ics", Event("u1"), "text/calendar", ("If-None-Match", "*"))).Should().Be(412);

        var text = await ann.TextAsync("Calendar/my%20name.ics");
        text.Should().StartWith("BEGIN:VCALENDAR").And.Contain("X-SECRET;A=b:kept\r\n").And.Contain("DESCRIPTION:long words\r\n").And.Contain("UID:u1\r\n");
        (await ann.StatusAsync("PUT", "Calendar/other.ics", Event("u1"), "text/calendar")).Should().Be(409, "one UID, one resource");
        (await ann.StatusAsync("PUT", "Calendar/my%20name.ics", Event("u2"), "text/calendar")).Should().Be(409);
        (await ann.StatusAsync("PUT", "Calendar/bad.ics", "BEGIN:VCARD\r\nFN:x\r\nEND:VCARD", "text/calendar")).Should().Be(403);
        (await ann.StatusAsync("PUT", "Tasks/event.ics", Event("u3"), "text/calendar")).Should().Be(403);
        (await ann.StatusAsync("DELETE", "Calendar/my%20name.ics")).Should().Be(204);
        (await ann.StatusAsync("GET", "Calendar/my%20name.ics")).Should().Be(404);
    }

    [Fact]
    public async Task A_series_of_whole_days_keeps_its_zone_when_a_client_puts_it_back_without_one()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.Person.SetItemAsync("Calendar", "<item action=\"add\"><values><evntitle>Days</evntitle><evnstartdate>2461042</evnstartdate><evnstarttime>-1</evnstarttime><_tzid>Europe/Warsaw</_tzid><evnuid>days</evnuid><evnrid>days.ics</evnrid></values><recurrences><recurrence><values><rcrdayrepetition>1</rcrdayrepetition></values></recurrence></recurrences></item>");
        (await ann.TextAsync("Calendar/days.ics")).Should().Contain("DTSTART;VALUE=DATE:20260101").And.Contain("TZID:Europe/Warsaw");

        (await ann.StatusAsync("PUT", "Calendar/days.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:days\r\nDTSTART;VALUE=DATE:20260102\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Days\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")).Should().Be(204);

        var item = await ann.Person.GetItemsAsync("Calendar", "<item><values><_tzid/><evnstartdate/></values></item>");
        (item.Value("_tzid"), item.Value("evnstartdate")).Should().Be(("Europe/Warsaw", "2461043"));
    }

    [Fact]
    public async Task Multiget_gives_what_is_there_and_404_for_the_rest()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Calendar/a.ics", Event("a"));
        var here = $"/webdav/{ann.Person.Email}/Calendar/";

        var answer = await ann.AskAsync("REPORT", "Calendar/", $"""
            <C:calendar-multiget xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns="DAV:"><prop><getetag/><C:calendar-data/></prop><href>{here}a.ics</href><href>{here}none.ics</href></C:calendar-multiget>
            """);

        answer.Descendants(DavClient.C + "calendar-data").Single().Value.Should().Contain("UID:a");
        answer.Elements(DavClient.D + "response").Last().Element(DavClient.D + "status")!.Value.Should().Be("HTTP/1.1 404 Not Found");
    }

    [Theory]
    [InlineData("20260302T000000Z", "20260303T000000Z", "single daily")]
    [InlineData("20260304T000000Z", "20260305T000000Z", "daily")]
    [InlineData("20260303T000000Z", "20260304T000000Z", "")]
    [InlineData("20260401T000000Z", "20260501T000000Z", "")]
    [InlineData("20260302T090000Z", "20260302T090001Z", "single daily")]
    [InlineData("20260302T100000Z", "20260302T110000Z", "")]
    public async Task A_query_finds_what_overlaps_a_range_series_and_exceptions_included(string from, string to, string expected)
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Calendar/single.ics", Event("single"));
        await ann.StatusAsync("PUT", "Calendar/daily.ics", Event("daily", "RRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:20260303T090000Z\r\n"));

        var answer = await ann.AskAsync("REPORT", "Calendar/", $"""
            <C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns="DAV:"><prop><getetag/></prop>
            <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"><C:time-range start="{from}" end="{to}"/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>
            """);

        answer.Descendants(DavClient.D + "href").Select(href => href.Value.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal))
            .Should().BeEquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_contact_is_stored_found_by_address_and_kept_whole()
    {
        var ann = await DavClient.NewAsync(server);
        const string Card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c1\r\nFN:Łucja Żak\r\nN:Żak;Łucja;;;\r\nEMAIL:lucja@far.test\r\nX-SPORT:fencing\r\nEND:VCARD\r\n";
        (await ann.StatusAsync("PUT", "Contacts/c1.vcf", Card, "text/vcard")).Should().Be(201);

        var found = await Query("LUCJA@");
        var none = await Query("jan@");

        found.Descendants(DavClient.CR + "address-data").Single().Value.Should().Contain("FN:Łucja Żak").And.Contain("X-SPORT:fencing");
        none.Elements().Should().BeEmpty();
        (await ann.StatusAsync("PUT", "Contacts/bad.vcf", "no card", "text/vcard")).Should().Be(403);

        Task<XElement> Query(string text) => ann.AskAsync("REPORT", "Contacts/", $"""
            <R:addressbook-query xmlns:R="urn:ietf:params:xml:ns:carddav" xmlns="DAV:"><prop><R:address-data/></prop>
            <R:filter><R:prop-filter name="EMAIL"><R:text-match>{text}</R:text-match></R:prop-filter></R:filter></R:addressbook-query>
            """);
    }

    [Fact]
    public async Task The_tag_of_a_calendar_moves_with_each_change()
    {
        var ann = await DavClient.NewAsync(server);
        var tags = new List<string> { await TagAsync() };

        await ann.StatusAsync("PUT", "Calendar/a.ics", Event("a"));
        tags.Add(await TagAsync());
        await ann.StatusAsync("PUT", "Calendar/a.ics", Event("a", "LOCATION:x\r\n"));
        tags.Add(await TagAsync());
        await ann.StatusAsync("DELETE", "Calendar/a.ics");
        tags.Add(await TagAsync());

        tags.Take(3).Should().OnlyHaveUniqueItems();
        tags[3].Should().NotBe(tags[2]);

        async Task<string> TagAsync() => (await ann.AskAsync(
            "PROPFIND", "Calendar/", """<propfind xmlns="DAV:"><prop><getctag xmlns="http://calendarserver.org/ns/"/></prop></propfind>""", "0"))
            .Descendants("{http://calendarserver.org/ns/}getctag").Single().Value;
    }

    [Fact]
    public async Task A_report_that_is_not_offered_is_refused_by_name()
    {
        var ann = await DavClient.NewAsync(server);

        using var answer = await ann.SendAsync("REPORT", "Calendar/", """<expand-property xmlns="DAV:"/>""", "application/xml");

        ((int)answer.StatusCode).Should().Be(403);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("supported-report");
    }

    [Fact]
    public async Task Somebody_elses_private_event_is_not_there()
    {
        var (ann, ben) = (await DavClient.NewAsync(server), await DavClient.NewAsync(server, "Ben"));
        await ann.Person.ShareAsync("Calendar", ben.Person, "rlwit");
        await ann.StatusAsync("PUT", "Calendar/open.ics", Event("open"));
        await ann.StatusAsync("PUT", "Calendar/closed.ics", Event("closed", "CLASS:PRIVATE\r\n"));

        (await ben.StatusAsync("GET", $"/webdav/{ann.Person.Email}/Calendar/open.ics")).Should().Be(200);
        (await ben.StatusAsync("GET", $"/webdav/{ann.Person.Email}/Calendar/closed.ics")).Should().Be(404);
        (await ben.StatusAsync("PUT", $"/webdav/{ann.Person.Email}/Calendar/closed.ics", Event("closed"))).Should().NotBe(204).And.NotBe(201);
        (await ann.TextAsync("Calendar/closed.ics")).Should().Contain("CLASS:PRIVATE");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(";SCHEDULE-AGENT=CLIENT", false)]
    public async Task An_organiser_invites_an_attendee_answers_and_a_delete_cancels_unless_the_client_schedules(string agent, bool schedules)
    {
        var (ann, ben) = (await DavClient.NewAsync(server), await DavClient.NewAsync(server, "Ben"));
        string Meeting(string status) => Event(
            "meeting-" + ann.Person.Id, $"ORGANIZER:mailto:{ann.Person.Email}\r\nATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT={status}{agent}:mailto:{ben.Person.Email}\r\n");

        await ann.StatusAsync("PUT", "Calendar/m.ics", Meeting("NEEDS-ACTION"));
        var invited = await NamesAsync(ben);
        if (!schedules)
        {
            invited.Should().BeEmpty();
            return;
        }

        (await ben.StatusAsync("PUT", invited.Single(), Meeting("ACCEPTED"))).Should().Be(204);
        (await ann.TextAsync("Calendar/m.ics")).Replace("\r\n ", "", StringComparison.Ordinal).Should().Contain($"PARTSTAT=ACCEPTED:mailto:{ben.Person.Email}");
        await ann.StatusAsync("DELETE", "Calendar/m.ics");
        (await NamesAsync(ben)).Should().BeEmpty();

        static async Task<IReadOnlyList<string>> NamesAsync(DavClient of) => [.. (await of.AskAsync("PROPFIND", "Calendar/", ""))
            .Descendants(DavClient.D + "href").Select(href => href.Value).Where(href => href.EndsWith(".ics", StringComparison.Ordinal))];
    }

    private static string Event(string uid, string more = "") =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20260302T090000Z\r\nDTEND:20260302T100000Z\r\nSUMMARY:{uid}\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n";
}
