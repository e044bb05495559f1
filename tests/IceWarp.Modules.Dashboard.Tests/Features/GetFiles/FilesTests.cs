using System.Net;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetFiles;

/// <summary>Listing and opening: GetFiles, OpenFile.</summary>
public sealed class FilesTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    [Fact]
    public async Task The_files_changed_last_come_first_and_open_with_the_servers_bytes()
    {
        var client = fixture.Alice;
        var raw = fixture.Raw;
        var files = await client.ReadAsync("/files?limit=50");
        var list = files["files"]?.AsArray() ?? [];
        list.Should().HaveCount((int?)files["total"] ?? -1);
        list.Select(file => (DateTime?)file?["modified"]).Should().BeInDescendingOrder();

        var first = list.First(file => file?["place"]?.ToJsonString() == """{"owner":null,"path":[]}""") ?? throw new InvalidOperationException("No file.");
        var name = (string?)first["name"] ?? "";
        using var answer = await client.GetAsync($"/api/dashboard/files/{first["id"]}/content");
        var content = await answer.Content.ReadAsByteArrayAsync();
        content.LongLength.Should().Be((long?)first["size"]);
        (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar).Should().Be(("attachment", name));
        answer.Headers.CacheControl?.NoStore.Should().BeTrue();
        (await raw.FindAsync("Files", "evntitle", name, "evncomplete"))?["evncomplete"].Should().Be(content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_unknown_file_and_a_wrong_limit_are_refused()
    {
        var client = fixture.Alice;
        using var unknown = await client.GetAsync("/api/dashboard/files/bm9wZQ/content");
        await unknown.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "server.not_found");
        using var limit = await client.GetAsync("/api/dashboard/files?limit=51");
        await limit.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
    }
}
