using System.Xml.Linq;
using IceWarp.EmbeddedServer.Settings;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Settings;

public sealed class ResourcesQueryTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    private WireClient Wire => embedded.Wire;

    [Fact]
    public async Task An_unknown_resource_keeps_what_it_is_given_nested_elements_and_all()
    {
        const string Fields = """<json>{&quot;a&quot;:&quot;&lt;b&gt; &amp; ż&quot;}</json><Deep mark="1">one <b>two</b> three<c/></Deep>""";
        await SetAsync("alice", $"<our_state><item>{Fields}</item></our_state>");

        (await GetAsync("alice", "<our_state/>")).Should().Contain(Fields);
    }

    [Fact]
    public async Task An_item_without_uid_is_merged_into_the_one_there_is_with_uid_edited_and_by_uid_alone_deleted()
    {
        await SetAsync("bob", "<merge_state><item><a>1</a><b>2</b></item></merge_state>");
        await SetAsync("bob", "<merge_state><item><b>3</b></item></merge_state>");
        var merged = await GetAsync("bob", "<merge_state/>");
        var uid = XDocument.Parse(merged).Descendants().Single(node => node.Name.LocalName == "item").Attribute("uid")?.Value;

        merged.Should().Contain("<a>1</a><b>3</b>").And.Contain("access=\"full\"");
        (await SetAsync("bob", $"<merge_state><item uid=\"{uid}\"><a>9</a></item></merge_state>")).Should().Contain($"<result><id>{uid}</id></result>");
        (await GetAsync("bob", "<merge_state/>")).Should().Contain("<b>3</b><a>9</a>");
        await SetAsync("bob", $"<merge_state><item uid=\"{uid}\"/></merge_state>");
        (await GetAsync("bob", "<merge_state/>")).Should().Contain("<merge_state/>");
    }

    [Fact]
    public async Task A_list_gets_a_new_item_each_time()
    {
        await SetAsync("carol", "<tags><item><tag>red</tag></item><item><tag>blue</tag></item></tags>");

        (await GetAsync("carol", "<tags/>")).Should().MatchRegex("<item [^>]*><tag>red</tag></item><item [^>]*><tag>blue</tag></item>");
    }

    [Fact]
    public async Task Nobody_reaches_an_item_of_somebody_else()
    {
        await SetAsync("alice", "<secret_state><item><a>hers</a></item></secret_state>");
        var uid = XDocument.Parse(await GetAsync("alice", "<secret_state/>")).Descendants().Single(node => node.Name.LocalName == "item").Attribute("uid")?.Value;

        (await GetAsync("bob", "<secret_state/>")).Should().NotContain("hers");
        (await SetAsync("bob", $"<secret_state><item uid=\"{uid}\"/></secret_state>")).Should().Contain("settings_item_unknown");
        (await GetAsync("alice", "<secret_state/>")).Should().Contain("hers");
    }

    [Fact]
    public async Task An_item_holds_64_kilobytes_and_not_a_byte_more()
    {
        (await SetAsync("alice", $"<big_state><item><a>{new string('x', ResourceStore.MaxItemBytes)}</a></item></big_state>")).Should().Contain("type=\"result\"");
        (await SetAsync("alice", $"<big_state><item><a>{new string('x', ResourceStore.MaxItemBytes + 1)}</a></item></big_state>")).Should().Contain("settings_too_large");
        (await SetAsync("alice", "<big_state><item><b>1</b></item></big_state>")).Should().Contain("settings_too_large");
    }

    [Fact]
    public async Task Default_folders_follow_the_folders_and_set_them()
    {
        (await GetAsync("carol", "<default_folders/>")).Should().Contain("<sent>carol@demo.test/Sent</sent>").And.Contain("<files>carol@demo.test/Files</files>");
        await Wire.QueryAsync(
            await Wire.SignInAsync("carol"), "set", "folders", """<account uid="carol@demo.test"><folder action="add"><name>Ideas</name><type>N</type></folder></account>""");

        await SetAsync("carol", "<default_folders><item><notes>carol@demo.test/Ideas</notes></item></default_folders>");

        (await GetAsync("carol", "<default_folders/>")).Should().Contain("<notes>carol@demo.test/Ideas</notes>").And.Contain("<sent>carol@demo.test/Sent</sent>");
        var list = await Wire.QueryAsync(await Wire.SignInAsync("carol"), "get", "folders", "<account uid=\"carol@demo.test\"/>");
        XDocument.Parse(list).Descendants().Count(node => node.Name.LocalName == "default" && node.Value == "N").Should().Be(1);
    }

    [Fact]
    public async Task Each_person_begins_with_a_language_and_a_time_zone()
    {
        (await GetAsync("bob", "<layout_settings/><calendar_settings/>")).Should().Contain("<language>en</language>").And.Contain("<timezone>Europe/Warsaw</timezone>");
    }

    [Fact]
    public async Task Without_a_session_only_what_a_sign_in_page_needs_is_shown()
    {
        var shown = await Wire.QueryAsync(null, "get", "public", "<resources><languages/><global_settings/></resources>");
        var reduced = await Wire.QueryAsync(null, "get", "private", "<resources><layout_settings/><calendar_settings/></resources>");

        shown.Should().Contain("<name>Polski</name>").And.Contain("<global_settings/>");
        reduced.Should().Contain("<language>en</language>").And.Contain("<calendar_settings/>");
        (await Wire.QueryAsync(null, "set", "private", "<resources><x><item><a/></item></x></resources>")).Should().Contain("xmlrequest_invalid_sid");
    }

    [Fact]
    public async Task A_user_does_not_change_what_is_public()
    {
        (await Wire.QueryAsync(await Wire.SignInAsync("alice"), "set", "public", "<resources><languages><item><code>xx</code></item></languages></resources>"))
            .Should().Contain("settings_access_denied");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<resources/>")]
    [InlineData("<resources><x/></resources>")]
    public async Task A_set_without_an_item_says_so(string body)
    {
        (await Wire.QueryAsync(await Wire.SignInAsync("alice"), "set", "private", body)).Should().Contain("settings_missing_tag");
    }

    private async Task<string> SetAsync(string who, string resources) =>
        await Wire.QueryAsync(await Wire.SignInAsync(who), "set", "private", $"<resources>{resources}</resources>");

    private async Task<string> GetAsync(string who, string resources) =>
        await Wire.QueryAsync(await Wire.SignInAsync(who), "get", "private", $"<resources>{resources}</resources>");
}
