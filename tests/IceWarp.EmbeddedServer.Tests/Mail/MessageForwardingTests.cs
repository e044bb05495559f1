using MimeKit;

namespace IceWarp.EmbeddedServer.Tests.Mail;

/// <summary><c>redirect</c>, <c>resend</c> and <c>importattachment</c> of messages (notes, 3.4).</summary>
public sealed class MessageForwardingTests(WireServer server) : IClassFixture<WireServer>
{
    private const string Card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c1\r\nFN:Łucja Żak\r\nN:Żak;Łucja;;;\r\nEND:VCARD\r\n";
    private const string Calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTART:20260702T090000Z\r\nSUMMARY:From mail\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    [Fact]
    public async Task A_redirected_message_arrives_as_it_was_with_who_sent_it_on()
    {
        var (ann, ben, cid) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"), await server.NewPersonAsync("Cid"));
        var id = await ann.ReceiveAsync(Letters.Nested());

        (await ann.SetItemAsync("INBOX", $"""<item uid="{id}" action="redirect"><to>{ben.Email}; {cid.Email}</to></item>""")).Code().Should().BeNull();

        var (original, got) = (await MimeAsync(ann, $"{id}"), await MimeAsync(ben, await OnlyAsync(ben)));
        (got.Subject, got.From.ToString(), got.MessageId, got.To.ToString()).Should().Be((original.Subject, original.From.ToString(), original.MessageId, original.To.ToString()));
        (got.Headers["Resent-From"], got.Headers["Resent-To"]).Should().Be((ann.Email, $"{ben.Email}, {cid.Email}"));
        got.Headers.First().Field.Should().Be("Resent-Message-ID");
        (await cid.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids().Should().HaveCount(1);
    }

    [Fact]
    public async Task A_sent_message_goes_once_more_to_all_of_its_recipients_and_only_ones_own()
    {
        var (ann, ben, cid) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"), await server.NewPersonAsync("Cid"));
        var sent = await ann.SendAsync($"<action><send_as_email>true</send_as_email><save_to_folder><account>{ann.Email}</account><folder>Sent</folder></save_to_folder></action><from>{ann.Email}</from><to>{ben.Email}</to><bcc>{cid.Email}</bcc><subject>Again</subject><body>x</body>");
        var id = sent.Element("result")!.Element("itemid")!.Value;

        (await ann.SetItemAsync("Sent", $"""<item uid="{id}" action="resend"/>""")).Code().Should().BeNull();

        var letters = (await ben.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids();
        letters.Should().HaveCount(2);
        (await MimeAsync(ben, letters[0])).MessageId.Should().NotBe((await MimeAsync(ben, letters[1])).MessageId);
        var hidden = (await cid.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids();
        hidden.Should().HaveCount(2);
        (await MimeAsync(cid, hidden[0])).Bcc.Count.Should().Be(0);
        (await ben.SetItemAsync("INBOX", $"""<item uid="{letters[0]}" action="resend"/>""")).Code().Should().Be("smtp_sender_refused");
    }

    [Fact]
    public async Task All_get_it_or_none()
    {
        var (ann, ben) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"));
        var id = await ann.ReceiveAsync(Letters.Nested());
        async Task<(string?, string)> TryAsync(string to)
        {
            var answer = await ann.SetItemAsync("INBOX", $"""<item uid="{id}" action="redirect"><to>{to}</to></item>""");
            return (answer.Code(), answer.Element("error")!.Value);
        }

        (await TryAsync($"{ben.Email}, far@elsewhere.test")).Should().Be(("smtp_recipients_failed", "far@elsewhere.test"));
        (await TryAsync("")).Item1.Should().BeOneOf("smtp_recipients_failed", "attendee_email_invalid");
        (await TryAsync("&lt;&lt;&gt;")).Item1.Should().Be("attendee_email_invalid");
        (await ben.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids().Should().BeEmpty();
    }

    [Fact]
    public async Task Attachments_become_contacts_events_and_files()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(WithAttachments());
        Task<System.Xml.Linq.XElement> TakeAsync(string part, string folder) => ann.SetItemAsync("INBOX", $"""<item uid="{id}" action="importattachment"><partid>{part}</partid><folder>{folder}</folder></item>""");

        (await TakeAsync("2", "Contacts")).Element("result")!.Element("imported")!.Value.Should().Be("1");
        (await ann.SetItemAsync("INBOX", $"""<item uid="{id}|3" action="importattachment"><folder>Calendar</folder></item>""")).Code().Should().BeNull();
        (await TakeAsync("2", "Files")).Code().Should().BeNull();
        (await TakeAsync("2", "Files")).Code().Should().BeNull();

        (await ann.GetItemsAsync("Contacts", "<item><values><itmclassifyas/></values></item>")).Value("itmclassifyas").Should().Be("Łucja Żak");
        (await ann.GetItemsAsync("Calendar", "<item><values><evntitle/></values></item>")).Value("evntitle").Should().Be("From mail");
        (await ann.GetItemsAsync("Files", "<item><values><evntitle/></values></item>")).Descendants("evntitle").Select(title => title.Value).Should().BeEquivalentTo("card.vcf", "card (2).vcf");
    }

    [Fact]
    public async Task What_does_not_fit_the_folder_is_refused()
    {
        var (ann, ben) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"));
        await ben.ShareAsync("Files", ann, "rl");
        var id = await ann.ReceiveAsync(WithAttachments());
        async Task<string?> TryAsync(string part, string folder) =>
            (await ann.SetItemAsync("INBOX", $"""<item uid="{id}" action="importattachment"><partid>{part}</partid><folder>{folder}</folder></item>""")).Code();

        (await TryAsync("2", "Calendar")).Should().Be("item_create");
        (await TryAsync("3", "Tasks")).Should().Be("item_create");
        (await TryAsync("9", "Files")).Should().Be("attachment_file_not_found");
        (await TryAsync("2", "Drafts")).Should().Be("item_copy_destination_type");
        (await TryAsync("2", $"~{ben.Email}/Files")).Should().Be("folder_insufficient_rights");
        (await ann.SetItemAsync("INBOX", $"""<item uid="{id}" action="importattachment"><folder>Files</folder></item>""")).Code().Should().Be("item_missing_tag");
    }

    private static MimeMessage WithAttachments()
    {
        var message = new MimeMessage { Subject = "Two files", Date = DateTimeOffset.UnixEpoch.AddYears(50) };
        message.From.Add(new MailboxAddress("Far", "far@elsewhere.test"));
        var body = new BodyBuilder { TextBody = "See" };
        body.Attachments.Add("card.vcf", System.Text.Encoding.UTF8.GetBytes(Card), new ContentType("text", "vcard"));
        body.Attachments.Add("event.ics", System.Text.Encoding.UTF8.GetBytes(Calendar), new ContentType("text", "calendar"));
        message.Body = body.ToMessageBody();
        return message;
    }

    private static async Task<string> OnlyAsync(Person person) => (await person.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids().Single();

    private static async Task<MimeMessage> MimeAsync(Person person, string id)
    {
        using var answer = await Transfer.TransferRequests.DownloadAsync(person, "message", $"{person.Email}/INBOX/{id}");
        await using var stream = await answer.Content.ReadAsStreamAsync();
        return await MimeMessage.LoadAsync(stream);
    }
}
