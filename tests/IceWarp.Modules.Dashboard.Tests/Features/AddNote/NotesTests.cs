using System.Net;
using System.Net.Http.Json;

namespace IceWarp.Modules.Dashboard.Tests.Features.AddNote;

/// <summary>Reading and adding: GetNotes, AddNote.</summary>
public sealed class NotesTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    [Fact]
    public async Task A_quick_note_is_on_the_server_with_its_text()
    {
        var client = fixture.Alice;
        var raw = fixture.Raw;
        var total = (int?)(await client.ReadAsync("/notes"))["total"];
        using var created = await client.PostAsJsonAsync("/api/dashboard/notes", new { text = "Paint & <rust>\n3 buckets, \"grey\"\nzażółć" });
        var note = await created.JsonAsync(HttpStatusCode.Created);
        ((string?)note["title"], (string?)note["folder"]).Should().Be(("Paint & <rust>", "Notes"));

        var stored = await raw.FindAsync("Notes", "evntitle", "Paint & <rust>");
        var whole = await raw.GetAsync("Notes", stored?["uid"] ?? "");
        whole["note_text"].ReplaceLineEndings("\n").Should().Be("3 buckets, \"grey\"\nzażółć");

        var notes = await client.ReadAsync("/notes?limit=1");
        ((int?)notes["total"]).Should().Be(total + 1);
        ((string?)notes["notes"]?[0]?["id"]).Should().Be((string?)note["id"]);
    }

    [Fact]
    public async Task A_note_added_on_the_server_is_seen_here()
    {
        var client = fixture.Alice;
        var raw = fixture.Raw;
        await raw.SetAsync(
            "Notes",
            "<item action=\"add\"><values><evntitle>Raw note</evntitle><evntype>work,q1</evntype></values><notes><note><values><note_text>x</note_text></values></note></notes></item>");
        var notes = (await client.ReadAsync("/notes?limit=50"))["notes"]?.AsArray();
        var found = notes?.SingleOrDefault(note => (string?)note?["title"] == "Raw note");
        found?["tags"]?.AsArray().Select(tag => (string?)tag).Should().BeEquivalentTo("work", "q1");
    }

    [Fact]
    public async Task An_empty_note_and_one_too_long_are_refused()
    {
        var client = fixture.Alice;
        foreach (var text in (string?[])[null, "", " \n ", new string('x', 20_001)])
        {
            using var answer = await client.PostAsJsonAsync("/api/dashboard/notes", new { text });
            (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?["text"].Should().NotBeNull();
        }

        using var limit = await client.GetAsync("/api/dashboard/notes?limit=0");
        await limit.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
    }
}
