using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Tests.Checklist;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Auth;

public sealed class AuthQueryTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    private WireClient Wire => embedded.Wire;

    [Fact]
    public async Task A_plain_sign_in_answers_a_sid()
    {
        var sid = await Wire.SignInAsync("alice");

        sid.Should().MatchRegex("^wm-[0-9a-f]{32}$");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_like_an_unknown_address()
    {
        var wrong = await PlainAsync("alice@demo.test", "guess");
        var unknown = await PlainAsync("nobody@demo.test", "guess");

        wrong.Should().Be("""<iq sid="" type="error"><error uid="imap_authenticate"/></iq>""");
        unknown.Should().Be(wrong);
    }

    [Fact]
    public async Task The_administrator_has_no_webmail()
    {
        (await PlainAsync("globaladmin", "globaladmin-demo")).Should().Contain("imap_authenticate");
    }

    [Fact]
    public async Task A_digest_over_the_challenge_signs_in()
    {
        var (modulus, timestamp) = await ChallengeAsync();

        modulus.Should().MatchRegex("^[0-9a-f]{512}$");
        var answer = await DigestAsync("alice@demo.test", Encrypt(modulus, $"p={WebUtility.UrlEncode("alice-demo")}&t={timestamp}"));
        GreedySed.WebmailSid(answer).Should().StartWith("wm-");
    }

    [Fact]
    public async Task A_digest_with_a_wrong_password_is_refused()
    {
        var (modulus, timestamp) = await ChallengeAsync();

        (await DigestAsync("bob@demo.test", Encrypt(modulus, $"p=guess&t={timestamp}"))).Should().Contain("imap_authenticate");
    }

    [Theory]
    [InlineData("00")]
    [InlineData("not hex")]
    [InlineData("")]
    public async Task A_digest_that_does_not_decrypt_is_answered_like_a_wrong_password(string digest)
    {
        (await DigestAsync("carol@demo.test", digest)).Should().Contain("imap_authenticate");
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public async Task A_digest_older_than_300_seconds_is_expired(int seconds)
    {
        var (modulus, timestamp) = await ChallengeAsync();
        var shifted = long.Parse(timestamp, CultureInfo.InvariantCulture) + seconds;

        (await DigestAsync("alice@demo.test", Encrypt(modulus, $"p=alice-demo&t={shifted}"))).Should().Contain("login_expired");
    }

    [Fact]
    public async Task A_session_goes_on_from_another_address_for_who_proves_it()
    {
        var sid = await Wire.SignInAsync("alice");
        var (modulus, timestamp) = await ChallengeAsync();

        var proven = await RsaIpAsync(sid, Encrypt(modulus, $"i={sid}&t={timestamp}"));
        var forged = await RsaIpAsync(sid, Encrypt(modulus, $"i=wm-0000&t={timestamp}"));

        GreedySed.WebmailSid(proven).Should().Be(sid);
        forged.Should().Contain("session_expired");
    }

    [Fact]
    public async Task A_login_cookie_is_used_up_unless_it_is_kept()
    {
        var cookie = await CookieAsync();
        var kept = await CookieSignInAsync(cookie, "<keep>true</keep>");
        var rekeyed = await CookieSignInAsync(cookie, "");
        var again = await CookieSignInAsync(cookie, "");

        GreedySed.WebmailSid(kept).Should().Be("wm-" + cookie[2..]);
        GreedySed.WebmailSid(rekeyed).Should().StartWith("wm-").And.NotBe("wm-" + cookie[2..]);
        again.Should().Contain("session_expired");
    }

    [Fact]
    public async Task A_one_time_token_is_exchanged_for_a_sid()
    {
        var token = await TokenAsync();

        var answer = await Wire.QueryAsync(null, "get", "auth", $"<method>sid</method><digest>{token}</digest>");

        var sid = XDocument.Parse(answer).Root?.Attribute("sid")?.Value;
        GreedySed.Element(answer, "digest").Should().Be(sid).And.StartWith("wm-");
    }

    [Fact]
    public async Task A_person_who_stays_signed_in_gets_a_sid_that_says_so()
    {
        var answer = await Wire.QueryAsync(
            null, "set", "auth", "<username>alice@demo.test</username><method>plain</method><digest>alice-demo</digest><auto_login>1</auto_login>");

        answer.Should().Contain("sid=\"wm-perm");
    }

    [Theory]
    [InlineData("<method>telepathy</method>")]
    [InlineData("<username>alice@demo.test</username>")]
    [InlineData("<method>plain</method><username>alice@demo.test</username>")]
    public async Task What_is_missing_is_named(string body)
    {
        (await Wire.QueryAsync(null, "set", "auth", body)).Should().Contain("auth_missing_tag");
    }

    private Task<string> PlainAsync(string name, string password) =>
        Wire.PostAsync($"""<iq type="set"><query xmlns="webmail:iq:auth"><username>{name}</username><method>plain</method><digest>{password}</digest></query></iq>""");

    private Task<string> DigestAsync(string name, string digest) =>
        Wire.QueryAsync(null, "set", "auth", $"<username>{name}</username><method>RSA</method><digest>{digest}</digest>");

    private Task<string> RsaIpAsync(string sid, string digest) =>
        Wire.QueryAsync(null, "set", "auth", $"<method>rsaip</method><session>{sid}</session><digest>{digest}</digest>");

    private Task<string> CookieSignInAsync(string cookie, string more) =>
        Wire.PostAsync($"""<iq type="set"><query xmlns="webmail:iq:auth"><session>{cookie}</session>{more}</query></iq>""");

    private async Task<(string Modulus, string Timestamp)> ChallengeAsync()
    {
        var answer = await Wire.QueryAsync(null, "get", "auth", "<username>alice@demo.test</username><method>rsa</method>");
        return (GreedySed.Element(answer, "hashid"), GreedySed.Element(answer, "timestamp"));
    }

    private async Task<string> TokenAsync() => GreedySed.Element(
        await Wire.CommandAsync(null, "getauthtoken", "<authtype>0</authtype><email>alice@demo.test</email><password>alice-demo</password>"), "authtoken");

    private async Task<string> CookieAsync()
    {
        using var response = await embedded.Host.Client.GetAsync(new Uri("/webmail/?atoken=" + await TokenAsync(), UriKind.Relative));
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]["PHPSESSID_LOGIN=".Length..];
    }

    private static string Encrypt(string modulus, string text)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Convert.FromHexString(modulus), Exponent = [1, 0, 1] });
        return Convert.ToHexStringLower(rsa.Encrypt(Encoding.ASCII.GetBytes(text), RSAEncryptionPadding.Pkcs1));
    }
}
