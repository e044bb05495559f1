using IceWarp.Adapter;
using IceWarp.Host.Sessions;

namespace IceWarp.Host.Tests.Sessions;

public sealed class SignOutsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var written = SignOuts.Everywhere().With(SignIn("one", Now), Now);
        SignOuts.Read(written.Write()).Should().BeEquivalentTo(written);
    }

    [Fact]
    public void Nobody_who_never_signed_out_is_signed_out() => SignOuts.Read(null).Includes(SignIn("one", Now)).Should().BeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"marker":"a","ended":[null]}""")]
    public void A_setting_that_cannot_be_read_ends_every_sign_in_and_lets_people_sign_in_anew(string text)
    {
        var read = SignOuts.Read(text);
        read.Includes(SignIn("one", Now)).Should().BeTrue();
        SignOuts.Read(text).Includes(SignIn("two", Now) with { Marker = read.Marker }).Should().BeFalse();
    }

    [Fact]
    public void An_ended_sign_in_is_forgotten_when_no_cookie_of_it_can_be_valid()
    {
        var ended = SignOuts.None.With(SignIn("old", Now - TimeSpan.FromDays(32)), Now).With(SignIn("new", Now), Now);
        ended.Ended.Select(entry => entry.Id).Should().Equal("new");
    }

    [Fact]
    public void More_sign_outs_than_can_be_remembered_end_all_sign_ins()
    {
        var signOuts = SignOuts.None;
        for (var number = 0; number < SignOuts.Capacity; number++)
        {
            signOuts = signOuts.With(SignIn($"{number}", Now), Now);
        }

        signOuts.Includes(SignIn("other", Now)).Should().BeFalse();
        signOuts.Write().Length.Should().BeLessThan(32 * 1024);
        signOuts.With(SignIn("last", Now), Now).Includes(SignIn("other", Now)).Should().BeTrue();
    }

    [Fact]
    public void What_did_not_reach_the_server_is_added_to_what_it_keeps()
    {
        var here = SignOuts.None.With(SignIn("here", Now), Now);
        var server = SignOuts.None.With(SignIn("there", Now), Now);
        server.With(here).Ended.Select(entry => entry.Id).Should().Equal("there", "here");
        SignOuts.Everywhere().With(here).Ended.Should().BeEmpty();
    }

    private static SealedSession SignIn(string id, DateTimeOffset at) => new(id, at, new ServerSession("alice@demo.test", "wm-1", "secret"));
}
