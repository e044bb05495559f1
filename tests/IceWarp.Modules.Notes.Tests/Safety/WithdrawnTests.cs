using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Safety;

/// <summary>What a person was given is taken away while they write: each time one code and a sentence that says where the words are.</summary>
public sealed class WithdrawnTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task The_right_to_write()
    {
        var (folder, bob, id, version) = await SharedAsync("Narrowed");
        await fixture.Alice.ShareAsync(folder, (Demo.Bob, "read"));
        using (var saved = await bob.SaveAsync(id, version, "Narrowed", "<p>Bob's words</p>"))
        {
            (await saved.ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "notes.not_allowed")).Text("detail").Should().Contain("What you wrote is still here");
        }

        using (var deleted = await bob.DeleteAsync("/api/notes/" + id))
        {
            await deleted.ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "notes.not_allowed");
        }

        using (var attached = await bob.SendBodyAsync(new System.Text.Json.Nodes.JsonObject { ["id"] = id }, "a.txt", new ByteArrayContent([1])))
        {
            await attached.ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "notes.not_allowed");
        }

        (await bob.ReadAsync("/" + id)).Text("html").Should().Be("<p>Text</p>");
        bob.Dispose();
    }

    [Fact]
    public async Task The_folder_as_a_whole()
    {
        var (folder, bob, id, version) = await SharedAsync("Closed");
        await fixture.Alice.ShareAsync(folder);
        using (var saved = await bob.SaveAsync(id, version, "Closed", "<p>Bob's words</p>"))
        {
            (await saved.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found")).Text("detail").Should().Contain("What you wrote is still here");
        }

        using var read = await bob.GetAsync("/api/notes/" + id);
        await read.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        bob.Dispose();
    }

    [Fact]
    public async Task The_folder_by_its_deletion()
    {
        var (folder, bob, id, version) = await SharedAsync("Deleted");
        using (var deleted = await fixture.Alice.DeleteAsync("/api/notes/folders/" + folder.Text("id")))
        {
            deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        using (var saved = await bob.SaveAsync(id, version, "Deleted", "<p>Bob's words</p>"))
        {
            await saved.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        }

        using var made = await fixture.Alice.PostAsync("/", new { title = "New", html = "<p>x</p>", folderId = folder.Text("id") });
        await made.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        bob.Dispose();
    }

    [Fact]
    public async Task The_session()
    {
        using var client = await fixture.Host.SignInAsync(Demo.Carol);
        var note = await client.CreateAsync("Carol's");
        using var elsewhere = await fixture.Host.SignInAsync(Demo.Carol);
        using (var everywhere = await elsewhere.DeleteAsync("/api/sessions"))
        {
            everywhere.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        using var saved = await client.SaveAsync(note.Text("id"), note.Text("version"), "Carol's", "<p>More</p>");
        (await saved.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.signed_out")).Text("detail").Should().Contain("ign in");
        using var list = await client.GetAsync("/api/notes/");
        await list.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.signed_out");
    }

    private async Task<(System.Text.Json.Nodes.JsonNode Folder, HttpClient Bob, string Id, string Version)> SharedAsync(string name)
    {
        var folder = await fixture.Alice.CreateFolderAsync(name);
        await fixture.Alice.CreateAsync(name, folderId: folder.Text("id"));
        await fixture.Alice.ShareAsync(folder, (Demo.Bob, "write"));
        var bob = await fixture.Host.SignInAsync(Demo.Bob);
        var (id, version) = await bob.FindAsync(name);
        return (folder, bob, id, version);
    }
}
