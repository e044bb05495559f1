using System.Xml.Linq;
using IceWarp.EmbeddedServer.Tests.Mail;

namespace IceWarp.EmbeddedServer.Tests.Scheduling;

/// <summary>Proposals of another time (notes, 3.4; RFC 5546, 3.2.7 and 3.2.8) between accounts of the server.</summary>
public sealed class ProposalTests(WireServer server) : IClassFixture<WireServer>
{
    // 2026-07-01, in Warsaw.
    private const string Meeting = "<evnstartdate>2461223</evnstartdate><evnstarttime>540</evnstarttime><evnenddate>2461223</evnenddate><evnendtime>600</evnendtime><_tzid>Europe/Warsaw</_tzid>";
    private const string Later = "<evnstartdate>2461223</evnstartdate><evnstarttime>780</evnstarttime><evnenddate>2461223</evnenddate><evnendtime>840</evnendtime><ctz>120</ctz>";
    private const string Daily = "<recurrences><recurrence><values><rcrdayrepetition>1</rcrdayrepetition><rcrcount>5</rcrcount></values></recurrence></recurrences>";

    [Fact]
    public async Task The_organiser_sees_a_proposal_with_the_attendee_and_in_the_inbox()
    {
        var (ann, ben, cid) = await PeopleAsync();
        await InviteAsync(ann, ben, cid);

        await ProposeAsync(ben, Later, "I am in Gdańsk");

        var contact = Contact(await WholeAsync(ann), ben);
        Times(contact).Should().Be("2461223 780 2461223 840");
        (Value(contact, "cntcounterreason"), Value(contact, "cntstatus")).Should().Be(("I am in Gdańsk", "T"));
        (await WholeAsync(ann)).Value("evnstarttime").Should().Be("540", "nothing is moved yet");
        Times(Contact(await WholeAsync(ben), ben)).Should().Be("2461223 780 2461223 840");
        (await WholeAsync(ben)).Value("evnflags").Should().Be("10");
        Times(Contact(await WholeAsync(cid), ben)).Should().BeEmpty("it is between the two");

        var letter = await LetterAsync(ann, "New time proposed: Together");
        Value(letter, "text").Should().Contain("2026-07-01 13:00 to 2026-07-01 14:00 (Europe/Warsaw)").And.Contain("I am in Gdańsk");
        var text = await PartAsync(ann, letter);
        text.Should().Contain("METHOD:COUNTER\r\n").And.Contain("DTSTART;TZID=Europe/Warsaw:20260701T130000\r\n").And.Contain("COMMENT:I am in Gdańsk\r\n")
            .And.Contain($"ORGANIZER:mailto:{ann.Email}\r\n").And.Contain($"PARTSTAT=TENTATIVE:mailto:{ben.Email}\r\n").And.NotContain(cid.Email).And.Contain("BEGIN:VTIMEZONE");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_accepted_proposal_moves_the_event_and_asks_the_others_again(bool byMessage)
    {
        var (ann, ben, cid) = await PeopleAsync();
        var id = await InviteAsync(ann, ben, cid);
        await cid.SetItemAsync("Calendar", $"""<item uid="{await OnlyAsync(cid)}" action="accept"/>""");
        await ProposeAsync(ben, Later);

        var answer = byMessage
            ? await ann.SetItemAsync("INBOX", $"""<item uid="{(await LetterAsync(ann, "New time proposed: Together")).Attribute("uid")!.Value}" action="accept_counter"/>""")
            : await ann.SetItemAsync("Calendar", $"""<item uid="{id}" action="accept_counter"/>""");

        answer.Element("result")!.Element("id")!.Value.Should().Be(id);
        foreach (var person in new[] { ann, ben, cid })
        {
            var item = await WholeAsync(person);
            (item.Value("evnstarttime"), item.Value("evnendtime"), item.Value("_tzid")).Should().Be(("780", "840", "Europe/Warsaw"));
            (Value(Contact(item, ben), "cntstatus"), Value(Contact(item, cid), "cntstatus"), Times(Contact(item, ben))).Should().Be(("A", "B", ""));
        }

        (await WholeAsync(ben)).Value("evnflags").Should().Be("2");
        (await ann.SetItemAsync("Calendar", $"""<item uid="{id}" action="accept_counter"/>""")).Code().Should().Be("item_edit", "there is none any more");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_declined_proposal_leaves_the_event_and_tells_why(bool byMessage)
    {
        var (ann, ben, cid) = await PeopleAsync();
        var id = await InviteAsync(ann, ben, cid);
        await ProposeAsync(ben, Later);

        var uid = byMessage ? (await LetterAsync(ann, "New time proposed: Together")).Attribute("uid")!.Value : id;
        (await ann.SetItemAsync(byMessage ? "INBOX" : "Calendar", $"""<item uid="{uid}" action="decline_counter"><reason>The room is taken</reason></item>""")).Code().Should().BeNull();

        foreach (var person in new[] { ann, ben })
        {
            var item = await WholeAsync(person);
            (item.Value("evnstarttime"), Value(Contact(item, ben), "cntstatus"), Times(Contact(item, ben))).Should().Be(("540", "T", ""));
        }

        var letter = await LetterAsync(ben, "Proposed time declined: Together");
        Value(letter, "text").Should().Contain("The room is taken");
        (await PartAsync(ben, letter)).Should().Contain("METHOD:DECLINECOUNTER\r\n").And.Contain("COMMENT:The room is taken\r\n");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_day_of_a_series_can_be_proposed_and_is_moved_alone(bool byMessage)
    {
        var (ann, ben, cid) = await PeopleAsync();
        var id = await InviteAsync(ann, ben, cid, Daily);
        const string Day = "<evnstartdate>2461225</evnstartdate><evnstarttime>780</evnstarttime><evnenddate>2461225</evnenddate><evnendtime>840</evnendtime><_tzid>Europe/Warsaw</_tzid><expdate>2461225</expdate>";

        await ProposeAsync(ben, Day);
        Value(Contact(await WholeAsync(ann), ben), "cntcounterday").Should().Be("2461225");
        (await PartAsync(ann, await LetterAsync(ann, "New time proposed: Together"))).Should().Contain("RECURRENCE-ID;TZID=Europe/Warsaw:20260703T090000\r\n").And.NotContain("RRULE:FREQ=DAILY");
        var uid = byMessage ? (await LetterAsync(ann, "New time proposed: Together")).Attribute("uid")!.Value : id;
        (await ann.SetItemAsync(byMessage ? "INBOX" : "Calendar", $"""<item uid="{uid}" action="accept_counter"/>""")).Code().Should().BeNull();

        foreach (var person in new[] { ann, ben, cid })
        {
            var days = await person.GetItemsAsync("Calendar", "<item><values><evnstarttime/></values><filter><interval>2461220-2461230</interval></filter></item>");
            days.Folder().Elements("item").Select(item => item.Element("values")!.Element("evnstarttime")!.Value).Should().BeEquivalentTo("540", "540", "780", "540", "540");
        }

        var moved = (await ben.GetItemsAsync("Calendar", $"""<item uid="{await OnlyAsync(ben)}" date="2461225"><values/></item>""")).Folder().Element("item")!;
        (Value(Contact(moved, ben), "cntstatus"), Value(Contact(moved, cid), "cntstatus"), Times(Contact(moved, ben))).Should().Be(("A", "B", ""));
        Value(Contact(await WholeAsync(ann), ben), "cntstatus").Should().Be("T", "the series itself was not answered");
    }

    [Fact]
    public async Task Of_several_proposals_one_is_named_and_the_others_are_void_with_it()
    {
        var (ann, ben, cid) = await PeopleAsync();
        var id = await InviteAsync(ann, ben, cid);
        await ProposeAsync(ben, Later);
        await ProposeAsync(cid, Later.Replace("2461223", "2461224", StringComparison.Ordinal));

        (await ann.SetItemAsync("Calendar", $"""<item uid="{id}" action="accept_counter"/>""")).Code().Should().Be("item_missing_tag");
        (await ann.SetItemAsync("Calendar", $"""<item uid="{id}" action="accept_counter"><attendee>nobody@wire.test</attendee></item>""")).Code().Should().Be("item_edit");
        (await ann.SetItemAsync("Calendar", $"""<item uid="{id}" action="accept_counter"><attendee>{cid.Email}</attendee></item>""")).Code().Should().BeNull();

        var item = await WholeAsync(ann);
        (item.Value("evnstartdate"), Times(Contact(item, ben)), Times(Contact(item, cid))).Should().Be(("2461224", "", ""));
    }

    [Fact]
    public async Task An_answer_or_another_time_by_the_organiser_ends_a_proposal_and_a_new_one_takes_its_place()
    {
        var (ann, ben, cid) = await PeopleAsync();
        var id = await InviteAsync(ann, ben, cid);
        await ProposeAsync(ben, Later);
        await ProposeAsync(ben, Later.Replace("780", "800", StringComparison.Ordinal));
        Times(Contact(await WholeAsync(ann), ben)).Should().Be("2461223 800 2461223 840");

        await ben.SetItemAsync("Calendar", $"""<item uid="{await OnlyAsync(ben)}" action="accept"/>""");
        Times(Contact(await WholeAsync(ann), ben)).Should().BeEmpty();

        await ProposeAsync(ben, Later);
        await ann.SetItemAsync("Calendar", $"""<item uid="{id}" action="edit"><values><evnstartdate>2461230</evnstartdate><evnenddate>2461230</evnenddate></values></item>""");
        (Times(Contact(await WholeAsync(ann), ben)), Times(Contact(await WholeAsync(ben), ben))).Should().Be(("", ""));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_leaves_nothing()
    {
        var (ann, ben, cid) = await PeopleAsync();
        var id = await InviteAsync(ann, ben, cid);
        var copy = await OnlyAsync(ben);
        async Task<string?> TryAsync(Person person, string folder, string item) => (await person.SetItemAsync(folder, item)).Code();

        (await TryAsync(ben, "Calendar", $"""<item uid="{copy}" action="propose"><values>{Meeting}</values></item>""")).Should().Be("item_edit", "it is that time already");
        (await TryAsync(ben, "Calendar", $"""<item uid="{copy}" action="propose"/>""")).Should().Be("item_edit");
        (await TryAsync(ben, "Calendar", $"""<item uid="{copy}" action="propose"><values><evnstartdate>x</evnstartdate></values></item>""")).Should().NotBeNull();
        (await TryAsync(ben, "Calendar", $"""<item uid="{copy}" action="accept_counter"/>""")).Should().Be("item_edit", "only the organiser may");
        (await TryAsync(ann, "Calendar", $"""<item uid="{id}" action="propose"><values>{Later}</values></item>""")).Should().Be("item_edit", "the organiser moves it");
        (await TryAsync(ann, "Calendar", $"""<item uid="{id}" action="decline_counter"/>""")).Should().Be("item_edit", "there is none");

        // Clients cannot write what only the server knows.
        var contact = Contact(await WholeAsync(ann), ben);
        await ann.SetItemAsync("Calendar", $"""<item uid="{id}" action="edit"><contacts><contact uid="{contact.Attribute("uid")!.Value}"><values><cntcounterstartdate>2461230</cntcounterstartdate></values></contact></contacts></item>""");
        Times(Contact(await WholeAsync(ann), ben)).Should().BeEmpty();
        (await ann.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids().Should().BeEmpty();
    }

    [Fact]
    public async Task An_organiser_who_is_not_here_cannot_be_asked()
    {
        var ben = await server.NewPersonAsync("Ben");
        await ben.SetItemAsync("Calendar", $"<item action=\"add\"><values><evntitle>Far</evntitle>{Meeting}<evnorganizer>far@elsewhere.test</evnorganizer><evnflags>2</evnflags></values><contacts><contact><values><cntemail>{ben.Email}</cntemail></values></contact></contacts></item>");

        var refused = await ben.SetItemAsync("Calendar", $"""<item uid="{await OnlyAsync(ben)}" action="propose"><values>{Later}</values></item>""");

        (refused.Code(), refused.Element("error")!.Value).Should().Be(("smtp_recipients_failed", "far@elsewhere.test"));
        Value(Contact(await WholeAsync(ben), ben), "cntstatus").Should().Be("B");
    }

    [Fact]
    public async Task A_reason_given_with_an_answer_reaches_the_organiser()
    {
        var (ann, ben, cid) = await PeopleAsync();
        await InviteAsync(ann, ben, cid);

        await ben.SetItemAsync("Calendar", $"""<item uid="{await OnlyAsync(ben)}" action="decline"><values><reason>On leave</reason></values></item>""");

        var letter = await LetterAsync(ann, "Declined: Together");
        Value(letter, "text").Should().Contain("On leave");
        (await PartAsync(ann, letter)).Should().Contain("METHOD:REPLY\r\n").And.Contain($"PARTSTAT=DECLINED:mailto:{ben.Email}\r\n").And.Contain("COMMENT:On leave\r\n");
    }

    private async Task<(Person Ann, Person Ben, Person Cid)> PeopleAsync() =>
        (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"), await server.NewPersonAsync("Cid"));

    private static async Task<string> InviteAsync(Person ann, Person ben, Person cid, string more = "") =>
        (await ann.SetItemAsync("Calendar", $"""
            <item action="add"><values><evntitle>Together</evntitle>{Meeting}</values><contacts><contact><values><cntemail>{ben.Email}</cntemail><cntrole>Q</cntrole></values></contact>
            <contact><values><cntemail>{cid.Email}</cntemail><cntrole>Q</cntrole></values></contact></contacts>{more}</item>
            """)).Element("result")!.Element("id")!.Value;

    private static async Task ProposeAsync(Person person, string times, string reason = "")
    {
        var answer = await person.SetItemAsync("Calendar", $"""<item uid="{await OnlyAsync(person)}" action="propose"><values>{times}</values><reason>{reason}</reason></item>""");
        answer.Code().Should().BeNull(answer.ToString());
    }

    private static async Task<string> OnlyAsync(Person person) =>
        (await person.GetItemsAsync("Calendar", "<item><values><evntitle/></values></item>")).Ids().Single();

    private static async Task<XElement> WholeAsync(Person person) =>
        (await person.GetItemsAsync("Calendar", $"""<item uid="{await OnlyAsync(person)}"><values/></item>""")).Folder().Element("item")!;

    private static XElement Contact(XElement item, Person of) =>
        item.Element("contacts")!.Elements().Single(contact => string.Equals(Value(contact, "cntemail"), of.Email, StringComparison.OrdinalIgnoreCase));

    private static string Value(XElement element, string name) => element.Element("values")!.Element(name)?.Value ?? "";

    private static string Times(XElement contact) =>
        string.Join(' ', new[] { "startdate", "starttime", "enddate", "endtime" }.Select(name => Value(contact, "cntcounter" + name))).Trim();

    private static async Task<XElement> LetterAsync(Person person, string subject)
    {
        var list = await person.GetItemsAsync("INBOX", "<item><values><subject/></values></item>");
        var id = list.Folder().Elements("item").Single(item => Value(item, "subject") == subject).Attribute("uid")!.Value;
        return (await person.GetItemsAsync("INBOX", $"""<item uid="{id}"><values><subject/><text/></values></item>""")).Folder().Element("item")!;
    }

    private static async Task<string> PartAsync(Person person, XElement letter)
    {
        using var answer = await Transfer.TransferRequests.DownloadAsync(person, "attachment", $"{person.Email}/INBOX/{letter.Attribute("uid")!.Value}/2");
        return (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
    }
}
