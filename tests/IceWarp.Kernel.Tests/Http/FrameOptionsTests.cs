using IceWarp.Kernel.Http;

namespace IceWarp.Kernel.Tests.Http;

public sealed class FrameOptionsTests
{
    [Theory]
    [InlineData("https://mail.example.com", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("https://mail.example.com/", false)]
    [InlineData("https://mail.example.com/webmail", false)]
    [InlineData("https://*.example.com", false)]
    [InlineData("*", false)]
    [InlineData("mail.example.com", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://you@mail.example.com", false)]
    [InlineData("https://mail.example.com; script-src *", false)]
    public void Only_plain_origins_are_origins(string text, bool expected) => FrameOptions.IsOrigin(text).Should().Be(expected);
}
