using System.Net;
using System.Text.Json.Nodes;
using IceWarp.Modules.Dashboard.Files;
using IceWarp.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetPins;

/// <summary>Pinning: GetPins, PinFile, UnpinFile, and the mark in GetFiles.</summary>
public sealed class PinsTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    [Fact]
    public async Task A_pinned_file_is_listed_in_front_marked_among_the_recent_ones_and_follows_the_person()
    {
        var files = await FilesAsync(fixture.Alice);
        await PinAsync(fixture.Alice, files[0]);
        await PinAsync(fixture.Alice, files[2]);
        await PinAsync(fixture.Alice, files[2]);

        using var other = await fixture.Host.SignInAsync();
        var pins = await other.ReadAsync("/pins");
        pins["files"]?.AsArray().Select(Id).Should().Equal(Id(files[2]), Id(files[0]));
        pins["gone"]?.AsArray().Should().BeEmpty();
        (await FilesAsync(other)).Where(file => (bool?)file["pinned"] == true).Select(Id).Should().BeEquivalentTo([Id(files[0]), Id(files[2])]);

        using var unpinned = await other.DeleteAsync($"/api/dashboard/pins/{Id(files[2])}");
        unpinned.StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var again = await other.DeleteAsync($"/api/dashboard/pins/{Id(files[2])}");
        again.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await fixture.Alice.ReadAsync("/pins"))["files"]?.AsArray().Select(Id).Should().Equal(Id(files[0]));
    }

    [Fact]
    public async Task A_pinned_file_that_is_deleted_is_named_until_its_pin_is_taken_off()
    {
        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        using var raw = await fixture.Host.SignInRawAsync(Demo.Bob);
        var cash = (await FilesAsync(bob)).Single(file => (string?)file["name"] == "Cash, November.xlsx");
        await PinAsync(bob, cash);
        var found = await raw.SendAsync("get", $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Bob}\"><folder uid=\"Files\"><item><values><evntitle/></values></item></folder></account></query>");
        var uid = found.Descendants().First(item => item.Name.LocalName == "item" && item.Value.Contains("Cash, November.xlsx", StringComparison.Ordinal)).Attribute("uid")?.Value;
        await raw.SendAsync("set", $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Bob}\"><folder uid=\"Files\"><item uid=\"{uid}\" action=\"delete\"/></folder></account></query>");

        var pins = await bob.ReadAsync("/pins");
        pins["files"]?.AsArray().Should().BeEmpty();
        ((string?)pins["gone"]?[0]?["name"]).Should().Be("Cash, November.xlsx");
        using var off = await bob.DeleteAsync($"/api/dashboard/pins/{Id(cash)}");
        (await bob.ReadAsync("/pins"))["gone"]?.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Pins_set_at_the_same_time_are_all_kept()
    {
        using var carol = await fixture.Host.SignInAsync(Demo.Carol);
        var files = await FilesAsync(carol);
        files.Should().HaveCountGreaterThan(1);
        await Task.WhenAll(files.Select(file => PinAsync(carol, file)));
        (await carol.ReadAsync("/pins"))["files"]?.AsArray().Select(Id).Should().BeEquivalentTo(files.Select(Id));
    }

    [Fact]
    public async Task An_unknown_file_is_not_pinned_and_nobody_pins()
    {
        using var unknown = await fixture.Alice.PutJsonAsync("/pins/bm9wZQ", null);
        await unknown.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "server.not_found");
        foreach (var request in new[] { new HttpRequestMessage(HttpMethod.Get, "/api/dashboard/pins"), new HttpRequestMessage(HttpMethod.Put, "/api/dashboard/pins/x"), new HttpRequestMessage(HttpMethod.Delete, "/api/dashboard/pins/x") })
        {
            using var nobody = await fixture.Host.Client.SendAsync(request);
            await nobody.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.required");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("garbage")]
    [InlineData("{\"format\":9,\"files\":[{\"id\":\"a\",\"name\":\"b\"}]}")]
    [InlineData("{\"format\":1,\"files\":[null,{\"id\":\"\",\"name\":\"x\"},{\"id\":\"a\"}]}")]
    public void What_cannot_be_read_is_no_pin(string? text) => PinnedFiles.Read(text).Files.Should().BeEmpty();

    [Fact]
    public void Kept_pins_read_back_the_same_the_last_one_first()
    {
        var pins = new PinnedFiles([]).With(new Pin("a", "A")).With(new Pin("b", "B")).With(new Pin("a", "A2"));
        PinnedFiles.Read(pins.Write()).Files.Should().Equal(new Pin("a", "A2"), new Pin("b", "B"));
    }

    private static async Task PinAsync(HttpClient client, JsonNode file)
    {
        using var answer = await client.PutAsync($"/api/dashboard/pins/{Id(file)}", content: null);
        answer.StatusCode.Should().Be(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<JsonNode>> FilesAsync(HttpClient client) =>
        [.. ((await client.ReadAsync("/files?limit=50"))["files"]?.AsArray() ?? []).OfType<JsonNode>()];

    private static string Id(JsonNode? file) => (string?)file?["id"] ?? "";
}
