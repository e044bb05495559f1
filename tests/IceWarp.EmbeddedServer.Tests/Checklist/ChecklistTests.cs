using System.Text.Json;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Checklist;

/// <summary>Lines 1 to 10 and 13 of the protocol notes' checklist, each as an independent client parses the answer.</summary>
public sealed class ChecklistTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    private const string AliceLogin = "<authtype>0</authtype><email>alice@demo.test</email><password>alice-demo</password><digest/><persistentlogin>0</persistentlogin>";

    private WireClient Wire => embedded.Wire;

    [Theory]
    [InlineData("text/xml; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task Line_01_any_content_type_is_accepted(string? contentType)
    {
        using var content = new ByteArrayContent(
            """<iq type="set" format="text/xml"><query xmlns="webmail:iq:auth"><username>alice@demo.test</username><method>plain</method><digest>alice-demo</digest></query></iq>"""u8.ToArray());
        content.Headers.Remove("Content-Type");
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await embedded.Host.Client.PostAsync(new Uri("/webmail/server/webmail.php", UriKind.Relative), content);

        GreedySed.WebmailSid(await response.Content.ReadAsStringAsync()).Should().StartWith("wm-");
    }

    [Theory]
    [InlineData("""<account xmlns="webmail:iq:folders" uid="alice@demo.test"/>""")]
    [InlineData("""<account xmlns="" uid="alice@demo.test"/>""")]
    [InlineData("""<account uid='alice@demo.test'></account>""")]
    public async Task Line_01_namespaces_on_children_and_the_order_of_attributes_do_not_matter(string account)
    {
        var sid = await Wire.SignInAsync("alice");

        var answer = await Wire.PostAsync($"""<iq format="xml" type="get" uid="x" sid="{sid}"><query xmlns="webmail:iq:folders">{account}</query></iq>""");

        answer.Should().Contain("""folder uid="INBOX" """.TrimEnd());
    }

    [Theory]
    [InlineData("/icewarpapi/")]
    [InlineData("/icewarpapi")]
    [InlineData("/icewarpapi/Authenticate")]
    [InlineData("/icewarpapi/some/thing")]
    public async Task Line_02_any_address_below_icewarpapi_answers_with_the_sid_last_on_its_line_and_two_blanks_before_the_query(string path)
    {
        var answer = await Wire.PostAsync(
            path, $"""<iq><query xmlns="admin:iq:rpc"><commandname>Authenticate</commandname><commandparams>{AliceLogin}</commandparams></query></iq>""");

        answer.Should().MatchRegex("\\A<iq type=\"result\" sid=\"[0-9]+\">\n  <query xmlns=\"admin:iq:rpc\">\n    <result>1</result>\n  </query>\n</iq>\n\\z");
        GreedySed.AdminSid(answer).Should().MatchRegex("^[0-9]+$");
    }

    [Theory]
    [InlineData("getauthchallenge")]
    [InlineData("getsessioninfo")]
    [InlineData("nosuchcommand")]
    [InlineData("logout")]
    public async Task Line_02_a_sid_of_digits_is_in_every_answer(string command)
    {
        var answer = await Wire.CommandAsync(null, command, "");

        answer.Should().MatchRegex("\\A<iq type=\"(result|error)\" sid=\"[0-9]+\">\n  <query ");
    }

    [Fact]
    public async Task Line_03_authenticate_answers_1_and_0_and_globaladmin_may_impersonate()
    {
        var right = await Wire.CommandAsync(null, "authenticate", "<authtype>0</authtype><email>globaladmin</email><password>globaladmin-demo</password>");
        var wrong = await Wire.CommandAsync(null, "authenticate", "<authtype>0</authtype><email>globaladmin</email><password>guess</password>");
        var address = await Wire.CommandAsync(GreedySed.AdminSid(right), "impersonatewebclient", "<email>bob@demo.test</email>");

        GreedySed.Element(right, "result").Should().Be("1");
        GreedySed.Element(wrong, "result").Should().Be("0");
        var url = GreedySed.Element(address, "result");
        url.Should().StartWith(embedded.Host.Address + "webmail/?atoken=");
        url.Count(c => c == '=').Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Line_04_the_authtoken_stands_on_a_line_of_its_own_and_works_raw_and_encoded(bool encoded)
    {
        var answer = await Wire.CommandAsync(null, "getauthtoken", AliceLogin);
        var token = GreedySed.Element(answer, "authtoken");

        answer.Split('\n').Should().Contain($"      <authtoken>{token}</authtoken>");
        token.Should().NotContain("=");
        (await CookieAsync(encoded ? string.Concat(token.Select(c => $"%{(int)c:X2}")) : token)).Should().StartWith("wm");
    }

    [Fact]
    public async Task Line_05_the_cookie_has_its_path_first_and_a_token_works_once()
    {
        var token = GreedySed.Element(await Wire.CommandAsync(null, "getauthtoken", AliceLogin), "authtoken");
        var headers = await HeadersAsync(token);
        var again = await HeadersAsync(token);
        var invalid = await HeadersAsync("feedfacefeedface");

        headers.Should().MatchRegex("(?m)^Set-Cookie: PHPSESSID_LOGIN=wm[0-9a-f]+; path=/");
        GreedySed.Cut(headers, "PHPSESSID_LOGIN", "^.*PHPSESSID_LOGIN=(?<cut>.*); path=.*$").Should().MatchRegex("^wm[0-9a-f]+$");
        again.Should().NotContain("PHPSESSID_LOGIN");
        invalid.Should().NotContain("PHPSESSID_LOGIN").And.StartWith("200");
    }

    [Fact]
    public async Task Line_06_the_cookie_becomes_a_sid_that_is_another_one()
    {
        var cookie = await CookieAsync(GreedySed.Element(await Wire.CommandAsync(null, "getauthtoken", AliceLogin), "authtoken"));

        var answer = await Wire.PostAsync($"""<iq type="set"><query xmlns="webmail:iq:auth"><session>{cookie}</session></query></iq>""");

        answer.Should().MatchRegex("""\A<iq sid="wm-[0-9a-f]+" type="result"><query xmlns="webmail:iq:auth"/></iq>\z""");
        var sid = GreedySed.WebmailSid(answer);
        sid[3..].Should().NotBe(cookie[2..]);
        var readded = "wm-" + GreedySed.Cut(answer, "<iq sid=", """^.*<iq sid="wm-(?<cut>.*)" type=.*$""");
        (await RefreshAsync(readded)).Should().Contain("folder uid=\"INBOX\"");
    }

    [Fact]
    public async Task Line_07_private_echoes_every_asked_resource()
    {
        var sid = await Wire.SignInAsync("alice");

        var answer = await Wire.QueryAsync(sid, "get", "private", "<resources><layout_settings/><never_heard_of/></resources>");

        answer.Should().Contain("result").And.Contain("<never_heard_of/>").And.Contain("<language>en</language>");
    }

    [Fact]
    public async Task Line_08_a_refresh_names_the_inbox()
    {
        (await RefreshAsync(await Wire.SignInAsync("alice"))).Should().Contain("folder uid=\"INBOX\"").And.Contain("<mbox_usage>");
    }

    [Fact]
    public async Task Line_09_the_items_of_every_mail_folder_have_attributes_in_json_an_empty_one_included()
    {
        var sid = await Wire.SignInAsync("carol");
        using var folders = JsonDocument.Parse(await Wire.QueryAsync(sid, "get", "folders", "<account uid=\"carol@demo.test\"/>", "json"));
        var mail = folders.RootElement.GetProperty("IQ")[0].GetProperty("QUERY")[0].GetProperty("ACCOUNT")[0].GetProperty("FOLDER").EnumerateArray()
            .Where(folder => folder.GetProperty("TYPE")[0].GetProperty("VALUE").GetString() == "M")
            .Select(folder => folder.GetProperty("ATTRIBUTES").GetProperty("UID").GetString())
            .ToList();

        mail.Should().Contain("INBOX").And.HaveCountGreaterThan(4);
        foreach (var folder in mail)
        {
            var answer = await Wire.QueryAsync(
                sid, "get", "items", $"<account uid=\"carol@demo.test\"><folder uid=\"{folder}\"><item><values><subject/></values></item></folder></account>", "json");
            answer.Should().Contain("\"ATTRIBUTES\"").And.Contain($"\"UID\":\"{folder}\"");
        }
    }

    [Fact]
    public async Task Line_10_a_folder_is_added_once()
    {
        var sid = await Wire.SignInAsync("alice");
        const string Add = """<account uid="alice@demo.test"><folder action="add"><type>N</type><name>Notes/Line 10</name></folder></account>""";

        var first = await Wire.QueryAsync(sid, "set", "folders", Add);
        var second = await Wire.QueryAsync(sid, "set", "folders", Add);

        first.Should().Contain("webmail:iq:folders").And.Contain("""<folder uid="Notes/Line 10" rights="riwtlkxa"><owner>alice@demo.test</owner>""");
        second.Should().Contain("""type="error" uid="r1"><error uid="folder_already_exists">Notes/Line 10</error>""");
    }

    [Fact]
    public async Task Line_13_a_self_closed_query_signs_out_and_the_sid_is_expired()
    {
        var sid = await Wire.SignInAsync("alice");

        var bye = await Wire.PostAsync($"""<iq sid="{sid}" type="set"><query xmlns="webmail:iq:auth"/></iq>""");

        bye.Should().Be($"""<iq sid="{sid}" type="result"><query xmlns="webmail:iq:auth"/></iq>""");
        (await RefreshAsync(sid)).Should().Contain("""<error uid="session_expired"/>""");
    }

    private Task<string> RefreshAsync(string sid) =>
        Wire.QueryAsync(sid, "set", "accounts", "<account action=\"refresh\" uid=\"alice@demo.test\"/>");

    private async Task<string> CookieAsync(string token) =>
        GreedySed.Cut(await HeadersAsync(token), "PHPSESSID_LOGIN", "^.*PHPSESSID_LOGIN=(?<cut>.*); path=.*$");

    // What "curl -D -" prints.
    private async Task<string> HeadersAsync(string token)
    {
        using var handler = new HttpClientHandler { UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = embedded.Host.Address };
        using var response = await http.GetAsync(new Uri("/webmail/?atoken=" + token, UriKind.Relative));
        return $"{(int)response.StatusCode}\n" + string.Join('\n', response.Headers.SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}")));
    }
}
