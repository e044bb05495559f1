using System.Globalization;

namespace IceWarp.EmbeddedServer.Tests.Mail;

public sealed class MessageQueryTests(WireServer server) : IClassFixture<WireServer>
{
    [Fact]
    public async Task A_sent_message_reaches_everybody_here_once_and_stays_in_the_sent_folder()
    {
        var ann = await server.NewPersonAsync();
        var (ben, cid) = (await server.NewPersonAsync("Ben"), await server.NewPersonAsync("Cid"));

        var answer = await ann.SendAsync($"""
            <action><send_as_email>true</send_as_email><html_body>true</html_body><save_to_folder><account>{ann.Email}</account><folder>Sent</folder></save_to_folder></action>
            <from>Ann Żak &lt;{ann.Email}&gt;</from><to>{ben.Email}, {ben.Email.ToUpperInvariant()}</to><bcc>{cid.Email}</bcc><subject>Cześć</subject>
            <body>&lt;p&gt;Dzień &lt;b&gt;dobry&lt;/b&gt;&lt;/p&gt;</body><custom_headers><header>X-Trace: 7</header></custom_headers>
            """);

        var result = answer.Element("result")!;
        result.Element("message_id")!.Value.Should().MatchRegex("^<.+@wire\\.test>$");
        long.Parse(result.Element("time")!.Value, CultureInfo.InvariantCulture).Should().BePositive();
        var got = await ben.GetItemsAsync("INBOX", "<item/>");
        got.Ids().Should().ContainSingle();
        var one = await ben.GetItemsAsync("INBOX", $"""<item uid="{got.Ids()[0]}"><values><subject/><from/><html/><text/><bcc/><all_headers/><message_id/></values></item>""");
        (one.Value("subject"), one.Value("from"), one.Value("text")).Should().Be(("Cześć", $"\"Ann Żak\" <{ann.Email}>", "Dzień dobry"));
        one.Value("html").Should().Be("<p>Dzień <b>dobry</b></p>");
        one.Value("all_headers").Should().Contain("X-Trace: 7").And.NotContain(cid.Email);
        one.Value("bcc").Should().Be("(none)");
        one.Value("message_id").Should().Be(result.Element("message_id")!.Value);
        (await cid.GetItemsAsync("INBOX", "<item/>")).Ids().Should().ContainSingle();
        var sent = await ann.GetItemsAsync("Sent", $"""<item uid="{result.Element("itemid")!.Value}"><values><bcc/><flags/></values></item>""");
        (sent.Value("bcc"), sent.Value("flags")).Should().Be((cid.Email, "32"));
    }

    [Fact]
    public async Task An_unknown_recipient_stops_the_whole_message()
    {
        var ann = await server.NewPersonAsync();
        var ben = await server.NewPersonAsync("Ben");

        var answer = await ann.SendAsync($"""
            <action><send_as_email>true</send_as_email><save_to_folder><folder>Sent</folder></save_to_folder></action>
            <from>{ann.Email}</from><to>{ben.Email}, nobody@wire.test</to><cc>far@away.test</cc><subject>x</subject><body>x</body>
            """);

        answer.Code().Should().Be("smtp_recipients_failed");
        answer.Element("failed")!.Elements("email").Select(email => email.Value).Should().Equal("nobody@wire.test", "far@away.test");
        (await ben.GetItemsAsync("INBOX", "<item/>")).Ids().Should().BeEmpty();
        (await ann.GetItemsAsync("Sent", "<item/>")).Ids().Should().BeEmpty();
    }

    [Fact]
    public async Task A_newer_draft_replaces_the_old_one_and_sending_ends_it()
    {
        var ann = await server.NewPersonAsync();

        var first = await DraftAsync("one", "");
        var second = await DraftAsync("two", $"<item>{first}</item>");
        var drafts = await ann.GetItemsAsync("Drafts", "<item/>");
        var sent = await ann.SendAsync($"""
            <action><send_as_email>true</send_as_email><save_to_folder><folder>Sent</folder><item>{second}</item></save_to_folder></action>
            <from>{ann.Email}</from><to>{ann.Email}</to><subject>three</subject><body>x</body>
            """);

        drafts.Ids().Should().Equal(second);
        (drafts.Value("subject"), drafts.Value("flags"), drafts.Value("static_flags")).Should().Be(("two", "36", "4"));
        sent.Code().Should().BeNull();
        (await ann.GetItemsAsync("Drafts", "<item/>")).Ids().Should().BeEmpty();

        async Task<string> DraftAsync(string subject, string item) => (await ann.SendAsync(
            $"<action><save_to_folder><folder>Drafts</folder>{item}</save_to_folder></action><from>{ann.Email}</from><to>half an addr</to><subject>{subject}</subject>"))
            .Element("result")!.Element("itemid")!.Value;
    }

    [Theory]
    [InlineData("<from>boss@wire.test</from>", "smtp_sender_refused")]
    [InlineData("", "item_missing_tag")]
    [InlineData("<from>{me}</from><to>&lt;&lt;</to>", "attendee_email_invalid")]
    [InlineData("<from>{me}</from><to>{me}</to><custom_headers><header>From: boss@wire.test</header></custom_headers>", "message_header_refused")]
    [InlineData("<from>{me}</from><to>{me}</to><custom_headers><header>X-A: b&#10;Bcc: c@d.test</header></custom_headers>", "message_header_refused")]
    [InlineData("<from>{me}</from><to>{me}</to><deferred_date>1900000000</deferred_date>", "message_action_not_supported")]
    [InlineData("<from>{me}</from>", "smtp_recipients_failed")]
    [InlineData("<from>{me}</from><to>{me}</to><attachments><attachment><values><class>file</class><fullpath>a/b</fullpath></values></attachment></attachments>", "attachment_file_not_found")]
    public async Task A_bad_message_is_refused_by_name(string message, string code)
    {
        var ann = await server.NewPersonAsync();

        var answer = await ann.SendAsync("<action><send_as_email>true</send_as_email></action>" + message.Replace("{me}", ann.Email, StringComparison.Ordinal));

        answer.Code().Should().Be(code);
        (await ann.GetItemsAsync("INBOX", "<item/>")).Ids().Should().BeEmpty();
    }

    [Fact]
    public async Task A_part_and_a_whole_message_can_be_attached()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Nested());

        await ann.SendAsync($"""
            <action><send_as_email>true</send_as_email></action><from>{ann.Email}</from><to>{ann.Email}</to><subject>forward</subject><body>see</body>
            <attachments>
              <attachment><values><class>attachment</class><fullpath>{ann.Email}/INBOX/{id}/2</fullpath></values></attachment>
              <attachment><values><class>item</class><fullpath>{ann.Email}/INBOX/{id}</fullpath><description>../whole.eml</description></values></attachment>
            </attachments>
            """);

        var found = await ann.GetItemsAsync("INBOX", "<item><filter><search>subject:forward</search></filter></item>");
        var one = await ann.GetItemsAsync("INBOX", $"""<item uid="{found.Ids().Single()}"><values><text/></values></item>""");
        one.Descendants("attdesc").Select(name => name.Value).Should().Equal("zestawienie żółte.pdf", "whole.eml");
        var inner = await ann.GetItemsAsync("INBOX", $"""<item uid="{found.Ids().Single()}|3"><values><subject/></values></item>""");
        inner.Value("subject").Should().Be("Zażółć gęślą jaźń — 日本");
    }
}
