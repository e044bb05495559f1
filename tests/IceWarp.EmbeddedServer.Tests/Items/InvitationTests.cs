using System.Xml.Linq;

namespace IceWarp.EmbeddedServer.Tests.Items;

/// <summary>Invitations between accounts of the server (notes, 3.4 and 4.3).</summary>
public sealed class InvitationTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    private const string Attendees =
        "<contacts><contact><values><cntemail>bob@demo.test</cntemail><cntrole>Q</cntrole></values></contact><contact><values><cntemail>Someone@elsewhere.test</cntemail></values></contact></contacts>";

    [Fact]
    public async Task An_invitation_is_in_the_attendees_calendar_and_the_answer_in_the_organisers()
    {
        var (alice, bob) = (await ItemsWire.SignInAsync(host.Host, "alice"), await ItemsWire.SignInAsync(host.Host, "bob"));
        var id = await InviteAsync(alice, 2466000);

        var copy = await OnlyAsync(bob, 2466000);
        copy.Value("evntitle").Should().Be("Together");
        copy.Value("evnorganizer").Should().Be("alice@demo.test");
        copy.Value("evnflags").Should().Be("2");
        Status(await WholeAsync(bob, copy), "bob@demo.test").Should().Be("B");
        (await OnlyAsync(alice, 2466000)).Value("evnflags").Should().Be("1");

        await bob.SetAsync("Calendar", $"""<item uid="{Id(copy)}" action="tentative"/>""");
        Status(await WholeAsync(alice, await OnlyAsync(alice, 2466000)), "bob@demo.test").Should().Be("T");
        (await OnlyAsync(bob, 2466000)).Value("evnflags").Should().Be("10");

        await bob.SetAsync("Calendar", $"""<item uid="{Id(copy)}" action="accept"/>""");
        Status(await WholeAsync(alice, await OnlyAsync(alice, 2466000)), "bob@demo.test").Should().Be("A");
        (await OnlyAsync(bob, 2466000)).Value("evnflags").Should().Be("2");

        // Another time: the answer is open again.
        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><evnstartdate>2466001</evnstartdate><evnenddate>2466002</evnenddate></values></item>""");
        Status(await WholeAsync(bob, await OnlyAsync(bob, 2466001)), "bob@demo.test").Should().Be("B");

        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="delete"/>""");
        (await ListAsync(bob, 2466001)).Items().Should().BeEmpty();
    }

    [Fact]
    public async Task A_declined_event_counts_as_free_and_one_thrown_away_is_not_sent_again()
    {
        var (alice, bob) = (await ItemsWire.SignInAsync(host.Host, "alice"), await ItemsWire.SignInAsync(host.Host, "bob"));
        var id = await InviteAsync(alice, 2466100);
        var copy = await OnlyAsync(bob, 2466100);

        await bob.SetAsync("Calendar", $"""<item uid="{Id(copy)}" action="decline"/>""");
        (await OnlyAsync(bob, 2466100)).Value("evnflags").Should().Be("6");
        await bob.SetAsync("Calendar", $"""<item uid="{Id(copy)}" action="delete"/>""");
        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><evntitle>Renamed</evntitle></values></item>""");

        Status(await WholeAsync(alice, await OnlyAsync(alice, 2466100)), "bob@demo.test").Should().Be("D");
        (await ListAsync(bob, 2466100)).Items().Should().BeEmpty();
    }

    [Fact]
    public async Task Who_is_no_longer_invited_loses_the_copy()
    {
        var (alice, bob) = (await ItemsWire.SignInAsync(host.Host, "alice"), await ItemsWire.SignInAsync(host.Host, "bob"));
        var id = await InviteAsync(alice, 2466200);
        var contact = (await WholeAsync(alice, await OnlyAsync(alice, 2466200))).Addons("contacts").Single(addon => addon.Value("cntemail") == "bob@demo.test");

        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><contacts><contact uid="{contact.Attribute("uid")!.Value}"/></contacts></item>""");

        (await ListAsync(bob, 2466200)).Items().Should().BeEmpty();
    }

    [Fact]
    public async Task A_changed_occurrence_reaches_the_attendees()
    {
        var (alice, bob) = (await ItemsWire.SignInAsync(host.Host, "alice"), await ItemsWire.SignInAsync(host.Host, "bob"));
        var id = await alice.AddAsync("Calendar", $"<values><evntitle>Daily</evntitle><evnstartdate>2466300</evnstartdate></values>{Attendees}<recurrences><recurrence><values><rcrdayrepetition>1</rcrdayrepetition><rcrcount>3</rcrcount></values></recurrence></recurrences>");

        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="edit"><values><expdate>2466301</expdate><evntitle>Other</evntitle></values></item>""");
        await alice.SetAsync("Calendar", $"""<item uid="{id}" action="delete"><values><expdate>2466302</expdate></values></item>""");

        (await bob.GetAsync("Calendar", "<item><values><evntitle/></values><filter><interval>2466300-2466310</interval></filter></item>")).Column("evntitle").Should().Equal("Daily", "Other");
    }

    [Fact]
    public async Task Who_is_not_invited_can_neither_answer_nor_propose()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Calendar", "<values><evntitle>Alone</evntitle><evnstartdate>2466400</evnstartdate></values>");

        (await alice.RefusedAsync("Calendar", $"""<item uid="{id}" action="accept"/>""")).Should().Be(("item_edit", "5"));
        (await alice.RefusedAsync("Calendar", $"""<item uid="{id}" action="propose"><values><evnstartdate>2466401</evnstartdate><evnenddate>2466402</evnenddate></values></item>""")).Should().Be(("item_edit", "5"));
        (await alice.RefusedAsync("Calendar", """<item action="add"><values><evnstartdate>2466400</evnstartdate></values><contacts><contact><values><cntemail>nobody</cntemail></values></contact></contacts></item>"""))
            .Should().Be(("attendee_email_invalid", "nobody"));
    }

    private static Task<string> InviteAsync(ItemsWire wire, int day) =>
        wire.AddAsync("Calendar", $"<values><evntitle>Together</evntitle><evnstartdate>{day}</evnstartdate></values>{Attendees}");

    private static Task<XElement> ListAsync(ItemsWire wire, int day) =>
        wire.GetAsync("Calendar", $"<item><values><evntitle/><evnorganizer/><evnflags/></values><filter><interval>{day}-{day}</interval></filter></item>");

    private static async Task<XElement> OnlyAsync(ItemsWire wire, int day) => (await ListAsync(wire, day)).Item();

    private static async Task<XElement> WholeAsync(ItemsWire wire, XElement item) => (await wire.GetAsync("Calendar", $"""<item uid="{Id(item)}"><values/></item>""")).Item();

    private static string Status(XElement item, string email) => item.Addons("contacts").Single(addon => addon.Value("cntemail") == email).Value("cntstatus");

    private static string Id(XElement item) => item.Attribute("uid")!.Value;
}
