using IceWarp.EmbeddedServer.Tests.Items;

namespace IceWarp.EmbeddedServer.Tests.Tools;

/// <summary><c>webmail:iq:tools</c> (notes, 3.9).</summary>
public sealed class ToolsTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    [Fact]
    public async Task Times_are_converted_between_zones_and_offsets()
    {
        // 2461223 is 2026-07-01; 23:00 UTC is 01:00 of the next day in Warsaw. No time stays none.
        var answer = await AskAsync("""<timezone><source type="ctz">0</source><dest type="tzid">Europe/Warsaw</dest><times><item><date>2461223</date><time>1380</time></item><item><date>2461223</date><time>-1</time></item></times></timezone>""");

        answer.Should().Contain("<times><item><date>2461224</date><time>60</time></item><item><date>2461223</date><time>-1</time></item></times>");
    }

    [Fact]
    public async Task A_ticket_is_a_public_address_that_stays_the_same()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Files", "<values><evntitle>my file.txt</evntitle><data>x</data></values>");
        var request = $"<ticket><account>alice@demo.test</account><folder>Files</folder><item>{id}</item></ticket>";

        var first = await AskAsync(request);

        first.Should().MatchRegex($"<ticket>{host.Host.Address.ToString().TrimEnd('/')}/webdav/ticket/[0-9a-f]{{40}}/my%20file.txt</ticket>");
        (await AskAsync(request)).Should().Be(first);
    }

    [Fact]
    public async Task A_ticket_of_somebody_elses_file_is_refused()
    {
        var bob = await ItemsWire.SignInAsync(host.Host, "bob");
        var id = await bob.AddAsync("Files", "<values><evntitle>bobs.txt</evntitle><data>x</data></values>");

        (await AskAsync($"<ticket><account>alice@demo.test</account><folder>Files</folder><item>{id}</item></ticket>")).Should().Contain("item_invalid_id");
        (await AskAsync($"<ticket><account>bob@demo.test</account><folder>Files</folder><item>{id}</item></ticket>")).Should().Contain("account_does_not_exist");
    }

    [Fact]
    public async Task Members_of_a_distribution_list_are_told()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await alice.AddAsync("Contacts", "<values><itmclass>L</itmclass><itmclassifyas>Team</itmclassifyas></values><locations><location><values><lctemail1>a@x.org</lctemail1><lctdescription>A</lctdescription></values></location></locations>");

        (await AskAsync($"<distrib><account>alice@demo.test</account><folder>Contacts</folder><item>{id}</item></distrib>")).Should().Contain("<distrib><item><email>a@x.org</email><name>A</name></item></distrib>");
    }

    [Fact]
    public async Task The_quota_is_that_of_ones_own_account()
    {
        (await AskAsync("<quota><items><account>alice@demo.test</account></items></quota>")).Should().MatchRegex("<quota>0</quota><size>\\d+</size>");
        (await AskAsync("<quota><items><account>bob@demo.test</account></items></quota>")).Should().Contain("account_does_not_exist");
    }

    [Theory]
    [InlineData("get", "<weather/>", "weather")]
    [InlineData("set", "<cancel_delivery/>", "cancel_delivery")]
    public async Task What_needs_another_network_is_refused_by_name(string type, string tool, string name)
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");

        (await host.Wire.QueryAsync(alice.Sid, type, "tools", $"<tools>{tool}</tools>")).Should().Contain($"""<error uid="item_missing_tag">{name}</error>""");
    }

    [Fact]
    public async Task Telemetry_is_taken()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");

        (await host.Wire.QueryAsync(alice.Sid, "set", "tools", "<tools><telemetry><x>1</x></telemetry></tools>")).Should().Contain("type=\"result\"");
    }

    private async Task<string> AskAsync(string tool)
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        return (await host.Wire.QueryAsync(alice.Sid, "get", "tools", $"<tools>{tool}</tools>")).Replace($"sid=\"{alice.Sid}\"", "", StringComparison.Ordinal);
    }
}
