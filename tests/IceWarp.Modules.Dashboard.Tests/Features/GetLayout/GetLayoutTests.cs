using System.Net;
using System.Net.Http.Headers;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetLayout;

public sealed class GetLayoutTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    [Fact]
    public async Task Who_never_saved_gets_the_default_layout()
    {
        var client = fixture.Alice;
        var layout = await client.ReadAsync("/layout");
        ((string?)layout["origin"]).Should().Be("default");
        layout["widgets"]?.AsArray().Select(widget => (string?)widget?["kind"]).Should().Equal("mail", "agenda", "conference", "tasks", "files", "notes", "clock", "birthdays");
        layout["background"]?.ToJsonString().Should().Be("""{"kind":"builtin","id":"fjord"}""");
    }

    [Fact]
    public async Task An_unchanged_layout_is_not_sent_again()
    {
        var client = fixture.Alice;
        using var first = await client.GetAsync("/api/dashboard/layout");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dashboard/layout");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag ?? EntityTagHeaderValue.Any);
        using var second = await client.SendAsync(request);
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/layout")]
    [InlineData("/mail")]
    [InlineData("/agenda")]
    [InlineData("/tasks")]
    [InlineData("/notes")]
    [InlineData("/files")]
    [InlineData("/files/x/content")]
    [InlineData("/birthdays")]
    [InlineData("/pins")]
    [InlineData("/widgets?kinds=mail")]
    [InlineData("/background")]
    [InlineData("/background/640")]
    public async Task Who_is_not_signed_in_gets_nothing(string path)
    {
        using var answer = await fixture.Host.Client.GetAsync("/api/dashboard" + path);
        await answer.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.required");
    }
}
