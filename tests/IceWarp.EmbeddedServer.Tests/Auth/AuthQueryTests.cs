namespace IceWarp.EmbeddedServer.Tests.Auth;

public sealed class AuthQueryTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    [Fact]
    public async Task A_plain_sign_in_answers_a_sid()
    {
        var sid = await embedded.Wire.SignInAsync("alice");

        sid.Should().MatchRegex("^wm-[0-9a-f]{32}$");
    }
}
