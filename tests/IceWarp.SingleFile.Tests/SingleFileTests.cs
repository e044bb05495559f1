using System.Net;
using System.Net.Http.Json;
using IceWarp.Testing;

namespace IceWarp.SingleFile.Tests;

/// <summary>The administrator's view: one file in an empty folder does everything.</summary>
public sealed class SingleFileTests
{
    [Fact]
    public async Task The_file_starts_alone_serves_the_interface_signs_in_and_ends_cleanly()
    {
        await using var file = await PublishedFile.StartAsync();

        (await file.Client.GetStringAsync("/")).Should().Contain("/assets/");
        (await file.Client.GetStringAsync("/dashboard/")).Should().Contain("/dashboard/assets/");
        var wrong = await file.Client.PostAsJsonAsync("/api/session", new { email = "alice@demo.test", password = "wrong" });
        wrong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var right = await file.Client.PostAsJsonAsync("/api/session", new { email = "alice@demo.test", password = "alice-demo" });
        right.StatusCode.Should().Be(HttpStatusCode.OK);
        (await file.Client.GetStringAsync("/api/dashboard/agenda?timeZone=Europe/Warsaw&days=14")).Should().Contain("title");
        (await file.StopAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_background_picture_is_re_encoded_by_the_native_library_inside_the_file()
    {
        await using var file = await PublishedFile.StartAsync();
        (await file.Client.PostAsJsonAsync("/api/session", new { email = "alice@demo.test", password = "alice-demo" })).EnsureSuccessStatusCode();

        // A PNG of one pixel.
        using var picture = new ByteArrayContent(Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        picture.Headers.ContentType = new("image/png");
        var stored = await file.Client.PutAsync("/api/dashboard/background", picture);

        stored.StatusCode.Should().Be(HttpStatusCode.OK);
        (await file.Client.GetAsync("/api/dashboard/background/640")).Content.Headers.ContentType?.MediaType.Should().Be("image/webp");
    }

    [Fact]
    public async Task All_it_writes_is_in_the_data_folder()
    {
        await using var file = await PublishedFile.StartAsync("--Data:Folder=kept");
        (await file.Client.PostAsJsonAsync("/api/session", new { email = "alice@demo.test", password = "alice-demo" })).EnsureSuccessStatusCode();

        // .net: where the runtime unpacks native libraries of a single file, below HOME.
        Directory.EnumerateFileSystemEntries(file.Folder).Select(Path.GetFileName).Should().BeSubsetOf(["icewarp", "kept", ".net"]);
    }
}
