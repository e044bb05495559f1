namespace IceWarp.EmbeddedServer.Tests.Items;

/// <summary>Pinned items (notes, 3.3 <c>groupchat_type</c> and 3.4).</summary>
public sealed class PinTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    [Fact]
    public async Task Ones_own_pins_are_ones_own_and_others_are_for_everybody()
    {
        var (alice, bob) = (await ItemsWire.SignInAsync(host.Host, "alice"), await ItemsWire.SignInAsync(host.Host, "bob"));
        await Sharing.ShareAsync(host.Host, "alice@demo.test", "Notes", "bob@demo.test", "rl");
        var (mine, all, plain) = (await AddAsync(alice, "Mine"), await AddAsync(alice, "All"), await AddAsync(alice, "Plain"));
        const string Shared = "~alice@demo.test/Notes";

        await PinAsync(alice, "Notes", mine, "add_pin");
        await PinAsync(alice, "Notes", mine, "add_pin");
        await PinAsync(alice, "Notes", all, "add_global_pin");
        await PinAsync(bob, Shared, plain, "add_pin");

        (await PinnedAsync(alice, "Notes", "my_pins")).Should().Equal("Mine");
        (await PinnedAsync(alice, "Notes", "global_pins")).Should().Equal("All");
        (await PinnedAsync(bob, Shared, "my_pins")).Should().Equal("Plain");
        (await PinnedAsync(bob, Shared, "global_pins")).Should().Equal("All");
        (await bob.RefusedAsync(Shared, $"""<item uid="{all}" action="delete_global_pin"/>""")).Code.Should().Be("folder_insufficient_rights");

        await PinAsync(alice, "Notes", mine, "delete_pin");
        await PinAsync(alice, "Notes", all, "delete_global_pin");
        (await PinnedAsync(alice, "Notes", "my_pins")).Should().BeEmpty();
        (await PinnedAsync(alice, "Notes", "global_pins")).Should().BeEmpty();
        (await PinnedAsync(bob, Shared, "my_pins")).Should().Equal("Plain");
    }

    [Fact]
    public async Task What_is_not_there_or_not_to_be_seen_cannot_be_pinned()
    {
        var (alice, carol) = (await ItemsWire.SignInAsync(host.Host, "alice"), await ItemsWire.SignInAsync(host.Host, "carol"));
        await Sharing.ShareAsync(host.Host, "alice@demo.test", "Tasks", "carol@demo.test", "rlw");
        var id = await alice.AddAsync("Tasks", "<values><evntitle>Secret</evntitle><evnsharetype>P</evnsharetype></values>");

        (await carol.RefusedAsync("~alice@demo.test/Tasks", $"""<item uid="{id}" action="add_pin"/>""")).Should().Be(("item_edit", "2"));
        (await alice.RefusedAsync("Tasks", """<item uid="999999999" action="add_pin"/>""")).Code.Should().Be("item_invalid_id");
    }

    private static Task<string> AddAsync(ItemsWire wire, string title) => wire.AddAsync("Notes", $"<values><evntitle>{title}</evntitle></values>");

    private static Task PinAsync(ItemsWire wire, string folder, string id, string action) => wire.SetAsync(folder, $"""<item uid="{id}" action="{action}"/>""");

    private static async Task<IEnumerable<string>> PinnedAsync(ItemsWire wire, string folder, string kind) =>
        (await wire.GetAsync(folder, $"<item><values><evntitle/></values><filter><groupchat_type>{kind}</groupchat_type></filter></item>")).Column("evntitle");
}
