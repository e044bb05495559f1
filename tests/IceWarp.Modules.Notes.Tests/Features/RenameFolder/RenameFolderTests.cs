using System.Net;

namespace IceWarp.Modules.Notes.Tests.Features.RenameFolder;

public sealed class RenameFolderTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_renamed_folder_keeps_its_notes_its_folders_and_the_pins_in_them()
    {
        var client = fixture.Alice;
        var folder = await client.CreateFolderAsync("Harbour");
        var inner = await client.CreateFolderAsync("Quay", folder.Text("id"));
        var beside = await client.CreateFolderAsync("Harbour2");
        foreach (var (title, place) in new[] { ("Crane", folder), ("Berth", inner), ("Elsewhere", beside) })
        {
            await client.PinAsync(await client.CreateAsync(title, folderId: place.Text("id")));
        }

        using var answer = await client.SendJsonAsync(HttpMethod.Patch, "/folders/" + folder.Text("id"), new { name = "Port" });
        var renamed = await answer.JsonAsync();
        (renamed.Text("name"), renamed.Text("path"), (int?)renamed["count"]).Should().Be(("Port", "Port", 1));

        (await fixture.Raw.FindNoteAsync("Berth", "Port/Quay")).Should().NotBeNull();
        var notes = (await client.ReadAsync("/?limit=500"))["notes"]!.AsArray();
        notes.Where(note => (bool?)note!["pinned"] == true).Select(note => note.Text("title")).Should().BeEquivalentTo("Crane", "Berth", "Elsewhere");
        using var old = await client.GetAsync("/api/notes/?folder=" + folder.Text("id"));
        await old.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }

    [Fact]
    public async Task The_same_name_again_changes_nothing()
    {
        var folder = await fixture.Alice.CreateFolderAsync("Same");
        using var answer = await fixture.Alice.SendJsonAsync(HttpMethod.Patch, "/folders/" + folder.Text("id"), new { name = " Same " });
        (await answer.JsonAsync()).Text("id").Should().Be(folder.Text("id"));
    }

    [Fact]
    public async Task A_name_that_is_taken_and_a_folder_that_is_gone_are_refused()
    {
        var client = fixture.Alice;
        await client.CreateFolderAsync("Taken");
        var folder = await client.CreateFolderAsync("Free");
        using (var taken = await client.SendJsonAsync(HttpMethod.Patch, "/folders/" + folder.Text("id"), new { name = "Taken" }))
        {
            await taken.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "server.already_exists");
        }

        using (var bad = await client.SendJsonAsync(HttpMethod.Patch, "/folders/" + folder.Text("id"), new { name = "a/b" }))
        {
            await bad.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        }

        using var gone = await client.SendJsonAsync(HttpMethod.Patch, "/folders/bm93aGVyZQ", new { name = "Any" });
        await gone.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }
}
