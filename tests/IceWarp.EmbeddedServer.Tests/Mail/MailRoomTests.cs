using System.Globalization;
using Dapper;

namespace IceWarp.EmbeddedServer.Tests.Mail;

public sealed class MailRoomTests(WireServer server) : IClassFixture<WireServer>
{
    [Fact]
    public async Task A_list_has_the_usual_fields_newest_first_and_counts_the_unread()
    {
        var ann = await server.NewPersonAsync();
        await ann.ReceiveAsync(Letters.Plain("old"), date: DateTimeOffset.FromUnixTimeSeconds(1000));
        var young = await ann.ReceiveAsync(Letters.Nested(), date: DateTimeOffset.FromUnixTimeSeconds(2000));
        await ann.SetItemAsync("INBOX", $"""<item action="edit" uid="{young}"><values><set_flag>32</set_flag></values></item>""");

        var list = (await ann.GetItemsAsync("INBOX", "<item/>")).Folder();

        list.Attribute("count")!.Value.Should().Be("2");
        list.Attribute("recent")!.Value.Should().Be("1");
        list.Elements("item").Select(item => item.Element("values")!.Element("subject")!.Value).Should().Equal("Zażółć gęślą jaźń — 日本", "old");
        var first = list.Elements("item").First().Element("values")!;
        first.Element("from")!.Value.Should().Be("\"Łukasz Żak\" <lukasz@far.test>");
        first.Element("date")!.Value.Should().Be("2000");
        first.Element("flags")!.Value.Should().Be("48");
        first.Element("has_attachment")!.Value.Should().Be("true");
        list.Elements("item").Last().Element("values")!.Element("has_attachment")!.Value.Should().Be("false");
    }

    [Fact]
    public async Task Limit_offset_and_sort_cut_a_page_out_of_the_list()
    {
        var ann = await server.NewPersonAsync();
        foreach (var subject in (string[])["c", "a", "d", "b"])
        {
            await ann.ReceiveAsync(Letters.Plain(subject));
        }

        var page = await ann.GetItemsAsync("INBOX", "<item><values><subject/></values><filter><limit>2</limit><offset>1</offset><sort><subject>asc</subject></sort></filter></item>");
        var reversed = await ann.GetItemsAsync("INBOX", "<item><values><subject/></values><filter><limit>1</limit><sort><on reverse=\"true\">SUBJECT</on></sort></filter></item>");

        page.Descendants("subject").Select(subject => subject.Value).Should().Equal("b", "c");
        page.Folder().Attribute("count")!.Value.Should().Be("4");
        page.Folder().Attribute("offset")!.Value.Should().Be("1");
        reversed.Descendants("subject").Single().Value.Should().Be("d");
    }

