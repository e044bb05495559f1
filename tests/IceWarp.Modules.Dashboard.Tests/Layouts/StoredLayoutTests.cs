using IceWarp.Modules.Dashboard.Layouts;

namespace IceWarp.Modules.Dashboard.Tests.Layouts;

public sealed class StoredLayoutTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_kept_gives_the_default(string? text) => StoredLayout.Read(text, DashboardLayout.BuiltIn).Origin.Should().Be(LayoutOrigin.Default);

    [Theory]
    [InlineData("garbage")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":2,\"widgets\":[],\"background\":{\"kind\":\"none\"}}")]
    [InlineData("{\"format\":1,\"widgets\":[null],\"background\":{\"kind\":\"none\"}}")]
    [InlineData("{\"format\":1,\"widgets\":[{\"id\":\"a\",\"kind\":\"mail\",\"x\":50,\"y\":0,\"w\":4,\"h\":4}],\"background\":{\"kind\":\"none\"}}")]
    [InlineData("{\"format\":1,\"widgets\":[],\"background\":{\"kind\":\"none\"}")]
    public void What_cannot_be_read_shows_the_default_and_has_a_version_of_its_own(string text)
    {
        var stored = StoredLayout.Read(text, DashboardLayout.BuiltIn);
        stored.Origin.Should().Be(LayoutOrigin.Unreadable);
        stored.Layout.Should().BeSameAs(DashboardLayout.BuiltIn);
        stored.Version.Should().NotBe(StoredLayout.Read(null, DashboardLayout.BuiltIn).Version);
    }

    [Fact]
    public void The_version_changes_with_the_layout_and_with_the_standard_one_and_only_then()
    {
        var plain = DashboardLayout.BuiltIn with { Background = new Background("none") };
        var one = Kept(DashboardLayout.BuiltIn, DashboardLayout.BuiltIn);
        Kept(DashboardLayout.BuiltIn with { Background = new Background("builtin", "fjord") }, DashboardLayout.BuiltIn).Should().Be(one);
        Kept(plain, DashboardLayout.BuiltIn).Should().NotBe(one);
        Kept(DashboardLayout.BuiltIn, plain).Should().NotBe(one);
    }

    private static string Kept(DashboardLayout layout, DashboardLayout standard) => StoredLayout.Read(StoredLayout.Write(layout), standard).Version;
}
