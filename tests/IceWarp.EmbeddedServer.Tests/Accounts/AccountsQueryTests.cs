using System.Xml.Linq;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Accounts;

public sealed class AccountsQueryTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    private WireClient Wire => embedded.Wire;

    [Fact]
    public async Task The_account_is_described_with_its_owner_id_and_what_it_supports()
    {
        var sid = await Wire.SignInAsync("alice");

        var account = XDocument.Parse(await Wire.QueryAsync(sid, "get", "accounts", "<ctz>60</ctz>")).Descendants().Single(node => node.Name.LocalName == "account");

        account.Attribute("uid")?.Value.Should().Be("alice@demo.test");
        var fields = account.Elements().ToDictionary(field => field.Name.LocalName, field => field.Value, StringComparer.Ordinal);
        fields["primary"].Should().Be("true");
        fields["fullname"].Should().Be("Alice Nowak");
        fields["gw_ownerid"].Should().MatchRegex("^[0-9]+$");
        fields["meeting_provider"].Should().Be("jitsi");
        fields["shared_prefix"].Should().Be("~");
        fields["webdav_url"].Should().Be($"{embedded.Host.Address}webdav/alice@demo.test/");
    }

    [Theory]
    [InlineData("""<account action="refresh" uid="bob@demo.test"/>""", "account_does_not_exist")]
    [InlineData("""<account action="setup_two_factor" uid="alice@demo.test"/>""", "account_action_unknown")]
    [InlineData("""<account uid="alice@demo.test"/>""", "account_missing_tag")]
    [InlineData("", "account_invalid_id")]
    public async Task What_makes_no_sense_is_a_clear_error(string body, string code)
    {
        var sid = await Wire.SignInAsync("alice");

        (await Wire.QueryAsync(sid, "set", "accounts", body)).Should().Contain($"<error uid=\"{code}\"");
    }

    [Fact]
    public async Task A_test_of_the_account_answers_it()
    {
        var sid = await Wire.SignInAsync("alice");

        (await Wire.QueryAsync(sid, "set", "accounts", """<account action="test" uid="alice@demo.test"/>""")).Should().Contain("type=\"result\"");
    }

    [Fact]
    public async Task A_folder_is_unsubscribed_and_subscribed_again()
    {
        var sid = await Wire.SignInAsync("alice");
        async Task<string> SubscribedAsync(string action)
        {
            await Wire.QueryAsync(sid, "set", "accounts", $"<account action=\"{action}\" uid=\"alice@demo.test\"><subscription>Journal</subscription></account>");
            var folder = await Wire.QueryAsync(sid, "get", "folders", "<account uid=\"alice@demo.test\"><folder uid=\"Journal\"/></account>");
            return XDocument.Parse(folder).Descendants().Single(node => node.Name.LocalName == "subscribed").Value;
        }

        (await SubscribedAsync("unsubscribe_folder")).Should().Be("false");
        (await SubscribedAsync("subscribe_folder")).Should().Be("true");
    }
}
