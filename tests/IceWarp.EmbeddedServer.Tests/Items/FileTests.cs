using System.Text;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Tests.Items;

/// <summary>Files: contents, names, revisions, locks, share links (notes, 3.4, 3.5, 4.6).</summary>
public sealed class FileTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    [Fact]
    public async Task An_upload_becomes_the_content_and_is_used_up()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var upload = await UploadAsync("report.docx", "one");

        var id = await alice.AddAsync("Files", $"<values><evntitle>report.docx</evntitle><evnclass>F</evnclass></values>{Content(upload, "report.docx")}");

        var item = await OneAsync(alice, id);
        (item.Value("evncomplete"), item.Value("evnclass")).Should().Be(("3", "F"));
        var content = item.Addons("attachments").Should().ContainSingle().Which;
        (content.Value("attdesc"), content.Value("atttype"), content.Value("attsize")).Should().Be(("report.docx", "attachment", "3"));
        content.Value("attparams").Should().Be("mimetype=application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        (await alice.RefusedAsync("Files", $"""<item action="add"><values><evntitle>again.docx</evntitle></values>{Content(upload, "again.docx")}</item>""")).Code.Should().Be("attachment_file_not_found");
    }

    [Fact]
    public async Task A_new_content_keeps_the_old_one_as_a_revision_that_can_come_back()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Files", $"<values><evntitle>v.txt</evntitle></values>{Content(await UploadAsync("v.txt", "first"), "v.txt")}");
        var attachment = (await OneAsync(alice, id)).Addons("attachments")[0].Attribute("uid")!.Value;

        await alice.SetAsync("Files", $"""<item uid="{id}" action="edit"><attachments><attachment uid="{attachment}"><values><class>file</class><fullpath>{await UploadAsync("v.txt", "second!")}</fullpath></values></attachment></attachments></item>""");

        (await DataAsync(alice, id)).Should().Be("second!");
        var item = await OneAsync(alice, id);
        item.Value("evncomplete").Should().Be("7");
        item.Addons("attachments").Should().ContainSingle().Which.Attribute("uid")!.Value.Should().Be(attachment);
        var revision = item.Addons("revisions").Should().ContainSingle().Which;
        (revision.Value("revsize"), revision.Value("revown_email")).Should().Be(("5", "alice@demo.test"));

        await alice.SetAsync("Files", $"""<item uid="{id}" action="revert_to_revision"><values><revision>{revision.Attribute("uid")!.Value}</revision></values></item>""");
        (await DataAsync(alice, id)).Should().Be("first");
        (await OneAsync(alice, id)).Addons("revisions").Should().HaveCount(2);
        (await alice.RefusedAsync("Files", $"""<item uid="{id}" action="revert_to_revision"><values><revision>99999</revision></values></item>""")).Code.Should().Be("item_invalid_id");
    }

    [Fact]
    public async Task The_value_data_writes_and_reads_a_text_file()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Files", "<values><evntitle>żółw.txt</evntitle><data>Zażółć</data></values>");

        (await DataAsync(alice, id)).Should().Be("Zażółć");
        await alice.SetAsync("Files", $"""<item uid="{id}" action="edit"><values><data>gęś</data></values></item>""");
        (await DataAsync(alice, id)).Should().Be("gęś");
        (await alice.GetAsync("Files", "<item><values><evntitle/></values><filter><search>fulltext:ges</search></filter></item>")).Column("evntitle").Should().Equal("żółw.txt");
        (await alice.RefusedAsync("Files", """<item action="add"><values><evntitle>a.bin</evntitle><data>x</data></values></item>""")).Code.Should().Be("attachment_size");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_with_a_free_one_renamed_or_replaced()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Files", "<values><evntitle>Twice.txt</evntitle><data>1</data></values>");

        var raw = await alice.RawSetAsync("Files", """<item action="add"><values><evntitle>twice.TXT</evntitle><data>2</data></values></item>""");
        raw.Should().Contain("""<error uid="items_duplicity">""").And.Contain("<freename>twice (2).TXT</freename>").And.Contain($"<fullpath>alice@demo.test/Files/{id}</fullpath>");

        var renamed = (await alice.SetAsync("Files", """<item action="add" duplicity="rename"><values><evntitle>Twice.txt</evntitle><data>3</data></values></item>""")).Element("id")!.Value;
        (await OneAsync(alice, renamed)).Value("evntitle").Should().Be("Twice (2).txt");
        (await alice.SetAsync("Files", """<item action="add" duplicity="replace"><values><evntitle>Twice.txt</evntitle><data>44</data></values></item>""")).Element("id")!.Value.Should().Be(id);
        (await DataAsync(alice, id)).Should().Be("44");
        (await OneAsync(alice, id)).Addons("revisions").Should().ContainSingle();
        (await alice.RefusedAsync("Files", $"""<item uid="{renamed}" action="edit"><values><evntitle>Twice.txt</evntitle></values></item>""")).Code.Should().Be("items_duplicity");
    }

    [Fact]
    public async Task A_rename_takes_the_content_along_and_a_copy_beside_gets_a_free_name()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Files", "<values><evntitle>old.txt</evntitle><data>x</data></values>");

        await alice.SetAsync("Files", $"""<item uid="{id}" action="edit"><values><evntitle>new.html</evntitle></values></item>""");
        var content = (await OneAsync(alice, id)).Addons("attachments")[0];
        (content.Value("attdesc"), content.Value("attparams")).Should().Be(("new.html", "mimetype=text/html"));

        var copy = (await alice.SetAsync("Files", $"""<item uid="{id}" action="copy"><folder>Files</folder></item>""")).Element("id")!.Value;
        (await OneAsync(alice, copy)).Value("evntitle").Should().Be("new (2).html");
        (await DataAsync(alice, copy)).Should().Be("x");
    }

    [Theory]
    [InlineData("a/b.txt")]
    [InlineData("..")]
    [InlineData(" ")]
    public async Task A_name_that_cannot_be_one_is_refused(string name)
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");

        (await alice.RefusedAsync("Files", $"""<item action="add"><values><evntitle>{name}</evntitle><data>x</data></values></item>""")).Should().Be(("item_create", "37"));
    }

    [Fact]
    public async Task A_file_without_content_is_refused()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");

        (await alice.RefusedAsync("Files", """<item action="add"><values><evntitle>empty.docx</evntitle></values></item>""")).Should().Be(("item_missing_tag", "attachment"));
    }

    [Fact]
    public async Task A_lock_keeps_others_out_until_it_is_given_back()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var bob = await ItemsWire.SignInAsync(host.Host, "bob");
        await Sharing.ShareAsync(host.Host, "alice@demo.test", "Files", "bob@demo.test", "rliwt");
        var id = await alice.AddAsync("Files", "<values><evntitle>locked.txt</evntitle><data>x</data></values>");
        const string Shared = "~alice@demo.test/Files";

        await alice.SetAsync("Files", $"""<item uid="{id}" action="lock"/>""");

        (await OneAsync(alice, id)).Value("evnlockown_email").Should().Be("alice@demo.test");
        (await bob.GetAsync(Shared, "<item><values><evntitle/><evnlockown_email/></values><filter><search>title:locked</search></filter></item>")).Item().Value("evnlockown_email").Should().Be("alice@demo.test");
        (await bob.RefusedAsync(Shared, $"""<item uid="{id}" action="edit"><values><data>y</data></values></item>""")).Should().Be(("item_edit", "12"));
        (await bob.RefusedAsync(Shared, $"""<item uid="{id}" action="delete"/>""")).Should().Be(("item_delete", "12"));
        (await bob.RefusedAsync(Shared, $"""<item uid="{id}" action="lock"/>""")).Should().Be(("item_edit", "12"));
        (await bob.RefusedAsync(Shared, $"""<item uid="{id}" action="unlock"/>""")).Should().Be(("item_edit", "12"));
        await alice.SetAsync("Files", $"""<item uid="{id}" action="edit"><values><data>mine</data></values></item>""");
        await alice.SetAsync("Files", $"""<item uid="{id}" action="unlock"/>""");
        await bob.SetAsync(Shared, $"""<item uid="{id}" action="edit"><values><data>y</data></values></item>""");
        (await OneAsync(alice, id)).Value("evnlockown_id").Should().BeEmpty();
    }

    [Fact]
    public async Task A_share_link_is_made_changed_and_ended()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Files", "<values><evntitle>shared.txt</evntitle><data>x</data></values>");

        var code = (await alice.SetAsync("Files", $"""<item uid="{id}" action="document_invite"><password>pw</password><editable>1</editable></item>""")).Element("inviteticket")!.Value;

        var item = await OneAsync(alice, id);
        (item.Value("inviteticket"), item.Value("evndocinvite"), item.Value("evndoceditable")).Should().Be((code, "1", "1"));
        var renewed = (await alice.SetAsync("Files", $"""<item uid="{id}" action="collaboration_reset"/>""")).Element("inviteticket")!.Value;
        renewed.Should().NotBe(code);
        (await OneAsync(alice, id)).Value("inviteticket").Should().Be(renewed);
        await alice.SetAsync("Files", $"""<item uid="{id}" action="document_uninvite"/>""");
        (await OneAsync(alice, id)).Value("inviteticket").Should().BeEmpty();
        (await alice.RefusedAsync("Files", $"""<item uid="{id}" action="collaboration_reset"/>""")).Should().Be(("item_edit", "5"));
        var link = (await alice.SetAsync("Files", $"""<item uid="{id}" action="document_link"/>""")).Element("inviteticket")!.Value;
        (await host.Host.Client.GetStringAsync(new Uri($"/webdav/ticket/{link}/shared.txt", UriKind.Relative))).Should().Be("x");
        (await alice.RefusedAsync("Files", $"""<item uid="{id}" action="document_invite"><expire>1</expire></item>""")).Should().Be(("item_edit", "5"));
    }

    [Fact]
    public async Task Attachments_are_taken_from_other_items_and_a_contact_has_a_photo()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var file = await alice.AddAsync("Files", "<values><evntitle>source.txt</evntitle><data>abc</data></values>");

        var note = await alice.AddAsync("Notes", $"<values><evntitle>n</evntitle></values><attachments><attachment><values><class>file_attachment</class><fullpath>alice@demo.test/Files/{file}</fullpath></values></attachment><attachment><values><class>itemlink</class><fullpath>alice@demo.test/Files/{file}</fullpath><description>link</description></values></attachment></attachments>");
        var contact = await alice.AddAsync("Contacts", $"<values><itmclassifyas>P</itmclassifyas></values><attachments><attachment><values><class>file</class><type>P</type><fullpath>{await UploadAsync("me.png", "png")}</fullpath></values></attachment></attachments>");

        var attachments = (await alice.GetAsync("Notes", $"""<item uid="{note}"><values/></item>""")).Item().Addons("attachments");
        (attachments[0].Value("attdesc"), attachments[0].Value("attsize"), attachments[0].Value("atttype")).Should().Be(("source.txt", "3", "attachment"));
        (attachments[1].Value("attdesc"), attachments[1].Value("atttype")).Should().Be(("link", "itemlink"));
        (await alice.GetAsync("Contacts", $"""<item uid="{contact}"><values/></item>""")).Item().Addons("attachments")[0].Value("atttype").Should().Be("P");
        (await alice.RefusedAsync("Notes", """<item action="add"><values/><attachments><attachment><values><class>magic</class></values></attachment></attachments></item>""")).Should().Be(("item_missing_tag", "magic"));
        (await alice.RefusedAsync("Notes", """<item action="add"><values/><attachments><attachment><values><class>file</class><fullpath>no/where</fullpath></values></attachment></attachments></item>""")).Code.Should().Be("attachment_file_not_found");
    }

    [Fact]
    public async Task Nobody_takes_an_attachment_out_of_somebody_elses_private_item()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var bob = await ItemsWire.SignInAsync(host.Host, "bob");
        await Sharing.ShareAsync(host.Host, "alice@demo.test", "Files", "bob@demo.test", "rliwt");
        var id = await alice.AddAsync("Files", "<values><evntitle>diary.txt</evntitle><evnsharetype>P</evnsharetype><data>x</data></values>");

        (await bob.RefusedAsync("Notes", $"""<item action="add"><values/><attachments><attachment><values><class>file_attachment</class><fullpath>bob@demo.test/~alice@demo.test/Files/{id}</fullpath></values></attachment></attachments></item>"""))
            .Code.Should().Be("attachment_file_not_found");
        (await bob.GetAsync("~alice@demo.test/Files", $"""<item uid="{id}"><values><data/><evntitle/></values></item>""")).Item().Value("data").Should().BeEmpty();
    }

    private static string Content(string upload, string name) =>
        $"<attachments><attachment><values><class>file</class><fullpath>{upload}</fullpath><description>{name}</description></values></attachment></attachments>";

    private static async Task<XElement> OneAsync(ItemsWire wire, string id) => (await wire.GetAsync("Files", $"""<item uid="{id}"><values/></item>""")).Item();

    private static async Task<string> DataAsync(ItemsWire wire, string id) => (await wire.GetAsync("Files", $"""<item uid="{id}"><values><data/></values></item>""")).Item().Value("data");

    // An upload of alice, as upload.php leaves it.
    private async Task<string> UploadAsync(string name, string text)
    {
        var id = Guid.NewGuid().ToString("N");
        await using var connection = await host.Host.Services.GetRequiredService<EmbeddedStore>().OpenAsync(CancellationToken.None);
        var data = Encoding.UTF8.GetBytes(text);
        var blob = await connection.ExecuteScalarAsync<long>("INSERT INTO blob (data) VALUES (@data) RETURNING id", new { data });
        await connection.ExecuteAsync(
            "INSERT INTO upload (account_id, folder, id, name, media_type, size, created, blob_id) SELECT id, 'up', @id, @name, 'x/y', @size, @now, @blob FROM account WHERE email = 'alice@demo.test'",
            new { id, name, size = data.Length, now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), blob });
        return "up/" + id;
    }
}
