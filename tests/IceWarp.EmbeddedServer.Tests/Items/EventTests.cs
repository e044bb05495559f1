namespace IceWarp.EmbeddedServer.Tests.Items;

/// <summary>Events: zones, series, occurrences (notes, 3.3, 3.4, 4.1, 4.3). Each test uses a year of its own.</summary>
public sealed class EventTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    private const string Daily = "<recurrences><recurrence><values><rcrdayrepetition>1</rcrdayrepetition><rcrcount>5</rcrcount></values></recurrence></recurrences>";
    private const string Times = "<evnstartdate/><evnstarttime/><evnenddate/><evnendtime/>";

    [Fact]
    public async Task Times_are_kept_in_the_events_zone_and_shown_in_the_clients()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        // 2026-07-01 is 2461223; 09:00 in Warsaw is 07:00 UTC in summer
        var id = await alice.AddAsync("Calendar", "<values><evntitle>Zoned</evntitle><evnstartdate>2461223</evnstartdate><evnstarttime>540</evnstarttime><evnenddate>2461223</evnenddate><evnendtime>600</evnendtime><_tzid>Europe/Warsaw</_tzid></values>");

        var utc = (await alice.GetAsync("Calendar", $"""<item uid="{id}"><values>{Times}<evntimeformat/><_tzevnstarttime/><ctz>0</ctz></values></item>""")).Item();
        utc.Value("evnstarttime").Should().Be("420");
        utc.Value("evnendtime").Should().Be("480");
        utc.Value("evntimeformat").Should().Be("Z");
        utc.Value("_tzevnstarttime").Should().Be("540");
        var kolkata = (await alice.GetAsync("Calendar", $"""<item uid="{id}"><values>{Times}<tzid>Asia/Kolkata</tzid></values></item>""")).Item();
        kolkata.Value("evnstarttime").Should().Be("750");
        (await alice.GetAsync("Calendar", $"""<item uid="{id}"><values>{Times}</values></item>""")).Item().Value("evnstarttime").Should().Be("540");
    }

    [Fact]
    public async Task A_time_written_with_an_offset_is_an_instant()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Calendar", "<values><evntitle>L</evntitle><evnstartdate>2461223</evnstartdate><evnstarttime>30</evnstarttime><evnenddate>2461223</evnenddate><evnendtime>60</evnendtime><ctz>120</ctz></values>");

        var utc = (await alice.GetAsync("Calendar", $"""<item uid="{id}"><values>{Times}<evntimeformat/><ctz>0</ctz></values></item>""")).Item();

        (utc.Value("evnstartdate"), utc.Value("evnstarttime"), utc.Value("evntimeformat")).Should().Be(("2461222", "1350", "L"));

        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><evnendtime>90</evnendtime><ctz>120</ctz></values></item>""");
        (await alice.GetAsync("Calendar", $"""<item uid="{id}"><values>{Times}<ctz>120</ctz></values></item>""")).Item().Value("evnendtime").Should().Be("90");
    }

    [Fact]
    public async Task A_series_is_expanded_with_its_exceptions()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await AddSeriesAsync(alice, 2462000);
        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="delete"><values><expdate>2462001</expdate></values></item>""");
        (await alice.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><expdate>2462002</expdate><evntitle>Moved</evntitle><evnstarttime>700</evnstarttime><evnendtime>730</evnendtime></values></item>"""))
            .Element("id")!.Value.Should().Be(id);

        var folder = await alice.GetAsync("Calendar", $"<item><values><evntitle/>{Times}<osd/><ost/><evnrcr_id/><evnclass/></values><filter><interval>2462000-2462010</interval></filter></item>");

        folder.Attribute("count")!.Value.Should().Be("4");
        folder.Column("evnstartdate").Should().Equal("2462000", "2462002", "2462003", "2462004");
        folder.Column("evntitle").Should().Equal("Series", "Moved", "Series", "Series");
        folder.Column("evnclass").Should().Equal("E", "O", "E", "E");
        folder.Column("osd").Should().Equal("2462000", "2462002", "2462003", "2462004");
        folder.Column("ost").Should().Equal("600", "600", "600", "600");
        folder.Items().Select(item => item.Attribute("uid")!.Value).Should().AllBe(id);
        folder.Items().Select(item => item.Attribute("date")!.Value).Should().Equal("2462000", "2462002", "2462003", "2462004");
        folder.Column("evnrcr_id").Should().NotContain("0");

        var changed = (await alice.GetAsync("Calendar", $"""<item uid="{id}" date="2462002"><values><evntitle/></values></item>""")).Item();
        changed.Value("evntitle").Should().Be("Moved");
        changed.Addons("recurrences").Should().ContainSingle();
        (await alice.RawGetAsync("Calendar", $"""<item uid="{id}" date="2462001"><values/></item>""")).Should().Contain("item_invalid_id");
    }

    [Fact]
    public async Task This_and_following_splits_a_series_and_keeps_the_count()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await AddSeriesAsync(alice, 2463000);

        var other = (await alice.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><expdate>2463003</expdate><expfollowing>true</expfollowing><evntitle>Later</evntitle></values></item>""")).Element("id")!.Value;

        other.Should().NotBe(id);
        var folder = await alice.GetAsync("Calendar", "<item><values><evntitle/><evnstartdate/></values><filter><interval>2463000-2463030</interval></filter></item>");
        folder.Column("evntitle").Should().Equal("Series", "Series", "Series", "Later", "Later");

        await alice.SetAsync("Calendar", $"""<item uid="{other}" action="delete"><values><expdate>2463004</expdate><expfollowing>1</expfollowing></values></item>""");
        (await alice.GetAsync("Calendar", "<item><values><evntitle/></values><filter><interval>2463000-2463030</interval></filter></item>")).Attribute("count")!.Value.Should().Be("4");
    }

    [Theory]
    [InlineData("<evntitle>No day</evntitle>", "5")]
    [InlineData("<evnstartdate>2461223</evnstartdate><evnstarttime>1440</evnstarttime>", "5")]
    [InlineData("<evnstartdate>2461223</evnstartdate><evnenddate>2461222</evnenddate>", "5")]
    [InlineData("<evnstartdate>soon</evnstartdate>", "5")]
    [InlineData("<evnstartdate>2461223</evnstartdate><_tzid>Mars/Base</_tzid>", "5")]
    public async Task An_event_that_makes_no_sense_is_refused(string values, string number)
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");

        (await alice.RefusedAsync("Calendar", $"""<item action="add"><values>{values}</values></item>""")).Should().Be(("item_create", number));
    }

    [Fact]
    public async Task A_recurrence_that_is_no_rule_and_an_occurrence_that_is_not_there_are_refused()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await AddSeriesAsync(alice, 2464000);

        (await alice.RefusedAsync("Calendar", """<item action="add"><values><evnstartdate>2461223</evnstartdate></values><recurrences><recurrence><values><rcrcount>3</rcrcount></values></recurrence></recurrences></item>"""))
            .Should().Be(("item_create", "5"));
        (await alice.RefusedAsync("Calendar", $"""<item uid="{id}" action="edit"><values><expdate>2464100</expdate></values></item>""")).Code.Should().Be("item_invalid_id");
        (await alice.RefusedAsync("Calendar", $"""<item uid="{id}" action="delete"><values><expdate>2464100</expdate></values></item>""")).Code.Should().Be("item_invalid_id");
    }

    [Fact]
    public async Task A_planned_conference_has_a_room_and_is_in_the_folder_of_meetings()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Calendar", "<values><evntitle>Call</evntitle><evnstartdate>2468000</evnstartdate><meeting_action>create</meeting_action></values>");
        await alice.AddAsync("Calendar", "<values><evntitle>No call</evntitle><evnstartdate>2468000</evnstartdate></values>");

        var meetings = await alice.GetAsync("__@@VIRTUAL@@__/__@@MEETINGS@@__", "<item><values><evntitle/><evnmeetingid/></values><filter><interval>2468000-2468000</interval></filter></item>");

        meetings.Item().Attribute("uid")!.Value.Should().Be(id);
        meetings.Item().Value("evntitle").Should().Be("Call");
        meetings.Item().Value("evnmeetingid").Should().MatchRegex(@"^\d{5,}@127\.0\.0\.1$");
        (await alice.RefusedAsync("Notes", """<item action="add"><values><meeting_action>create</meeting_action></values></item>""")).Should().Be(("item_create", "5"));
    }

    [Fact]
    public async Task Others_see_of_a_private_event_only_that_it_is_there()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var bob = await ItemsWire.SignInAsync(host.Host, "bob");
        await Sharing.ShareAsync(host.Host, "alice@demo.test", "Calendar", "bob@demo.test", "rlwt");
        var id = await alice.AddAsync("Calendar", "<values><evntitle>Secret</evntitle><evnnote>hush</evnnote><evnsharetype>P</evnsharetype><evnstartdate>2465000</evnstartdate></values>");

        var item = (await bob.GetAsync("~alice@demo.test/Calendar", $"""<item uid="{id}"><values/></item>""")).Item();

        item.ToString().Should().NotContain("Secret").And.NotContain("hush");
        item.Value("evnstartdate").Should().Be("2465000");
        (await bob.GetAsync("~alice@demo.test/Calendar", "<item><values><evntitle/></values><filter><search>secret</search></filter></item>")).Items().Should().BeEmpty();
        (await bob.RefusedAsync("~alice@demo.test/Calendar", $"""<item uid="{id}" action="edit"><values><evntitle>x</evntitle></values></item>""")).Should().Be(("item_edit", "2"));
    }

    [Fact]
    public async Task A_series_of_whole_days_keeps_its_zone_and_its_days_whoever_looks()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Calendar", $"<values><evntitle>Days</evntitle><evnstartdate>2469000</evnstartdate><evnstarttime>-1</evnstarttime><_tzid>Europe/Warsaw</_tzid></values>{Daily}");
        async Task<(string, string, string, string)> SeenAsync()
        {
            var item = (await alice.GetAsync("Calendar", $"""<item uid="{id}"><values><evntimeformat/><_tzid/>{Times}<_tzevnstartdate/><tzid>America/New_York</tzid></values></item>""")).Item();
            return (item.Value("evntimeformat"), item.Value("_tzid"), item.Value("evnstartdate"), item.Value("_tzevnstartdate"));
        }

        (await SeenAsync()).Should().Be(("Z", "Europe/Warsaw", "2469000", "2469000"));
        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><evnstartdate>2469001</evnstartdate><evnenddate>2469002</evnenddate><evnstarttime>-1</evnstarttime></values></item>""");
        (await SeenAsync()).Should().Be(("Z", "Europe/Warsaw", "2469001", "2469001"));

        // Made to last for an hour: nine o'clock in Warsaw.
        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><evnstarttime>540</evnstarttime><evnenddate>2469001</evnenddate><evnendtime>600</evnendtime></values></item>""");
        (await alice.GetAsync("Calendar", $"""<item uid="{id}"><values><evnstarttime/><ctz>0</ctz></values></item>""")).Item().Value("evnstarttime").Should().Be("420");
        var single = await alice.AddAsync("Calendar", "<values><evntitle>Day</evntitle><evnstartdate>2469100</evnstartdate><evnstarttime>-1</evnstarttime></values>");
        (await alice.GetAsync("Calendar", $"""<item uid="{single}"><values><evntimeformat/></values></item>""")).Item().Value("evntimeformat").Should().Be("F");
    }

    private static Task<string> AddSeriesAsync(ItemsWire wire, int day) => wire.AddAsync(
        "Calendar",
        $"<values><evntitle>Series</evntitle><evnstartdate>{day}</evnstartdate><evnstarttime>600</evnstarttime><evnenddate>{day}</evnenddate><evnendtime>630</evnendtime><_tzid>Europe/Warsaw</_tzid></values>{Daily}");
}
