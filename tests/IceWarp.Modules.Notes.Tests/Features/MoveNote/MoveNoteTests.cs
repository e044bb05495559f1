using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Features.MoveNote;

public sealed class MoveNoteTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_moved_note_is_in_the_other_folder_with_its_pin_and_can_be_saved_there()
    {
        var client = fixture.Alice;
        var folder = await client.CreateFolderAsync("There");
        var note = await client.CreateAsync("Wanderer", "<p>Text</p>");
        await client.PinAsync(note);
        using var answer = await client.PostAsync($"/{note.Text("id")}/move", new { folderId = folder.Text("id") });
        var moved = await answer.JsonAsync();
        (moved.Text("title"), moved.Text("folderId"), (bool?)moved["pinned"]).Should().Be(("Wanderer", folder.Text("id"), true));

        var there = await client.ReadAsync("/" + moved.Text("id"));
        (there.Text("html"), there.Text("folderName"), (bool?)there["pinned"]).Should().Be(("<p>Text</p>", "There", true));
        using (var saved = await client.SaveAsync(moved.Text("id"), there.Text("version"), "Wanderer", "<p>Settled</p>"))
        {
            await saved.JsonAsync();
        }

        (await fixture.Raw.FindNoteAsync("Wanderer")).Should().BeNull();
        (await fixture.Raw.FindNoteAsync("Wanderer", "There"))?.Text.Should().Be("<p>Settled</p>");
        using var old = await client.GetAsync("/api/notes/" + note.Text("id"));
        await old.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }

    [Fact]
    public async Task A_move_to_where_it_is_changes_nothing()
    {
        var note = await fixture.Alice.CreateAsync("Stays");
        using var answer = await fixture.Alice.PostAsync($"/{note.Text("id")}/move", new { folderId = note.Text("folderId") });
        (await answer.JsonAsync()).Text("id").Should().Be(note.Text("id"));
    }

    [Fact]
    public async Task A_folder_that_takes_no_notes_or_not_from_this_person_is_refused()
    {
        var note = await fixture.Alice.CreateAsync("Unmovable");
        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        var shared = await bob.CreateFolderAsync("Look");
        await bob.ShareAsync(shared, (Demo.Alice, "read"));
        using var later = await fixture.Host.SignInAsync();
        var look = (await later.FolderAsync("~bob@demo.test/Look")).Text("id");
        foreach (var (folder, status, code) in new[]
        {
            (Convert.ToBase64String("INBOX"u8).TrimEnd('='), HttpStatusCode.NotFound, "notes.not_found"),
            ("bm93aGVyZQ", HttpStatusCode.NotFound, "notes.not_found"),
            ("", HttpStatusCode.BadRequest, "validation"),
            (look, HttpStatusCode.Forbidden, "notes.not_allowed"),
        })
        {
            using var answer = await later.PostAsync($"/{note.Text("id")}/move", new { folderId = folder });
            await answer.ShouldBeRefusedAsync(status, code);
        }

        (await fixture.Alice.ReadAsync("/" + note.Text("id"))).Text("title").Should().Be("Unmovable");
    }
}
