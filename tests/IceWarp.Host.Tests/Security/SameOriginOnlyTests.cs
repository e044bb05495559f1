using System.Net;
using IceWarp.Testing;

namespace IceWarp.Host.Tests.Security;

public sealed class SameOriginOnlyTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("DELETE", "same-origin", null, HttpStatusCode.NoContent)]
    [InlineData("DELETE", "same-site", null, HttpStatusCode.Forbidden)]
    [InlineData("DELETE", "cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("DELETE", "none", null, HttpStatusCode.Forbidden)]
    [InlineData("DELETE", "cross-site", "own", HttpStatusCode.Forbidden)]
    [InlineData("DELETE", null, "own", HttpStatusCode.NoContent)]
    [InlineData("DELETE", null, "https://evil.example.com", HttpStatusCode.Forbidden)]
    [InlineData("DELETE", null, "null", HttpStatusCode.Forbidden)]
    [InlineData("DELETE", null, null, HttpStatusCode.NoContent)]
    [InlineData("GET", "cross-site", null, HttpStatusCode.Unauthorized)]
    public async Task Unsafe_requests_come_from_our_own_pages(string method, string? site, string? origin, HttpStatusCode expected)
    {
        var host = fixture.Host;
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/session");
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == "own" ? host.Address.GetLeftPart(UriPartial.Authority) : origin);
        }

        using var answer = await host.Client.SendAsync(request);
        answer.StatusCode.Should().Be(expected);
        if (expected == HttpStatusCode.Forbidden)
        {
            (await ProblemAnswer.ReadAsync(answer)).Code.Should().Be("session.cross_site");
        }
    }
}
