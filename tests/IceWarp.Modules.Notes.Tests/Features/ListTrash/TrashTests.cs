using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Features.ListTrash;

public sealed class TrashTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_deleted_note_is_in_the_trash_and_comes_back_where_it_was()
    {
        var client = fixture.Alice;
        var folder = await client.CreateFolderAsync("Origin");
        var note = await client.CreateAsync("Comes back", "<p>Every word</p>", folder.Text("id"));
        await DeleteAsync(note.Text("id"));
        var trashed = await TrashedAsync("Comes back");
        trashed!.Text("folder").Should().Be("Origin");
        DateTimeOffset.Parse(trashed.Text("deletedAt"), System.Globalization.CultureInfo.InvariantCulture).Should().BeAfter(DateTimeOffset.UnixEpoch);

        using var restored = await client.PostAsync($"/api/notes/trash/{trashed.Text("id")}/restore", null);
        var summary = await restored.JsonAsync();
        (summary.Text("title"), summary.Text("folderId")).Should().Be(("Comes back", folder.Text("id")));
        (await client.ReadAsync("/" + summary.Text("id"))).Text("html").Should().Be("<p>Every word</p>");
        (await TrashedAsync("Comes back")).Should().BeNull();
    }

    [Fact]
    public async Task A_note_whose_folder_is_gone_comes_back_into_the_default_one()
    {
        var client = fixture.Alice;
        var folder = await client.CreateFolderAsync("Doomed");
        var note = await client.CreateAsync("Orphan", folderId: folder.Text("id"));
        await DeleteAsync(note.Text("id"));
        using (var deleted = await client.DeleteAsync("/api/notes/folders/" + folder.Text("id")))
        {
            deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        var trashed = await TrashedAsync("Orphan");
        using var restored = await client.PostAsync($"/api/notes/trash/{trashed.Text("id")}/restore", null);
        (await restored.JsonAsync()).Text("folderId").Should().Be((await client.FolderAsync("Notes")).Text("id"));
    }

    [Fact]
    public async Task A_note_deleted_for_good_is_nowhere()
    {
        var note = await fixture.Alice.CreateAsync("For good");
        await DeleteAsync(note.Text("id"));
        var trashed = (await TrashedAsync("For good")).Text("id");
        using (var destroyed = await fixture.Alice.DeleteAsync("/api/notes/trash/" + trashed))
        {
            destroyed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        (await TrashedAsync("For good")).Should().BeNull();
        using var again = await fixture.Alice.PostAsync($"/api/notes/trash/{trashed}/restore", null);
        await again.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        using var twice = await fixture.Alice.DeleteAsync("/api/notes/trash/" + trashed);
        await twice.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }

    [Fact]
    public async Task A_note_that_is_not_in_the_trash_cannot_be_deleted_for_good()
    {
        var note = await fixture.Alice.CreateAsync("Alive");
        using var answer = await fixture.Alice.DeleteAsync("/api/notes/trash/" + note.Text("id"));
        await answer.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        (await fixture.Alice.ReadAsync("/" + note.Text("id"))).Text("title").Should().Be("Alive");
    }

    [Fact]
    public async Task Another_persons_trash_is_not_seen()
    {
        var note = await fixture.Alice.CreateAsync("Mine alone");
        await DeleteAsync(note.Text("id"));
        var trashed = (await TrashedAsync("Mine alone")).Text("id");
        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        (await bob.ReadAsync("/trash")).Titles().Should().NotContain("Mine alone");
        using var answer = await bob.PostAsync($"/api/notes/trash/{trashed}/restore", null);
        await answer.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }

    private async Task DeleteAsync(string id)
    {
        using var answer = await fixture.Alice.DeleteAsync("/api/notes/" + id);
        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    private async Task<System.Text.Json.Nodes.JsonNode?> TrashedAsync(string title) =>
        (await fixture.Alice.ReadAsync("/trash"))["notes"]!.AsArray().SingleOrDefault(note => note.Text("title") == title);
}
