using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IceWarp.Modules.Dashboard.Tests.Backgrounds;
using IceWarp.Testing;
using SkiaSharp;

namespace IceWarp.Modules.Dashboard.Tests.Features.UploadBackground;

/// <summary>Uploading, reading and deleting the own picture: the four slices of one life.</summary>
public sealed class UploadBackgroundTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    [Fact]
    public async Task An_own_picture_is_kept_served_by_width_and_deleted()
    {
        using var client = await fixture.Host.SignInAsync(Demo.Bob);
        var stored = await (await PutAsync(client, Pictures.JpegWithExif(1500, 900, 1), "image/jpeg")).JsonAsync();
        ((string?)stored["colour"]).Should().MatchRegex("^#[0-9a-f]{6}$");
        (await client.ReadAsync("/background")).ToJsonString().Should().Be(stored.ToJsonString());

        foreach (var (place, width) in (IEnumerable<(int, int)>)[(640, 640), (1280, 1280), (1920, 1500), (2560, 1500)])
        {
            using var picture = await client.GetAsync($"/api/dashboard/background/{place}");
            picture.Content.Headers.ContentType?.MediaType.Should().Be("image/webp");
            picture.Headers.CacheControl?.Private.Should().BeTrue();
            var bytes = await picture.Content.ReadAsByteArrayAsync();
            picture.Content.Headers.ContentLength.Should().Be(bytes.Length);
            SKBitmap.DecodeBounds(bytes).Width.Should().Be(width);
            Encoding.Latin1.GetString(bytes).Should().NotContain(Pictures.Camera).And.NotContain("EXIF");
        }

        using (var gone = await client.DeleteAsync("/api/dashboard/background"))
        {
            gone.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        using (var again = await client.DeleteAsync("/api/dashboard/background"))
        {
            again.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        using var none = await client.GetAsync("/api/dashboard/background/640");
        await none.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "dashboard.no_background");
        using var nothing = await client.GetAsync("/api/dashboard/background");
        nothing.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_unchanged_picture_is_not_sent_again_and_a_new_one_is()
    {
        using var client = await fixture.Host.SignInAsync(Demo.Carol);
        await (await PutAsync(client, Pictures.Encode(SKEncodedImageFormat.Png, 700, 300), "image/png")).JsonAsync();
        using var first = await client.GetAsync("/api/dashboard/background/640");
        (await ConditionalAsync(client, first.Headers.ETag)).Should().Be(HttpStatusCode.NotModified);
        await (await PutAsync(client, Pictures.Encode(SKEncodedImageFormat.Webp, 700, 301), "image/webp")).JsonAsync();
        (await ConditionalAsync(client, first.Headers.ETag)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_persons_picture_is_not_visible_and_nobody_is_named_in_the_file()
    {
        await using var host = await RunningHost.StartAsync();
        using var alice = await host.SignInAsync();
        using var bob = await host.SignInAsync(Demo.Bob);
        await (await PutAsync(alice, Pictures.JpegWithExif(700, 300, 1), "image/jpeg")).JsonAsync();
        using var none = await bob.GetAsync("/api/dashboard/background/640");
        await none.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "dashboard.no_background");
        await bob.DeleteAsync("/api/dashboard/background");
        (await alice.ReadAsync("/background"))["version"].Should().NotBeNull();

        foreach (var file in Directory.GetFiles(host.DataFolder, "backgrounds.db*"))
        {
            var text = Encoding.Latin1.GetString(await ReadAllAsync(file));
            text.Should().NotContainEquivalentOf("alice").And.NotContain(Pictures.Camera);
        }
    }

    [Theory]
    [InlineData("a text called png", "image/png", HttpStatusCode.UnprocessableEntity, "dashboard.background_unreadable")]
    [InlineData("nothing at all", "image/png", HttpStatusCode.UnprocessableEntity, "dashboard.background_unreadable")]
    [InlineData("a png", "image/jpeg", HttpStatusCode.UnprocessableEntity, "dashboard.background_unreadable")]
    [InlineData("half a png", "image/png", HttpStatusCode.UnprocessableEntity, "dashboard.background_unreadable")]
    [InlineData("a bomb", "image/png", HttpStatusCode.UnprocessableEntity, "dashboard.background_unreadable")]
    [InlineData("a gif", "image/gif", HttpStatusCode.UnsupportedMediaType, "dashboard.background_type")]
    [InlineData("a gif", "image/png", HttpStatusCode.UnsupportedMediaType, "dashboard.background_type")]
    [InlineData("a moving png", "image/png", HttpStatusCode.UnsupportedMediaType, "dashboard.background_type")]
    [InlineData("a drawing", "image/svg+xml", HttpStatusCode.UnsupportedMediaType, "dashboard.background_type")]
    [InlineData("eleven megabytes", "image/jpeg", HttpStatusCode.RequestEntityTooLarge, "dashboard.background_too_large")]
    public async Task What_is_no_picture_within_the_limits_is_refused(string content, string type, HttpStatusCode status, string code)
    {
        var client = fixture.Alice;
        using var answer = await PutAsync(client, Bad(content), type);
        await answer.ShouldBeRefusedAsync(status, code);
        using var none = await client.GetAsync("/api/dashboard/background");
        none.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    // Made by name: as data of the theory megabytes would become part of the tests' names.
    private static byte[] Bad(string content)
    {
        var png = Pictures.Encode(SKEncodedImageFormat.Png, 64, 64);
        return content switch
        {
            "a text called png" => Encoding.UTF8.GetBytes("#!/bin/sh\necho no picture"),
            "nothing at all" => [],
            "a png" => png,
            "half a png" => png[..(png.Length / 2)],
            "a bomb" => Pictures.PngOfZeros(60_000, 60_000, whole: false),
            "a gif" => [.. "GIF89a"u8, 1, 0, 1, 0],
            "a moving png" => Pictures.Moving(Pictures.PngOfZeros(9, 9)),
            "a drawing" => "<svg/>"u8.ToArray(),
            _ => new byte[11 * 1024 * 1024],
        };
    }

    [Fact]
    public async Task A_width_that_is_not_kept_is_refused()
    {
        var client = fixture.Alice;
        using var answer = await client.GetAsync("/api/dashboard/background/641");
        var problem = await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        problem["errors"]?.AsObject().Select(field => field.Key).Should().Equal("width");
    }

    [Fact]
    public async Task A_stranger_cannot_upload()
    {
        using var answer = await PutAsync(fixture.Host.Client, Pictures.Encode(SKEncodedImageFormat.Png, 9, 9), "image/png");
        await answer.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.required");
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, byte[] content, string type)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        return client.PutAsync("/api/dashboard/background", body);
    }

    private static async Task<HttpStatusCode> ConditionalAsync(HttpClient client, EntityTagHeaderValue? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dashboard/background/640");
        request.Headers.IfNoneMatch.Add(known ?? throw new InvalidOperationException("No ETag."));
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<byte[]> ReadAllAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        return content.ToArray();
    }
}
