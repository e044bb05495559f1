using System.Xml.Linq;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Folders;

public sealed class FoldersQueryTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    private WireClient Wire => embedded.Wire;

    [Fact]
    public async Task The_list_begins_with_the_inbox_and_names_type_rights_and_counters()
    {
        var sid = await Wire.SignInAsync("alice");

        var answer = await ListAsync(sid, "alice");

        answer.Should().Contain("""<account uid="alice@demo.test"><folder uid="INBOX"><type>M</type><rights>riwtlkxa</rights><recent>""");
        answer.Should().Contain("""<folder uid="Calendar"><type>E</type>""").And.Contain("<default>E</default>");
        answer.Should().Contain("""<folder uid="__@@GWTRASH@@__"><type>G</type>""");
    }

    [Theory]
    [InlineData("back\\slash")]
    [InlineData("a:b")]
    [InlineData("Notes//x")]
    [InlineData("Notes/..")]
    [InlineData("Notes/__@@X@@__")]
    [InlineData(" /x")]
    [InlineData("a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q")]
    public async Task A_name_with_bad_characters_is_refused(string name)
    {
        (await SetAsync("alice", $"<folder action=\"add\"><name>{name}</name><type>N</type></folder>")).Should().Contain("folder_name_bad_char");
    }

    [Theory]
    [InlineData("<folder action=\"add\"><name>Nowhere/x</name></folder>", "folder_does_not_exist")]
    [InlineData("<folder action=\"add\"><name>Rooms</name><type>I</type></folder>", "folder_create")]
    [InlineData("<folder action=\"add\"/>", "folder_missing_tag")]
    [InlineData("<folder action=\"dance\" uid=\"INBOX\"/>", "folder_action_unknown")]
    [InlineData("<folder uid=\"INBOX\"/>", "folder_missing_tag")]
    [InlineData("<folder action=\"delete\" uid=\"INBOX\"/>", "folder_delete")]
    [InlineData("<folder action=\"delete\" uid=\"Calendar\"/>", "folder_delete")]
    [InlineData("<folder action=\"delete\" uid=\"__@@GWTRASH@@__\"/>", "folder_delete")]
    [InlineData("<folder action=\"edit\" uid=\"INBOX\"><name>Inbox2</name></folder>", "folder_rename")]
    [InlineData("<folder action=\"edit\" uid=\"Notes\"><name>Notes/Notes</name></folder>", "folder_rename")]
    [InlineData("<folder action=\"edit\" uid=\"Notes\"><name>Tasks</name></folder>", "folder_already_exists")]
    [InlineData("<folder action=\"edit\" uid=\"Notes\"><acl><right email=\"bob@demo.test\">rlz</right></acl></folder>", "folder_acl_invalid")]
    [InlineData("<folder action=\"edit\" uid=\"Notes\"><default>E</default></folder>", "folder_default_type")]
    public async Task What_cannot_be_done_is_a_clear_error(string folder, string code)
    {
        (await SetAsync("carol", folder)).Should().Contain($"<error uid=\"{code}\"");
    }

    [Fact]
    public async Task A_folder_moves_with_all_below_it()
    {
        await SetAsync("alice", "<folder action=\"add\"><name>Plans</name><type>N</type></folder>");
        await SetAsync("alice", "<folder action=\"add\"><name>Plans/2026</name></folder>");
        await SetAsync("alice", "<folder action=\"add\"><name>Plans/2026/May</name></folder>");

        var moved = await SetAsync("alice", "<folder action=\"edit\" uid=\"Plans/2026\"><name>Notes/Year</name></folder>");

        moved.Should().Contain("<folder uid=\"Notes/Year\" rights=\"riwtlkxa\">");
        var list = await ListAsync(await Wire.SignInAsync("alice"), "alice");
        list.Should().Contain("uid=\"Notes/Year/May\"><type>N</type>").And.Contain("uid=\"Plans\"").And.NotContain("Plans/2026");
    }

    [Fact]
    public async Task A_deleted_folder_takes_along_what_is_below()
    {
        await SetAsync("alice", "<folder action=\"add\"><name>Gone</name></folder>");
        await SetAsync("alice", "<folder action=\"add\"><name>Gone/Below</name></folder>");
        await SetAsync("alice", "<folder action=\"add\"><name>Gone2</name></folder>");

        await SetAsync("alice", "<folder action=\"delete\" uid=\"Gone\"/>");

        (await ListAsync(await Wire.SignInAsync("alice"), "alice")).Should().NotContain("\"Gone\"").And.NotContain("Gone/Below").And.Contain("\"Gone2\"");
    }

    [Fact]
    public async Task A_shared_folder_appears_for_the_other_person_with_just_the_rights_given()
    {
        await SetAsync("alice", "<folder action=\"add\"><name>Team</name><type>N</type></folder>");
        var before = await ListAsync(await Wire.SignInAsync("bob"), "bob");
        await SetAsync("alice", "<folder action=\"edit\" uid=\"Team\"><acl><right email=\"bob@demo.test\">lr</right><right email=\"carol@demo.test\">rilk</right></acl></folder>");
        var after = Folder(await ListAsync(await Wire.SignInAsync("bob"), "bob"), "~alice@demo.test/Team");

        before.Should().NotContain("~alice@demo.test/Team");
        Child(after, "rights").Should().Be("rl");
        Child(after, "owner").Should().Be("alice@demo.test");
        Child(after, "shared").Should().Be("true");
        Child(after, "relative_path").Should().Be("Team");
        (await SetAsync("bob", "<folder action=\"add\"><name>~alice@demo.test/Team/Bob</name></folder>")).Should().Contain("folder_insufficient_rights");
        (await SetAsync("bob", "<folder action=\"delete\" uid=\"~alice@demo.test/Team\"/>")).Should().Contain("folder_insufficient_rights");
        (await SetAsync("bob", "<folder action=\"edit\" uid=\"~alice@demo.test/Team\"><acl><right email=\"bob@demo.test\">riwtlkxa</right></acl></folder>"))
            .Should().Contain("folder_insufficient_rights");
        (await SetAsync("carol", "<folder action=\"add\"><name>~alice@demo.test/Team/Carol</name></folder>"))
            .Should().Contain("<folder uid=\"~alice@demo.test/Team/Carol\" rights=\"rilk\"><owner>alice@demo.test</owner>");
        (await ListAsync(await Wire.SignInAsync("bob"), "bob")).Should().Contain("~alice@demo.test/Team/Carol");
        (await ListAsync(await Wire.SignInAsync("alice"), "alice")).Should().Contain("<acl>", Exactly.Times(0)).And.Contain("uid=\"Team/Carol\"");
    }

    [Fact]
    public async Task Only_who_administers_a_folder_sees_its_list_of_rights()
    {
        await SetAsync("carol", "<folder action=\"add\"><name>Ours</name><type>F</type></folder>");
        await SetAsync("carol", "<folder action=\"edit\" uid=\"Ours\"><acl><right email=\"bob@demo.test\">rl</right></acl></folder>");

        var owner = await OneAsync("carol", "Ours");
        var reader = await OneAsync("bob", "~carol@demo.test/Ours");

        owner.Should().Contain("<acl><right email=\"bob@demo.test\">rl</right></acl>").And.Contain("<size>0</size>");
        reader.Should().NotContain("acl>").And.Contain("<rights>rl</rights>");
    }

    [Fact]
    public async Task Rights_on_a_folder_without_the_right_to_see_it_hide_it()
    {
        await SetAsync("alice", "<folder action=\"add\"><name>Hidden</name><type>N</type></folder>");
        await SetAsync("alice", "<folder action=\"edit\" uid=\"Hidden\"><acl><right email=\"bob@demo.test\">r</right></acl></folder>");

        (await OneAsync("bob", "~alice@demo.test/Hidden")).Should().Contain("folder_does_not_exist");
        (await ListAsync(await Wire.SignInAsync("bob"), "bob")).Should().NotContain("Hidden");
    }

    [Fact]
    public async Task Somebody_elses_account_is_not_there()
    {
        (await ListAsync(await Wire.SignInAsync("bob"), "alice")).Should().Contain("account_does_not_exist");
    }

    [Fact]
    public async Task A_shared_folder_is_unsubscribed_by_one_person_alone()
    {
        await SetAsync("carol", "<folder action=\"add\"><name>Both</name><type>T</type></folder>");
        await SetAsync("carol", "<folder action=\"edit\" uid=\"Both\"><acl><right email=\"bob@demo.test\">rl</right><right email=\"alice@demo.test\">rl</right></acl></folder>");

        await SetAsync("bob", "<folder action=\"edit\" uid=\"~carol@demo.test/Both\"><subscribed>false</subscribed></folder>");

        Child(Folder(await ListAsync(await Wire.SignInAsync("bob"), "bob"), "~carol@demo.test/Both"), "subscribed").Should().Be("false");
        Child(Folder(await ListAsync(await Wire.SignInAsync("alice"), "alice"), "~carol@demo.test/Both"), "subscribed").Should().Be("true");
    }

    [Fact]
    public async Task Marking_a_folder_as_read_and_unread_moves_its_counter_and_emptying_it_fills_the_trash()
    {
        await SendToBobAsync("One");
        await SendToBobAsync("Two");
        Child(Folder(await ListAsync(await Wire.SignInAsync("bob"), "bob"), "INBOX"), "recent").Should().Be("2");

        await SetAsync("bob", "<folder action=\"markasread\" uid=\"INBOX\"/>");
        Child(Folder(await ListAsync(await Wire.SignInAsync("bob"), "bob"), "INBOX"), "recent").Should().Be("0");
        (await SetAsync("bob", "<folder action=\"markasunread\" uid=\"INBOX\"/>")).Should().Contain("<recent>2</recent>");

        await SetAsync("bob", "<folder action=\"add\"><name>Kept</name></folder>");
        await SetAsync("bob", "<folder action=\"copyall\" uid=\"INBOX\"><destination>Kept</destination></folder>");
        Count(await ListAsync(await Wire.SignInAsync("bob"), "bob"), "Kept").Should().Be("2");
        (await SetAsync("bob", "<folder action=\"moveall\" uid=\"INBOX\"><destination>Notes</destination></folder>")).Should().Contain("item_copy_destination_type");

        await SetAsync("bob", "<folder action=\"empty\" uid=\"INBOX\"/>");
        var list = await ListAsync(await Wire.SignInAsync("bob"), "bob");
        Count(list, "INBOX").Should().Be("0");
        Count(list, "Trash").Should().Be("2");
        await SetAsync("bob", "<folder action=\"empty\" uid=\"Trash\"/>");
        Count(await ListAsync(await Wire.SignInAsync("bob"), "bob"), "Trash").Should().Be("0");
    }

    private async Task SendToBobAsync(string subject)
    {
        var answer = await Wire.QueryAsync(
            await Wire.SignInAsync("alice"),
            "set",
            "message",
            "<message><action><send_as_email>true</send_as_email></action><from>alice@demo.test</from><to>bob@demo.test</to>"
            + $"<subject>{subject}</subject><body>Hello</body></message>");
        answer.Should().Contain("type=\"result\"");
    }

    private async Task<string> SetAsync(string who, string folder) =>
        await Wire.QueryAsync(await Wire.SignInAsync(who), "set", "folders", $"<account uid=\"{who}@demo.test\">{folder}</account>");

    private Task<string> ListAsync(string sid, string account) => Wire.QueryAsync(sid, "get", "folders", $"<account uid=\"{account}@demo.test\"/>");

    private async Task<string> OneAsync(string who, string path) =>
        await Wire.QueryAsync(await Wire.SignInAsync(who), "get", "folders", $"<account uid=\"{who}@demo.test\"><folder uid=\"{path}\"/></account>");

    private static XElement Folder(string answer, string uid) =>
        XDocument.Parse(answer).Descendants().Single(node => node.Name.LocalName == "folder" && node.Attribute("uid")?.Value == uid);

    private static string Count(string answer, string uid) => Child(Folder(answer, uid), "count");

    private static string Child(XElement element, string name) => element.Elements().First(child => child.Name.LocalName == name).Value;
}
