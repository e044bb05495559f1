using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Tests.Mail;
using IceWarp.EmbeddedServer.Tests.Transfer;

namespace IceWarp.EmbeddedServer.Tests.Scheduling;

/// <summary>Invitations that come by message: the actions on a message with a calendar (notes, 3.4: partid, folder, reason).</summary>
public sealed class MessageScheduleTests(WireServer server) : IClassFixture<WireServer>
{
    [Theory]
    [InlineData("accept", "A", "2")]
    [InlineData("tentative", "T", "10")]
    [InlineData("decline", "D", "6")]
    public async Task An_invitation_that_was_mailed_comes_into_the_calendar_with_the_answer(string action, string status, string flags)
    {
        var (ann, ben) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"));
        var message = await MailAsync(ann, ben, Calendar("REQUEST", ann, ben));

        (await ben.SetItemAsync("INBOX", $"""<item uid="{message}" action="{action}"/>""")).Code().Should().BeNull();
        (await ben.SetItemAsync("INBOX", $"""<item uid="{message}" action="{action}"/>""")).Code().Should().BeNull("again is the same");

        var item = await OnlyAsync(ben);
        (item.Element("values")!.Element("evntitle")!.Value, item.Element("values")!.Element("evnflags")!.Value).Should().Be(("By mail", flags));
        Status(item, ben).Should().Be(status);
    }

    [Fact]
    public async Task It_goes_to_the_folder_that_is_named_and_process_leaves_it_open()
    {
        var (ann, ben) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"));
        await ben.AskAsync("set", $"""<query xmlns="webmail:iq:folders"><account uid="{ben.Email}"><folder action="add"><name>Work</name><type>E</type></folder></account></query>""");
        var message = await MailAsync(ann, ben, Calendar("REQUEST", ann, ben));

        (await ben.SetItemAsync("INBOX", $"""<item uid="{message}" action="process"><partid>2</partid><folder>Work</folder></item>""")).Code().Should().BeNull();

        Status(await OnlyAsync(ben, "Work"), ben).Should().Be("B");
        (await ben.SetItemAsync("INBOX", $"""<item uid="{message}" action="process"><folder>Notes</folder></item>""")).Code().Should().Be("item_copy_destination_type");
        (await ben.SetItemAsync("INBOX", $"""<item uid="{message}" action="process"><folder>None</folder></item>""")).Code().Should().Be("folder_does_not_exist");
    }

    [Fact]
    public async Task An_answer_by_message_is_taken_over_by_the_organiser_and_a_cancellation_by_the_attendee()
    {
        var (ann, ben) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"));
        await ann.SetItemAsync("Calendar", $"<item action=\"add\"><values><evntitle>By mail</evntitle><evnuid>{Uid(ann)}</evnuid><evnstartdate>2461223</evnstartdate></values><contacts><contact><values><cntemail>{ben.Email}</cntemail></values></contact></contacts></item>");
        var reply = await MailAsync(ben, ann, Calendar("REPLY", ann, ben, "PARTSTAT=ACCEPTED"));

        (await ann.SetItemAsync("INBOX", $"""<item uid="{reply}" action="process"/>""")).Code().Should().BeNull();
        (Status(await OnlyAsync(ann), ben), Status(await OnlyAsync(ben), ben)).Should().Be(("A", "A"));

        var cancel = await MailAsync(ann, ben, Calendar("CANCEL", ann, ben));
        (await ben.SetItemAsync("INBOX", $"""<item uid="{cancel}" action="process"/>""")).Code().Should().BeNull();
        (await ben.GetItemsAsync("Calendar", "<item><values><evntitle/></values></item>")).Ids().Should().BeEmpty();
    }