    [Theory]
    [InlineData("łódź", "one")]
    [InlineData("ŁÓDŹ from:zoe", "one")]
    [InlineData("from:jan", "two")]
    [InlineData("subject:report", "one two")]
    [InlineData("subject:\"report two\"", "two")]
    [InlineData("report NOT from:jan", "one")]
    [InlineData("łódź OR from:jan", "one two")]
    [InlineData("(łódź OR nothing) AND report", "one")]
    [InlineData("has:attachment", "three")]
    [InlineData("is:flagged", "two")]
    [InlineData("tag:work", "one")]
    [InlineData("colour:red", "")]
    [InlineData("100%", "")]
    [InlineData("' OR 1=1 --", "")]
    [InlineData("((((", "one two three")]
    public async Task A_search_finds_words_and_fields(string search, string expected)
    {
        var ann = await server.NewPersonAsync();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Text(await ann.ReceiveAsync(Letters.Plain("Report one", "pchnąć w tę łódź jeża 100 percent")))] = "one",
            [Text(await ann.ReceiveAsync(Letters.Plain("Report two", from: "Jan <jan@far.test>")))] = "two",
            [Text(await ann.ReceiveAsync(Letters.Nested()))] = "three",
        };
        await ann.SetItemAsync("INBOX", $"""<item action="edit" uid="{ids.First(id => id.Value == "two").Key}"><values><set_flag>8</set_flag></values></item>""");
        await ann.SetItemAsync("INBOX", $"""<item action="edit" uid="{ids.First(id => id.Value == "one").Key}"><values><tags>home,work</tags></values></item>""");

        var escaped = System.Security.SecurityElement.Escape(search);
        var found = await ann.GetItemsAsync("INBOX", $"<item><filter><search>{escaped}</search></filter></item>");

        found.Ids().Select(id => ids[id]).Should().BeEquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task One_message_gives_its_bodies_headers_and_parts()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Nested());

        var answer = await ann.GetItemsAsync("INBOX", $"""
            <item uid="{id}"><values><html/><text/><sanitized_html/><clean_html/><source/><cc/><message_id/><in_reply_to/><references/><all_headers/></values></item>
            """);

        answer.Value("html").Should().Contain("onclick").And.Contain("<script>");
        answer.Value("text").Should().Be("Witaj świecie");
        answer.Value("sanitized_html").Should().Contain("świecie").And.Contain("cid:logo@far").And.Contain("spy.gif").And.NotContain("script").And.NotContain("onclick");
        answer.Value("clean_html").Should().Contain("cid:logo@far").And.NotContain("spy.gif");
        answer.Value("source").Should().Contain("Content-Type: multipart/mixed");
        answer.Value("cc").Should().Contain("umit@far.test");
        answer.Value("in_reply_to").Should().Be("<first@far.test>");
        answer.Value("references").Should().Be("<zero@far.test> <first@far.test>");
        answer.Value("all_headers").Should().Contain("From: ");
        var parts = answer.Descendants("attachment").ToDictionary(part => part.Attribute("uid")!.Value, part => part.Element("values")!, StringComparer.Ordinal);
        parts.Keys.Should().Equal("1.2", "2", "3");
        parts["1.2"].Element("content_id")!.Value.Should().Be("logo@far");
        parts["1.2"].Element("attsize")!.Value.Should().Be(Letters.Picture.Length.ToString(CultureInfo.InvariantCulture));
        parts["2"].Element("attdesc")!.Value.Should().Be("zestawienie żółte.pdf");
        parts["2"].Element("attparams")!.Value.Should().Be("mimetype=application/pdf");
        parts["3"].Element("attdesc")!.Value.Should().Be("Inner letter.eml");
    }

    [Fact]
    public async Task A_message_inside_a_message_opens_by_its_part_number()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Nested());

        var inner = await ann.GetItemsAsync("INBOX", $"""<item uid="{id}|3"><values><subject/><text/></values></item>""");
        var wrong = await ann.GetItemsAsync("INBOX", $"""<item uid="{id}|2"><values><text/></values></item>""");

        inner.Value("subject").Should().Be("Inner letter");
        inner.Value("text").Should().Be("inner words");
        wrong.Code().Should().Be("item_invalid_id");
    }

    [Theory]
    [InlineData("<text/>", "48")]
    [InlineData("<sanitized_html/>", "48")]
    [InlineData("<text/><keep_seen>1</keep_seen>", "16")]
    [InlineData("<subject/>", "16")]
    public async Task Asking_a_body_marks_read_unless_it_is_kept(string values, string flags)
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Plain("x"));

        await ann.GetItemsAsync("INBOX", $"""<item uid="{id}"><values>{values}</values></item>""");

        (await ann.GetItemsAsync("INBOX", "<item><values><flags/></values></item>")).Value("flags").Should().Be(flags);
    }

    [Fact]
    public async Task Flags_colour_and_tags_are_edited()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Plain("x"));

        await ann.SetItemAsync("INBOX", $"""<item action="edit" uid="{id}"><values><flags>9</flags><color>red</color><tags>a,b</tags></values></item>""");
        var edit = await ann.SetItemAsync("INBOX", $"""<item action="edit" uid="{id}"><values><clear_flag>8</clear_flag><set_flag>64</set_flag></values></item>""");
        var bad = await ann.SetItemAsync("INBOX", $"""<item action="edit" uid="{id}"><values><flags>many</flags></values></item>""");
        var after = await ann.GetItemsAsync("INBOX", "<item/>");

        edit.Element("result")!.Element("id")!.Value.Should().Be(Text(id));
        bad.Code().Should().Be("item_edit");
        (after.Value("flags"), after.Value("color"), after.Value("tags")).Should().Be(("65", "red", "a,b"));
    }

    [Fact]
    public async Task A_delete_goes_to_the_trash_and_from_there_for_good()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Plain("x"));

        var delete = await ann.SetItemAsync("INBOX", $"""<item action="delete" uid="{id}"/>""");
        var inTrash = await ann.GetItemsAsync("Trash", "<item/>");
        await ann.SetItemAsync("Trash", $"""<item action="delete" uid="{id}"/>""");
        var again = await ann.SetItemAsync("Trash", $"""<item action="delete" uid="{id}"/>""");

        delete.Element("result").Should().NotBeNull();
        inTrash.Ids().Should().Equal(Text(id));
        (await ann.GetItemsAsync("Trash", "<item/>")).Ids().Should().BeEmpty();
        again.Code().Should().Be("item_invalid_id");
        (await OrphansAsync()).Should().Be(0, "a message that is gone leaves neither MIME nor text");
    }

    [Fact]
    public async Task A_copy_outlives_its_original()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Nested());

        var copy = (await ann.SetItemAsync("INBOX", $"""<item action="copy" uid="{id}"><folder>Sent</folder></item>""")).Element("result")!.Element("id")!.Value;
        await ann.SetItemAsync("INBOX", $"""<item action="delete" uid="{id}"><values><skip_trash>1</skip_trash></values></item>""");

        (await ann.GetItemsAsync("Trash", "<item/>")).Ids().Should().BeEmpty();
        (await ann.GetItemsAsync("Sent", $"""<item uid="{copy}"><values><text/></values></item>""")).Value("text").Should().Be("Witaj świecie");
        (await ann.GetItemsAsync("Sent", "<item><filter><search>świecie</search></filter></item>")).Ids().Should().Equal(copy);
    }

    [Fact]
    public async Task A_move_needs_a_mail_folder()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Plain("x"));

        (await MoveAsync("Notes")).Code().Should().Be("item_copy_destination_type");
        (await MoveAsync("Nowhere")).Code().Should().Be("item_copy_destination");
        (await MoveAsync("Sent")).Code().Should().BeNull();
        (await ann.GetItemsAsync("Sent", "<item/>")).Ids().Should().Equal(Text(id));

        Task<System.Xml.Linq.XElement> MoveAsync(string to) => ann.SetItemAsync("INBOX", $"""<item action="move" uid="{id}"><folder>{to}</folder></item>""");
    }

    [Fact]
    public async Task What_mail_folders_cannot_do_is_refused_by_name()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Plain("x"));

        (await ann.SetItemAsync("INBOX", """<item action="add"><values><subject>x</subject></values></item>""")).Code().Should().Be("item_create");
        (await ann.SetItemAsync("INBOX", $"""<item action="setwipe" uid="{id}"/>""")).Code().Should().Be("item_action_not_supported");
        (await ann.SetItemAsync("INBOX", $"""<item uid="{id}"/>""")).Code().Should().Be("item_missing_tag");
    }

    [Fact]
    public async Task A_guest_of_a_folder_does_what_the_rights_allow()
    {
        var ann = await server.NewPersonAsync();
        var ben = await server.NewPersonAsync("Ben");
        var id = await ann.ReceiveAsync(Letters.Plain("x"));
        await ann.ShareAsync("INBOX", ben, "rl");
        var shared = $"~{ann.Email}/INBOX";

        (await ben.GetItemsAsync(shared, $"""<item uid="{id}"><values><text/></values></item>""")).Value("text").Should().Be("Hello");
        (await ben.SetItemAsync(shared, $"""<item action="edit" uid="{id}"><values><flags>8</flags></values></item>""")).Code().Should().Be("folder_insufficient_rights");
        (await ben.SetItemAsync(shared, $"""<item action="delete" uid="{id}"/>""")).Code().Should().Be("folder_insufficient_rights");
        (await ann.GetItemsAsync("INBOX", "<item><values><flags/></values></item>")).Value("flags").Should().Be("16", "reading without the right to modify marks nothing");
        (await ben.GetItemsAsync("INBOX", $"""<item uid="{id}"><values><text/></values></item>""")).Code().Should().Be("item_invalid_id");
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    // Blobs that nothing refers to, and texts of messages that are not there.
    private async Task<long> OrphansAsync()
    {
        await using var connection = await server.Store.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>(
            """
            SELECT (SELECT COUNT(*) FROM blob b WHERE NOT EXISTS (SELECT 1 FROM addon WHERE blob_id = b.id)
                AND NOT EXISTS (SELECT 1 FROM revision WHERE blob_id = b.id) AND NOT EXISTS (SELECT 1 FROM upload WHERE blob_id = b.id))
              + (SELECT COUNT(*) FROM message_text WHERE item_id NOT IN (SELECT id FROM item))
            """);
    }
}
