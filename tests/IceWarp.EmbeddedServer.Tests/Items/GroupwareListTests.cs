using System.Text.Json.Nodes;
using IceWarp.EmbeddedServer.Tests.Mail;

namespace IceWarp.EmbeddedServer.Tests.Items;

public sealed class GroupwareListTests(WireServer server) : IClassFixture<WireServer>
{
    private const int Friday27March = 2461127;
    private const string Titles = "<values><evntitle/></values>";

    [Fact]
    public async Task A_list_is_sorted_and_paged_and_tells_the_whole_count()
    {
        var ann = await WithNotesAsync("Beta", "alpha", "Gamma");

        var page = await ann.GetAsync("Notes", $"<item>{Titles}<filter><limit>2</limit><offset>1</offset><sort><evntitle>asc</evntitle></sort></filter></item>");
        var older = await ann.GetAsync("Notes", $"""<item>{Titles}<filter><sort><on reverse="true">EVNTITLE</on></sort></filter></item>""");

        page.Column("evntitle").Should().Equal("Beta", "Gamma");
        page.Attribute("count")!.Value.Should().Be("3");
        page.Attribute("offset")!.Value.Should().Be("1");
        older.Column("evntitle").Should().Equal("Gamma", "Beta", "alpha");
    }

    [Fact]
    public async Task Without_values_a_list_has_ids_only()
    {
        var ann = await WithNotesAsync("Beta");

        var item = (await ann.GetAsync("Notes", "<item/>")).Item();

        item.Value("evn_id").Should().Be(item.Attribute("uid")!.Value);
        item.Value("evntitle").Should().BeEmpty();
    }

    [Fact]
    public async Task An_empty_folder_in_json_still_has_its_attributes()
    {
        var ann = ItemsWire.Of(await server.NewPersonAsync());

        var folder = JsonNode.Parse(await ann.RawGetAsync("Notes", $"<item>{Titles}</item>", "json"))!["IQ"]![0]!["QUERY"]![0]!["ACCOUNT"]![0]!["FOLDER"]![0]!;

        folder["ATTRIBUTES"]!["UID"]!.GetValue<string>().Should().Be("Notes");
        folder["ATTRIBUTES"]!["COUNT"]!.GetValue<string>().Should().Be("0");
        folder["ITEM"].Should().BeNull();
    }

    [Theory]
    [InlineData("zoo", "Visit")]
    [InlineData("title:visit", "Visit")]
    [InlineData("tag:work", "Plan")]
    [InlineData("visit OR plan", "Plan", "Visit")]
    [InlineData("NOT visit", "Plan")]
    [InlineData("visit plan")]
    public async Task A_search_looks_into_titles_bodies_and_tags(string search, params string[] found)
    {
        var ann = ItemsWire.Of(await server.NewPersonAsync());
        await ann.AddAsync("Notes", "<values><evntitle>Plan</evntitle><evntype>work,q1</evntype></values>");
        await ann.AddAsync("Notes", "<values><evntitle>Visit</evntitle></values><notes><note><values><note_text>The Zoo</note_text></values></note></notes>");

        var list = await ann.GetAsync("Notes", $"<item>{Titles}<filter><search>{search}</search><sort><evntitle>asc</evntitle></sort></filter></item>");

        list.Column("evntitle").Should().Equal(found);
    }

    [Fact]
    public async Task A_series_is_expanded_in_an_interval_and_keeps_its_clock_time_across_the_change_to_summer_time()
    {
        var ann = ItemsWire.Of(await server.NewPersonAsync());
        await AddDailyAsync(ann, 4);

        var list = await ann.GetAsync("Calendar", Interval("<ctz>0</ctz>", Friday27March, Friday27March + 6));
        var home = await ann.GetAsync("Calendar", Interval("<tzid>Europe/Warsaw</tzid>", Friday27March + 1, Friday27March + 2));

        list.Column("evnstartdate").Should().Equal("2461127", "2461128", "2461129", "2461130");
        list.Column("evnstarttime").Should().Equal("480", "480", "420", "420");
        home.Column("evnstartdate").Should().Equal("2461128", "2461129");
        home.Column("evnstarttime").Should().Equal("540", "540");
    }