    [Fact]
    public async Task Who_does_not_organise_an_event_can_neither_change_nor_cancel_it()
    {
        var (ann, ben, eve) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"), await server.NewPersonAsync("Eve"));
        await ann.SetItemAsync("Calendar", $"<item action=\"add\"><values><evntitle>Mine</evntitle><evnuid>{Uid(ann)}</evnuid><evnstartdate>2461223</evnstartdate></values><contacts><contact><values><cntemail>{ben.Email}</cntemail></values></contact></contacts></item>");
        async Task<string?> TryAsync(Person to, string method, string action) =>
            (await to.SetItemAsync("INBOX", $"""<item uid="{await MailAsync(eve, to, Calendar(method, ann, ben, "PARTSTAT=DECLINED"))}" action="{action}"/>""")).Code();

        (await TryAsync(ben, "CANCEL", "process")).Should().Be("item_edit");
        (await TryAsync(ann, "REPLY", "process")).Should().Be("item_edit");
        (await TryAsync(ann, "COUNTER", "accept_counter")).Should().Be("item_edit");
        (await TryAsync(ben, "REQUEST", "process")).Should().BeNull("it is there already, and stays as it is");

        (await OnlyAsync(ben)).Element("values")!.Element("evntitle")!.Value.Should().Be("Mine");
        Status(await OnlyAsync(ann), ben).Should().Be("B");
        (await TryAsync(await server.NewPersonAsync("Fay"), "REQUEST", "process")).Should().Be("item_create", "in another's name");
    }

    [Fact]
    public async Task A_message_without_a_calendar_and_a_wrong_method_are_refused()
    {
        var (ann, ben) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"));
        var plain = await ben.ReceiveAsync(Letters.Nested());
        var request = await MailAsync(ann, ben, Calendar("REQUEST", ann, ben));
        var garbage = await MailAsync(ann, ben, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n");
        async Task<string?> TryAsync(string uid, string action) => (await ben.SetItemAsync("INBOX", $"""<item uid="{uid}" action="{action}"/>""")).Code();

        (await TryAsync($"{plain}", "accept")).Should().Be("item_edit");
        (await TryAsync(request, "accept_counter")).Should().Be("item_edit");
        (await TryAsync(request + "|1", "accept")).Should().Be("item_edit", "that part is no calendar");
        (await TryAsync(garbage, "accept")).Should().Be("item_edit");
        (await TryAsync("999999999", "accept")).Should().Be("item_invalid_id");
        (await ben.GetItemsAsync("Calendar", "<item><values><evntitle/></values></item>")).Ids().Should().BeEmpty();
    }

    private static string Uid(Person organiser) => $"mail-{organiser.Id}";

    private static string Calendar(string method, Person organiser, Person attendee, string status = "PARTSTAT=NEEDS-ACTION") =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:{Uid(organiser)}\r\nDTSTART:20260702T090000Z\r\nDTEND:20260702T100000Z\r\nSUMMARY:By mail\r\n"
        + $"ORGANIZER:mailto:{organiser.Email}\r\nATTENDEE;{status}:mailto:{attendee.Email}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    // Sends it as an attachment; the message's id.
    private static async Task<string> MailAsync(Person from, Person to, string calendar)
    {
        using var json = JsonDocument.Parse(await from.UploadAsync("invite.ics", Encoding.UTF8.GetBytes(calendar), type: "text/calendar"));
        var sent = await from.SendAsync($"""
            <action><send_as_email>true</send_as_email></action><from>{from.Email}</from><to>{to.Email}</to><subject>Invitation</subject><body>See below</body>
            <attachments><attachment><values><class>file</class><fullpath>{json.FullPath()}</fullpath></values></attachment></attachments>
            """);
        sent.Code().Should().BeNull();
        return (await to.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids().MaxBy(int.Parse)!;
    }

    private static async Task<XElement> OnlyAsync(Person person, string folder = "Calendar")
    {
        var id = (await person.GetItemsAsync(folder, "<item><values><evntitle/></values></item>")).Ids().Single();
        return (await person.GetItemsAsync(folder, $"""<item uid="{id}"><values/></item>""")).Folder().Element("item")!;
    }

    private static string Status(XElement item, Person of) => item.Element("contacts")!.Elements()
        .Single(contact => contact.Element("values")!.Element("cntemail")!.Value == of.Email).Element("values")!.Element("cntstatus")!.Value;
}
