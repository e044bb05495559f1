using IceWarp.EmbeddedServer.Accounts;

namespace IceWarp.EmbeddedServer.Tests.Accounts;

public sealed class PasswordHashTests
{
    [Fact]
    public void The_right_password_is_known_and_another_is_not()
    {
        var hash = PasswordHash.Create("zażółć gęślą");

        hash.Should().StartWith("pbkdf2-sha512$210000$");
        PasswordHash.Verify("zażółć gęślą", hash).Should().BeTrue();
        PasswordHash.Verify("zażółć gęśla", hash).Should().BeFalse();
    }

    [Fact]
    public void Two_hashes_of_one_password_differ() => PasswordHash.Create("same").Should().NotBe(PasswordHash.Create("same"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("pbkdf2-sha512$0$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha512$1$AAAA$AAAA")]
    [InlineData("pbkdf2-sha512$1$!$!")]
    public void A_missing_or_broken_hash_knows_no_password(string? hash) => PasswordHash.Verify("", hash).Should().BeFalse();
}
