using System.Text;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Tests.Iq;

public sealed class HostileXmlTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    private const string Query = "<query xmlns=\"webmail:iq:public\"><resources><languages/></resources></query>";

    public static TheoryData<string> Hostile => new()
    {
        $"<!DOCTYPE iq><iq>{Query}</iq>",
        "<!DOCTYPE iq [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><iq uid=\"&b;\"/>",
        "<!DOCTYPE iq [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><iq><query xmlns=\"webmail:iq:auth\"><username>&x;</username></query></iq>",
        "<!DOCTYPE iq SYSTEM \"http://127.0.0.1:1/x.dtd\"><iq/>",
        "<iq>&undeclared;</iq>",
        "<iq>" + Deep(IqRequest.MaxDepth) + "</iq>",
        "<iq",
        "",
        "no xml at all",
        "<iq></iq><iq></iq>",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task It_is_refused_at_both_addresses(string body)
    {
        (await embedded.Wire.PostAsync(body)).Should().Contain("type=\"error\"><error uid=\"xmlrequest_invalid\">").And.NotContain("root:");
        (await embedded.Wire.PostAsync("/icewarpapi/", body)).Should().Contain("<error uid=\"xmlrequest_invalid\">").And.NotContain("root:");
    }

    [Theory]
    [InlineData(0, "type=\"result\"")]
    [InlineData(1, "xmlrequest_invalid")]
    public async Task Elements_nest_64_levels_deep_and_no_deeper(int more, string expected)
    {
        // languages stands at level 3, and Deep(n) puts its innermost element n + 1 levels below.
        var deep = Deep(IqRequest.MaxDepth - 4 + more);
        var body = $"<iq>{Query.Replace("<languages/>", $"<languages>{deep}</languages>", StringComparison.Ordinal)}</iq>";

        (await embedded.Wire.PostAsync(body)).Should().Contain(expected);
    }

    [Fact]
    public async Task More_than_16_megabytes_are_refused_and_a_little_less_is_read()
    {
        var much = new string(' ', IqRequest.MaxBytes - 1000);

        (await embedded.Wire.PostAsync($"<iq>{much}{Query}</iq>")).Should().Contain("type=\"result\"");
        (await embedded.Wire.PostAsync($"<iq>{much}{new string(' ', 2000)}{Query}</iq>")).Should().Contain("xmlrequest_invalid");
    }

    [Theory]
    [InlineData("<iq type=\"steal\">" + Query + "</iq>", "xmlrequest_invalid_type")]
    [InlineData("<iq/>", "xmlrequest_missing_tag")]
    [InlineData("<other/>", "xmlrequest_missing_tag")]
    [InlineData("<iq><query/></iq>", "xmlrequest_missing_xmlns")]
    [InlineData("<iq><query xmlns=\"webmail:iq:nothing\"/></iq>", "xmlrequest_invalid_xmlns")]
    [InlineData("<iq><query xmlns=\"webmail:iq:folders\"/></iq>", "xmlrequest_invalid_sid")]
    [InlineData("<iq sid=\"wm-00\"><query xmlns=\"webmail:iq:folders\"/></iq>", "session_expired")]
    public async Task What_is_wrong_with_an_envelope_is_named(string body, string code)
    {
        (await embedded.Wire.PostAsync(body)).Should().Contain($"<error uid=\"{code}\"");
    }

    [Fact]
    public async Task The_clients_own_id_is_echoed_escaped()
    {
        (await embedded.Wire.PostAsync($"<iq uid=\"&lt;&quot;&amp;'\">{Query}</iq>")).Should().Contain("type=\"result\" uid=\"&lt;&quot;&amp;&apos;\"");
    }

    private static string Deep(int levels)
    {
        var text = new StringBuilder();
        for (var level = 0; level < levels; level++)
        {
            text.Append("<d>");
        }

        text.Append("<d/>");
        for (var level = 0; level < levels; level++)
        {
            text.Append("</d>");
        }

        return text.ToString();
    }
}
