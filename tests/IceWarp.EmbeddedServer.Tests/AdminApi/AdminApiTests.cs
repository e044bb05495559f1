using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Tests.Checklist;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.AdminApi;

public sealed class AdminApiTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    private WireClient Wire => embedded.Wire;

    [Fact]
    public async Task A_command_without_a_session_or_with_an_ended_one_says_which()
    {
        (await Wire.CommandAsync(null, "getsessioninfo", "")).Should().Contain("<error uid=\"session_invalid\"/>");
        (await Wire.CommandAsync("not-digits", "getsessioninfo", "")).Should().Contain("<error uid=\"session_invalid\"/>");
        (await Wire.CommandAsync("20260101120000123", "getsessioninfo", "")).Should().Contain("<error uid=\"session_expired\"/>");
    }

    [Fact]
    public async Task An_unknown_command_is_named()
    {
        (await Wire.CommandAsync(null, "makecoffee", "")).Should().Contain("<error uid=\"command_unknown\">makecoffee</error>");
    }

    [Fact]
    public async Task A_session_knows_whose_it_is_and_ends_at_logout()
    {
        var sid = await SignInAsync("alice@demo.test");

        var info = await Wire.CommandAsync(sid, "GetSessionInfo", "");
        var bye = await Wire.CommandAsync(sid, "logout", "");

        GreedySed.AdminSid(info).Should().Be(sid);
        GreedySed.Element(info, "email").Should().Be("alice@demo.test");
        GreedySed.Element(info, "domain").Should().Be("demo.test");
        GreedySed.Element(info, "admintype").Should().Be("0");
        GreedySed.Element(bye, "result").Should().Be("1");
        (await Wire.CommandAsync(sid, "getsessioninfo", "")).Should().Contain("session_expired");
    }

    [Fact]
    public async Task The_answer_is_json_when_it_is_asked_for()
    {
        using var json = JsonDocument.Parse(await Wire.CommandAsync(await SignInAsync("alice@demo.test"), "getsessioninfo", "", "text/json"));

        var iq = json.RootElement.GetProperty("IQ")[0];
        iq.GetProperty("ATTRIBUTES").GetProperty("TYPE").GetString().Should().Be("result");
        iq.GetProperty("QUERY")[0].GetProperty("RESULT")[0].GetProperty("EMAIL")[0].GetProperty("VALUE").GetString().Should().Be("alice@demo.test");
    }

    [Fact]
    public async Task A_webmail_session_becomes_an_api_session()
    {
        var right = await Wire.CommandAsync(null, "authenticatewebclient", $"<webclientsessionid>{await Wire.SignInAsync("bob")}</webclientsessionid>");
        var wrong = await Wire.CommandAsync(null, "authenticatewebclient", "<webclientsessionid>wm-00</webclientsessionid>");

        GreedySed.Element(right, "result").Should().Be("1");
        GreedySed.Element(await Wire.CommandAsync(GreedySed.AdminSid(right), "getsessioninfo", ""), "email").Should().Be("bob@demo.test");
        GreedySed.Element(wrong, "result").Should().Be("0");
    }

    [Fact]
    public async Task A_person_impersonates_himself_and_nobody_else()
    {
        var sid = await SignInAsync("alice@demo.test");

        (await Wire.CommandAsync(sid, "impersonatewebclient", "<email>alice@demo.test</email>")).Should().Contain("/webmail/?atoken=");
        var bob = await Wire.CommandAsync(sid, "impersonatewebclient", "<email>bob@demo.test</email>");
        var nobody = await Wire.CommandAsync(sid, "impersonatewebclient", "<email>nobody@demo.test</email>");
        bob.Should().Contain("<error uid=\"insufficient_rights\"/>");
        nobody.Should().Contain("<error uid=\"insufficient_rights\"/>");
    }

    [Theory]
    [InlineData("", "alice@demo.test,bob@demo.test,carol@demo.test", "3")]
    [InlineData("<filter><namemask>*o*</namemask></filter>", "alice@demo.test,bob@demo.test,carol@demo.test", "3")]
    [InlineData("<filter><namemask>Kowal</namemask></filter>", "bob@demo.test", "1")]
    [InlineData("<filter><namemask>c*</namemask></filter>", "carol@demo.test", "1")]
    [InlineData("<offset>1</offset><count>1</count>", "bob@demo.test", "3")]
    public async Task Accounts_of_the_domain_are_listed_by_mask_offset_and_count(string parameters, string emails, string overall)
    {
        var result = Result(await Wire.CommandAsync(await SignInAsync("alice@demo.test"), "getaccountsinfolist", "<domainstr>demo.test</domainstr>" + parameters));

        string.Join(',', result.Elements().Where(node => node.Name.LocalName == "item").Select(item => Child(item, "email"))).Should().Be(emails);
        Child(result, "overallcount").Should().Be(overall);
    }

    [Fact]
    public async Task Another_domain_is_for_administrators()
    {
        const string Other = "<domainstr>other.test</domainstr>";

        (await Wire.CommandAsync(await SignInAsync("alice@demo.test"), "getaccountsinfolist", Other)).Should().Contain("insufficient_rights");
        (await Wire.CommandAsync(await SignInAsync("globaladmin"), "getaccountsinfolist", Other)).Should().Contain("<overallcount>0</overallcount>");
        (await Wire.CommandAsync(await SignInAsync("globaladmin"), "getdomainsinfolist", "")).Should().Contain("<name>demo.test</name>").And.Contain("<accountcount>3</accountcount>");
    }

    [Fact]
    public async Task The_folder_tree_names_ids_by_kind_and_path()
    {
        var webmail = await Wire.SignInAsync("carol");
        await Wire.QueryAsync(webmail, "set", "folders", """<account uid="carol@demo.test"><folder action="add"><name>INBOX/Łódź</name></folder></account>""");
        var sid = await SignInAsync("carol@demo.test");

        var tree = Result(await Wire.CommandAsync(sid, "getaccountfolderlist", "<accountemail>carol@demo.test</accountemail>"));
        var onlyDefault = await Wire.CommandAsync(sid, "getaccountfolderlist", "<accountemail>carol@demo.test</accountemail><onlydefault>1</onlydefault>");

        var items = tree.Descendants().Where(node => node.Name.LocalName == "item").ToDictionary(item => Child(item, "name"), StringComparer.Ordinal);
        Child(items["INBOX"], "id").Should().Be("0SU5CT1g=");
        Child(items["Calendar"], "id").Should().Be("1" + Convert.ToBase64String("Calendar"u8));
        Child(items["Calendar"], "defaulttype").Should().Be("E");
        items["Łódź"].Ancestors().First(node => node.Name.LocalName == "item").Should().BeSameAs(items["INBOX"]);
        tree.ToString().Should().NotContain("@@");
        onlyDefault.Should().Contain("<name>Calendar</name>").And.NotContain("<name>Spam</name>");
    }

    [Fact]
    public async Task Somebody_elses_folder_tree_is_for_administrators()
    {
        const string Bob = "<accountemail>bob@demo.test</accountemail>";

        (await Wire.CommandAsync(await SignInAsync("alice@demo.test"), "getaccountfolderlist", Bob)).Should().Contain("insufficient_rights");
        (await Wire.CommandAsync(await SignInAsync("globaladmin"), "getaccountfolderlist", Bob)).Should().Contain("<name>INBOX</name>");
    }

    [Fact]
    public async Task A_picture_of_initials_is_served_inline_and_by_address()
    {
        var sid = await SignInAsync("alice@demo.test");
        var inline = await Wire.CommandAsync(sid, "getavatar", "<email>bob@demo.test</email>");
        var login = await Wire.CommandAsync(null, "getauthtoken", "<email>alice@demo.test</email><password>alice-demo</password>");

        GreedySed.Element(inline, "contenttype").Should().Be("image/svg+xml");
        Encoding.UTF8.GetString(Convert.FromBase64String(GreedySed.Element(inline, "base64data"))).Should().Contain(">BK</text>");
        using var byAddress = await embedded.Host.Client.GetAsync(new Uri(GreedySed.Element(login, "avatarurl")));
        byAddress.Content.Headers.ContentType?.MediaType.Should().Be("image/svg+xml");
        (await byAddress.Content.ReadAsStringAsync()).Should().Contain(">AN</text>");
        using var forged = await embedded.Host.Client.GetAsync(new Uri("/icewarpapi/avatar?token=a.b.c", UriKind.Relative));
        forged.StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
        (await Wire.CommandAsync(sid, "getavatar", "<email>nobody@demo.test</email>")).Should().Contain("account_does_not_exist");
    }

    [Fact]
    public async Task A_pair_of_tokens_signs_in_refreshes_and_ends_together()
    {
        var pair = await Wire.CommandAsync(null, "getjwttoken", "<authtype>0</authtype><email>alice@demo.test</email><password>alice-demo</password>");
        var access = GreedySed.Element(pair, "accesstoken");
        var session = await Wire.CommandAsync(null, "authenticatejwt", $"<token>{access}</token>");
        GreedySed.Element(await Wire.CommandAsync(GreedySed.AdminSid(session), "getsessioninfo", ""), "email").Should().Be("alice@demo.test");

        var next = await Wire.CommandAsync(null, "refreshjwttoken", $"<refreshtoken>{GreedySed.Element(pair, "refreshtoken")}</refreshtoken>");
        var nextAccess = GreedySed.Element(next, "accesstoken");

        (await ResultAsync("refreshjwttoken", $"<refreshtoken>{GreedySed.Element(pair, "refreshtoken")}</refreshtoken>")).Should().Be("0");
        (await ResultAsync("verifyjwttoken", $"<token>{access}</token>")).Should().Be("0");
        (await ResultAsync("verifyjwttoken", $"<token>{nextAccess}</token>")).Should().Be("1");
        (await ResultAsync("loginjwttoken", $"<token>{nextAccess}</token>")).Should().Be("1");
        (await ResultAsync("logoutjwttoken", $"<token>{nextAccess}</token>")).Should().Be("1");
        (await ResultAsync("verifyjwttoken", $"<token>{nextAccess}</token>")).Should().Be("0");
        (await ResultAsync("authenticatejwt", $"<token>{nextAccess}</token>")).Should().Be("0");
    }

    [Fact]
    public async Task A_session_makes_a_pair_and_a_tampered_token_is_worth_nothing()
    {
        var pair = await Wire.CommandAsync(await SignInAsync("bob@demo.test"), "makejwttokenlogin", "<clientident>test</clientident>");
        var access = GreedySed.Element(pair, "accesstoken");
        var parts = access.Split('.');
        var none = Convert.ToBase64String("""{"alg":"none","typ":"JWT"}"""u8).TrimEnd('=') + "." + parts[1] + ".";
        var other = $"{parts[0]}.{parts[1][..^2]}AA.{parts[2]}";

        (await ResultAsync("verifyjwttoken", $"<token>{access}</token>")).Should().Be("1");
        (await ResultAsync("verifyjwttoken", $"<token>{none}</token>")).Should().Be("0");
        (await ResultAsync("verifyjwttoken", $"<token>{other}</token>")).Should().Be("0");
        (await ResultAsync("getjwttoken", "<email>bob@demo.test</email><password>guess</password>")).Should().Be("0");
    }

    private async Task<string> ResultAsync(string command, string parameters) =>
        GreedySed.Element(await Wire.CommandAsync(null, command, parameters), "result");

    private async Task<string> SignInAsync(string email) => GreedySed.AdminSid(
        await Wire.CommandAsync(null, "authenticate", $"<authtype>0</authtype><email>{email}</email><password>{Demo.PasswordOf(email)}</password>"));

    private static XElement Result(string answer) => XDocument.Parse(answer).Descendants().Single(node => node.Name.LocalName == "result");

    private static string Child(XElement element, string name) => element.Elements().First(child => child.Name.LocalName == name).Value;
}