    [Fact]
    public async Task One_occurrence_is_moved_and_another_deleted()
    {
        var ann = ItemsWire.Of(await server.NewPersonAsync());
        var id = await AddDailyAsync(ann, 4);

        await ann.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><evntitle>Late</evntitle><_tzevnstarttime>600</_tzevnstarttime><_tzevnendtime>630</_tzevnendtime><expdate>{Friday27March + 1}</expdate></values></item>""");
        await ann.SetAsync("Calendar", $"""<item uid="{id}" action="delete"><values><expdate>{Friday27March + 2}</expdate></values></item>""");

        var list = await ann.GetAsync("Calendar", Interval("<tzid>Europe/Warsaw</tzid>", Friday27March, Friday27March + 6));
        list.Column("evntitle").Should().Equal("Stand-up", "Late", "Stand-up");
        list.Column("evnstarttime").Should().Equal("540", "600", "540");
        list.Items().Should().OnlyContain(item => item.Attribute("uid")!.Value == id);
        (await ann.RefusedAsync("Calendar", $"""<item uid="{id}" action="edit"><values><expdate>{Friday27March + 2}</expdate></values></item>""")).Code.Should().Be("item_invalid_id");
    }

    [Fact]
    public async Task This_and_following_become_a_series_of_their_own()
    {
        var ann = ItemsWire.Of(await server.NewPersonAsync());
        var id = await AddDailyAsync(ann, 4);

        var later = (await ann.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><evntitle>New</evntitle><expdate>{Friday27March + 2}</expdate><expfollowing>true</expfollowing></values></item>""")).Element("id")!.Value;
        var changed = await ann.GetAsync("Calendar", Interval("", Friday27March, Friday27March + 9));
        await ann.SetAsync("Calendar", $"""<item uid="{later}" action="delete"><values><expdate>{Friday27March + 3}</expdate><expfollowing>true</expfollowing></values></item>""");
        var cut = await ann.GetAsync("Calendar", Interval("", Friday27March, Friday27March + 9));

        later.Should().NotBe(id);
        changed.Column("evntitle").Should().Equal("Stand-up", "Stand-up", "New", "New");
        cut.Column("evntitle").Should().Equal("Stand-up", "Stand-up", "New");
    }

    [Theory]
    [InlineData("2461130-2461127")]
    [InlineData("soon")]
    public async Task An_interval_that_is_none_is_refused(string interval)
    {
        var ann = ItemsWire.Of(await server.NewPersonAsync());

        (await ann.RefusedGetAsync("Calendar", $"<item>{Titles}<filter><interval>{interval}</interval></filter></item>")).Should().Be("item_invalid_id");
    }

    private async Task<ItemsWire> WithNotesAsync(params string[] titles)
    {
        var ann = ItemsWire.Of(await server.NewPersonAsync());
        foreach (var title in titles)
        {
            await ann.AddAsync("Notes", $"<values><evntitle>{title}</evntitle></values>");
        }

        return ann;
    }

    private static Task<string> AddDailyAsync(ItemsWire who, int count) => who.AddAsync(
        "Calendar",
        $"<values><evntitle>Stand-up</evntitle><_tzid>Europe/Warsaw</_tzid><evnstartdate>{Friday27March}</evnstartdate><evnstarttime>540</evnstarttime><evnenddate>{Friday27March}</evnenddate><evnendtime>570</evnendtime></values>"
        + $"<recurrences><recurrence><values><rcrdayrepetition>1</rcrdayrepetition><rcrcount>{count}</rcrcount></values></recurrence></recurrences>");

    private static string Interval(string zone, int from, int to) =>
        $"<item><values><evntitle/><evnstartdate/><evnstarttime/>{zone}</values><filter><interval>{from}-{to}</interval></filter></item>";
}
