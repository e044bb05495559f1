using System.Net;
using IceWarp.Kernel.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IceWarp.Kernel.Tests.Http;

public sealed class EntityTagsTests : IAsyncLifetime
{
    private KernelHost _host = null!; // set by InitializeAsync before any test

    public async Task InitializeAsync() => _host = await KernelHost.StartAsync(app =>
    {
        app.MapGet("/thing", (HttpContext context) => EntityTags.OkOrNotModified(context, "v7", new { Name = "thing" }));
        app.MapPut("/thing", (HttpRequest request) => EntityTags.IfMatch(request) ?? "nothing");
    });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("\"v7\"", HttpStatusCode.NotModified)]
    [InlineData("W/\"v7\"", HttpStatusCode.NotModified)]
    [InlineData("\"v6\", \"v7\"", HttpStatusCode.NotModified)]
    [InlineData("\"v6\"", HttpStatusCode.OK)]
    public async Task A_known_version_is_not_sent_again(string? known, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/thing");
        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        using var answer = await _host.Client.SendAsync(request);
        answer.StatusCode.Should().Be(expected);
        answer.Headers.ETag!.Tag.Should().Be("\"v7\"");
    }

    [Theory]
    [InlineData(null, "nothing")]
    [InlineData("\"v7\"", "v7")]
    [InlineData("W/\"v7\"", "nothing")]
    [InlineData("\"v6\", \"v7\"", "nothing")]
    [InlineData("garbage", "nothing")]
    public async Task Only_a_single_strong_tag_counts_for_a_write(string? match, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/thing");
        if (match is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", match);
        }

        using var answer = await _host.Client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).Should().Be(expected);
    }
}
