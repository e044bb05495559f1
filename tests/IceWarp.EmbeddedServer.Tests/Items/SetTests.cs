using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Tests.Items;

/// <summary>Add, edit, delete, recover, move and copy (notes, 3.4).</summary>
public sealed class SetTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    [Fact]
    public async Task A_note_comes_back_with_its_body_as_an_addon()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");

        var answer = await alice.RawSetAsync("Notes", """<item action="add"><values><evntitle>Plan</evntitle><evndescformat>text/html</evndescformat><evntype>work</evntype></values><notes><note><values><note_text>&lt;p&gt;Hello&lt;/p&gt;</note_text></values></note></notes></item>""");

        answer.Should().MatchRegex("""^<iq sid="wm-[^"]+" type="result" uid="r1"><result><id>\d+</id><created>\d+</created><name>[^<]+\.ics</name></result></iq>$""");
        var id = XElement.Parse(answer).Element("result")!.Element("id")!.Value;
        var item = (await alice.GetAsync("Notes", $"""<item uid="{id}"><values/></item>""")).Item();
        item.Value("evntitle").Should().Be("Plan");
        item.Value("evnclass").Should().Be("N");
        item.Value("evn_metadata").Should().Contain("core_own_email=alice%40demo.test");
        item.Value("evnuid").Should().NotBeEmpty();
        var note = item.Addons("notes").Should().ContainSingle().Which;
        note.Attribute("uid").Should().NotBeNull();
        note.Value("note_text").Should().Be("<p>Hello</p>");
    }

    [Fact]
    public async Task An_edit_merges_values_and_moves_the_time_of_change_forward()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Tasks", "<values><evntitle>Milk</evntitle><evnstatus>B</evnstatus><evnpriority>3</evnpriority></values>");
        var before = await OneAsync(alice, "Tasks", id);

        (await alice.SetAsync("Tasks", $"""<item uid="{id}" action="edit"><values><evnstatus>M</evnstatus><evnpriority></evnpriority></values></item>""")).Element("id")!.Value.Should().Be(id);

        var after = await OneAsync(alice, "Tasks", id);
        (after.Value("evntitle"), after.Value("evnstatus"), after.Value("evnpriority")).Should().Be(("Milk", "M", ""));
        long.Parse(after.Value("evn_modified"), System.Globalization.CultureInfo.InvariantCulture).Should()
            .BeGreaterThan(long.Parse(before.Value("evn_modified"), System.Globalization.CultureInfo.InvariantCulture));
        after.Value("evn_created").Should().Be(before.Value("evn_created"));
    }

    [Fact]
    public async Task Addons_are_added_without_uid_edited_with_values_and_deleted_with_uid_alone()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Contacts", "<values><itmclassifyas>Jan</itmclassifyas></values><locations><location><values><lcttype>H</lcttype><lctemail1>a@x.org</lctemail1></values></location><location><values><lcttype>B</lcttype><lctcity>Gdynia</lctcity></values></location></locations>");
        var locations = (await OneAsync(alice, "Contacts", id)).Addons("locations");
        var (home, business) = (locations[0].Attribute("uid")!.Value, locations[1].Attribute("uid")!.Value);

        await alice.SetAsync("Contacts", $"""<item uid="{id}" action="edit"><locations><location uid="{home}"><values><lctemail2>b@x.org</lctemail2></values></location><location uid="{business}"/><location><values><lcttype>O</lcttype></values></location></locations></item>""");

        locations = (await OneAsync(alice, "Contacts", id)).Addons("locations");
        locations.Select(location => location.Value("lcttype")).Should().Equal("H", "O");
        (locations[0].Value("lctemail1"), locations[0].Value("lctemail2"), locations[0].Attribute("uid")!.Value).Should().Be(("a@x.org", "b@x.org", home));
        (await alice.RefusedAsync("Contacts", $"""<item uid="{id}" action="edit"><locations><location uid="{business}"/></locations></item>""")).Code.Should().Be("item_invalid_id");
    }

    [Fact]
    public async Task A_deleted_item_waits_in_the_trash_and_is_recovered_to_where_it_was()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Notes", "<values><evntitle>Thrown away</evntitle></values>");

        (await alice.RawSetAsync("Notes", $"""<item uid="{id}" action="delete"/>""")).Should().EndWith("<result/></iq>");

        (await alice.RawGetAsync("Notes", $"""<item uid="{id}"><values/></item>""")).Should().Contain("item_invalid_id");
        var trashed = (await alice.GetAsync("__@@GWTRASH@@__", "<item><values><itm_id/><itmtitle/><itmclass/><itm_deleted/><itmoriginalfolder/></values></item>"))
            .Items().Single(item => item.Attribute("uid")!.Value == id);
        (trashed.Value("itmtitle"), trashed.Value("itmclass"), trashed.Value("itmoriginalfolder")).Should().Be(("Thrown away", "N", "Notes"));
        trashed.Value("itm_deleted").Should().MatchRegex(@"^\d{10}$");
        (await alice.RefusedAsync("__@@GWTRASH@@__", $"""<item uid="{id}" action="edit"><values><evntitle>x</evntitle></values></item>""")).Should().Be(("item_edit", "2"));

        await alice.SetAsync("__@@GWTRASH@@__", $"""<item uid="{id}" action="recover"/>""");
        (await OneAsync(alice, "Notes", id)).Value("evntitle").Should().Be("Thrown away");
    }

    [Fact]
    public async Task Skip_trash_and_a_delete_in_the_trash_are_for_good()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var first = await alice.AddAsync("Notes", "<values><evntitle>1</evntitle></values>");
        var second = await alice.AddAsync("Notes", "<values><evntitle>2</evntitle></values>");

        await alice.SetAsync("Notes", $"""<item uid="{first}" action="delete"><values><skip_trash>1</skip_trash></values></item>""");
        await alice.SetAsync("Notes", $"""<item uid="{second}" action="delete"/>""");
        await alice.SetAsync("__@@GWTRASH@@__", $"""<item uid="{second}" action="delete"/>""");

        (await alice.GetAsync("__@@GWTRASH@@__", "<item/>")).Items().Select(item => item.Attribute("uid")!.Value).Should().NotContain([first, second]);
    }

    [Fact]
    public async Task Items_move_and_copy_between_folders_of_their_type_only()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        await AddFolderAsync("Notes/Ideas", "N");
        var id = await alice.AddAsync("Notes", "<values><evntitle>Idea</evntitle></values><notes><note><values><note_text>body</note_text></values></note></notes>");

        var copy = (await alice.SetAsync("Notes", $"""<item uid="{id}" action="copy"><folder>Notes/Ideas</folder></item>""")).Element("id")!.Value;
        copy.Should().NotBe(id);
        (await OneAsync(alice, "Notes/Ideas", copy)).Addons("notes")[0].Value("note_text").Should().Be("body");
        (await OneAsync(alice, "Notes/Ideas", copy)).Value("evnuid").Should().NotBe((await OneAsync(alice, "Notes", id)).Value("evnuid"));

        await alice.SetAsync("Notes", $"""<item uid="{id}" action="move"><folder>Notes/Ideas</folder></item>""");
        (await OneAsync(alice, "Notes/Ideas", id)).Value("evntitle").Should().Be("Idea");
        (await alice.RefusedAsync("Notes/Ideas", $"""<item uid="{id}" action="move"><folder>Tasks</folder></item>""")).Code.Should().Be("item_copy_destination_type");
        (await alice.RefusedAsync("Notes/Ideas", $"""<item uid="{id}" action="move"><folder>Nowhere</folder></item>""")).Code.Should().Be("item_copy_destination");
        (await alice.RefusedAsync("Notes/Ideas", $"""<item uid="{id}" action="move"/>""")).Should().Be(("item_missing_tag", "folder"));
    }

    [Theory]
    [InlineData("r", """<item action="add"><values><evntitle>x</evntitle></values></item>""")]
    [InlineData("ri", """<item uid="ID" action="edit"><values><evntitle>x</evntitle></values></item>""")]
    [InlineData("riw", """<item uid="ID" action="delete"/>""")]
    [InlineData("riw", """<item uid="ID" action="move"><folder>Notes</folder></item>""")]
    [InlineData("ri", """<item uid="ID" action="lock"/>""")]
    public async Task A_missing_right_refuses_what_needs_it(string rights, string request)
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var bob = await ItemsWire.SignInAsync(host.Host, "bob");
        var id = await alice.AddAsync("Notes", "<values><evntitle>Ours</evntitle></values>");
        await Sharing.ShareAsync(host.Host, "alice@demo.test", "Notes", "bob@demo.test", rights + "l");

        (await bob.RefusedAsync("~alice@demo.test/Notes", request.Replace("ID", id, StringComparison.Ordinal))).Code.Should().Be("folder_insufficient_rights");
        (await OneAsync(alice, "Notes", id)).Value("evntitle").Should().Be("Ours");
    }

    [Theory]
    [InlineData("""<item action="add"/>""", "item_missing_tag", "values")]
    [InlineData("""<item/>""", "item_missing_tag", "action")]
    [InlineData("""<item action="fly"/>""", "item_missing_tag", "fly")]
    [InlineData("""<item uid="999999" action="edit"><values><evntitle>x</evntitle></values></item>""", "item_invalid_id", "999999")]
    [InlineData("""<item uid="1 OR 1=1" action="delete"/>""", "item_invalid_id", "1 OR 1=1")]
    [InlineData("""<item action="edit"><values><evntitle>x</evntitle></values></item>""", "item_invalid_id", "")]
    public async Task A_request_that_makes_no_sense_is_refused(string item, string code, string text)
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");

        (await alice.RefusedAsync("Notes", item)).Should().Be((code, text));
    }

    [Fact]
    public async Task Texts_that_are_too_long_and_a_uid_that_is_taken_are_refused()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        await alice.AddAsync("Notes", "<values><evntitle>x</evntitle><evnuid>taken</evnuid></values>");

        (await alice.RefusedAsync("Notes", $"""<item action="add"><values><evntitle>{new string('x', 511)}</evntitle></values></item>""")).Should().Be(("item_create", "8"));
        (await alice.RefusedAsync("Notes", """<item action="add"><values><evnuid>taken</evnuid></values></item>""")).Should().Be(("item_create", "15"));
        (await alice.RefusedAsync("Tasks", """<item action="add"><values><evnstatus>Z</evnstatus></values></item>""")).Should().Be(("item_create", "5"));
    }

    private static async Task<XElement> OneAsync(ItemsWire wire, string folder, string id) => (await wire.GetAsync(folder, $"""<item uid="{id}"><values/></item>""")).Item();

    private async Task AddFolderAsync(string path, string type)
    {
        await using var connection = await host.Host.Services.GetRequiredService<EmbeddedStore>().OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            "INSERT OR IGNORE INTO folder (account_id, path, type) SELECT id, @path, @type FROM account WHERE email = 'alice@demo.test'", new { path, type });
    }
}
