using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using IceWarp.Kernel.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace IceWarp.Kernel.Tests.Ui;

public sealed class UiMiddlewareTests : IAsyncLifetime
{
    private const string Script = "/app/assets/main-4f2a9c1b.js";
    private KernelHost _host = null!; // set by InitializeAsync before any test

    private HttpClient Client => _host.Client;

    public async Task InitializeAsync() => _host = await KernelHost.StartAsync(app =>
    {
        UiBundle[] bundles =
        [
            new UiBundle("/", new NullFileProvider()),
            UiBundle.Embedded("/app/", typeof(UiMiddlewareTests).Assembly, "Ui/Built"),
        ];
        app.UseRouting();
        app.UseMiddleware<UiMiddleware>(bundles, new PathString[] { "/api" });
        app.MapGet("/app/endpoint", () => "an endpoint");
    });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_page_is_asked_for_again_each_time_and_answered_304_by_its_content()
    {
        using var first = await Client.GetAsync("/app/");
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        first.Headers.CacheControl!.NoCache.Should().BeTrue();
        first.Headers.ETag!.IsWeak.Should().BeFalse();
        first.Content.Headers.LastModified.Should().BeNull();

        using var again = new HttpRequestMessage(HttpMethod.Get, "/app/");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await Client.SendAsync(again);
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
        second.Headers.ETag.Should().Be(first.Headers.ETag);
        (await second.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_tag_of_another_content_gets_the_whole_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/app/");
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"older\""));
        using var answer = await Client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Hashed_names_are_immutable()
    {
        using var answer = await Client.GetAsync(Script);
        answer.Headers.CacheControl!.ToString().Should().Be("public, max-age=31536000, immutable");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/javascript");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", null)]
    [InlineData("zstd", null)]
    public async Task The_smallest_accepted_form_is_sent(string? accepted, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Script);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        using var answer = await Client.SendAsync(request);
        answer.Content.Headers.ContentEncoding.SingleOrDefault().Should().Be(encoding);
        answer.Headers.Vary.Should().Equal("Accept-Encoding");
        var body = await answer.Content.ReadAsStreamAsync();
        Stream plain = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        (await reader.ReadToEndAsync()).Should().StartWith("export const text = 'round and round");
    }

    [Fact]
    public async Task Each_encoding_has_a_tag_of_its_own()
    {
        using var plain = await Client.GetAsync(Script);
        using var request = new HttpRequestMessage(HttpMethod.Get, Script);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var packed = await Client.SendAsync(request);
        packed.Headers.ETag.Should().NotBe(plain.Headers.ETag);
    }

    [Theory]
    [InlineData("/app/app.webmanifest", "application/manifest+json")]
    [InlineData("/app/icon.svg", "image/svg+xml")]
    public async Task Media_types_are_right(string path, string type)
    {
        using var answer = await Client.GetAsync(path);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
    }

    [Theory]
    [InlineData("navigate", "*/*", HttpStatusCode.OK)]
    [InlineData("cors", "text/html", HttpStatusCode.NotFound)]
    [InlineData(null, "text/html", HttpStatusCode.OK)]
    [InlineData(null, "application/json", HttpStatusCode.NotFound)]
    public async Task An_unknown_path_is_the_page_for_navigations_only(string? mode, string accept, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/app/somewhere/deep");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (mode is not null)
        {
            request.Headers.Add("Sec-Fetch-Mode", mode);
        }

        using var answer = await Client.SendAsync(request);
        answer.StatusCode.Should().Be(expected);
    }

    [Theory]
    [InlineData("/app/assets/gone-00000000.js")]
    [InlineData("/app/assets/main-4f2a9c1b.js.br")]
    [InlineData("/app/../secret")]
    [InlineData("/api/anything")]
    public async Task Nothing_else_is_served_even_to_a_navigation(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        using var answer = await Client.SendAsync(request);
        answer.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task The_app_without_its_slash_is_sent_to_it()
    {
        using var answer = await Client.GetAsync("/app?x=1");
        answer.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        answer.Headers.Location.Should().Be(new Uri("/app/?x=1", UriKind.Relative));
    }

    [Fact]
    public async Task An_endpoint_goes_before_the_interface() =>
        (await Client.GetStringAsync("/app/endpoint")).Should().Be("an endpoint");

    [Fact]
    public async Task Other_methods_are_not_answered()
    {
        using var answer = await Client.PostAsync("/app/", null);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Head_has_the_headers_and_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/app/");
        using var answer = await Client.SendAsync(request);
        answer.Content.Headers.ContentLength.Should().BePositive();
        (await answer.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_missing_build_says_what_to_do()
    {
        using var answer = await Client.GetAsync("/");
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        (await answer.Content.ReadAsStringAsync()).Should().Contain("./run");
    }
}
