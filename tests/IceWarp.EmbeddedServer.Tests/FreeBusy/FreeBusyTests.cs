using System.Xml.Linq;
using IceWarp.EmbeddedServer.Tests.Items;

namespace IceWarp.EmbeddedServer.Tests.FreeBusy;

/// <summary><c>webmail:iq:freebusy</c> (notes, 3.7).</summary>
public sealed class FreeBusyTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    [Fact]
    public async Task Busy_tentative_and_recurring_times_are_told_free_ones_are_not()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        await AddAsync(alice, "Timed", "<evnstartdate>2467000</evnstartdate><evnstarttime>600</evnstarttime><evnenddate>2467000</evnenddate><evnendtime>660</evnendtime><_tzid>Europe/Warsaw</_tzid>");
        await AddAsync(alice, "Free", "<evnstartdate>2467000</evnstartdate><evnflags>4</evnflags>");
        await AddAsync(alice, "Maybe", "<evnstartdate>2467001</evnstartdate><evnflags>8</evnflags>");
        await AddAsync(alice, "Series", "<evnstartdate>2467002</evnstartdate>", "<recurrences><recurrence><values><rcrdayrepetition>1</rcrdayrepetition><rcrcount>2</rcrcount></values></recurrence></recurrences>");

        // 2467000 is 2042-04-26: 10:00 in Warsaw is 08:00 UTC.
        var own = await AskAsync(alice, "alice@demo.test", "<from>2467000</from><to>2467010</to><ctz>0</ctz>");

        own.Select(item => (Text(item, "type"), Text(item, "startdate"), Text(item, "starttime"), Text(item, "summary"))).Should().Equal(
            ("BUSY", "2467000", "480", "Timed"), ("TENTATIVE", "2467001", "-1", "Maybe"), ("BUSY", "2467002", "-1", "Series"), ("BUSY", "2467003", "-1", "Series"));
        (long.Parse(Text(own[0], "finish"), null) - long.Parse(Text(own[0], "start"), null)).Should().Be(3600);
    }

    [Fact]
    public async Task Others_are_told_no_titles_and_may_ask_without_a_session()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        await AddAsync(alice, "Secret", "<evnstartdate>2467100</evnstartdate>");
        const string Query = "<users><user>alice@demo.test</user><user>who@demo.test</user></users><from>2467100</from><to>2467101</to>";

        var answer = await host.Wire.QueryAsync(null, "get", "freebusy", Query);

        answer.Should().Contain("<type>BUSY</type><user>alice@demo.test</user>").And.NotContain("Secret");
        answer.Should().Contain("<type>UNKNOWN</type><user>who@demo.test</user>");
        var bob = await ItemsWire.SignInAsync(host.Host, "bob");
        (await bob.QueryAsync("get", "freebusy", Query)).ToString().Should().Contain("BUSY").And.NotContain("Secret");
    }

    [Theory]
    [InlineData("<users/>", "item_missing_tag")]
    [InlineData("<users/><from>x</from>", "item_invalid_id")]
    [InlineData("<users/><from>2467100</from><to>2467000</to>", "item_invalid_id")]
    [InlineData("<users/><from>2467100</from><tzid>Mars/Base</tzid>", "item_missing_tag")]
    public async Task A_query_that_makes_no_sense_is_refused(string query, string code) =>
        (await host.Wire.QueryAsync(null, "get", "freebusy", query)).Should().Contain($"""<error uid="{code}">""");

    private static Task<string> AddAsync(ItemsWire wire, string title, string values, string addons = "") =>
        wire.AddAsync("Calendar", $"<values><evntitle>{title}</evntitle>{values}</values>{addons}");

    private static async Task<IReadOnlyList<XElement>> AskAsync(ItemsWire wire, string user, string query) =>
        [.. (await wire.QueryAsync("get", "freebusy", $"<users><user>{user}</user></users>{query}")).Descendants().Where(element => element.Name.LocalName == "item")];

    private static string Text(XElement item, string name) => item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
}
