using System.Net;

namespace IceWarp.Modules.Notes.Tests.Features.DeleteFolder;

public sealed class DeleteFolderTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_deleted_folder_is_gone_with_what_was_in_it()
    {
        var client = fixture.Alice;
        var folder = await client.CreateFolderAsync("Old");
        var note = await client.CreateAsync("Old news", folderId: folder.Text("id"));
        using (var answer = await client.DeleteAsync("/api/notes/folders/" + folder.Text("id")))
        {
            answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        (await client.ReadAsync("/folders"))["folders"]!.AsArray().Select(each => each.Text("path")).Should().NotContain("Old");
        using var gone = await client.GetAsync("/api/notes/" + note.Text("id"));
        await gone.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        using var again = await client.DeleteAsync("/api/notes/folders/" + folder.Text("id"));
        await again.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }

    [Fact]
    public async Task The_default_folder_stays()
    {
        var folders = (await fixture.Alice.ReadAsync("/folders"))["folders"]!.AsArray();
        var standard = folders.Single(folder => (bool?)folder!["isDefault"] == true);
        using var answer = await fixture.Alice.DeleteAsync("/api/notes/folders/" + standard.Text("id"));
        await answer.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "notes.default_folder");
        (await fixture.Alice.ReadAsync("/folders"))["folders"]!.AsArray().Should().HaveCount(folders.Count);
    }

    [Fact]
    public async Task A_folder_of_mail_cannot_be_deleted_as_one_of_notes()
    {
        await fixture.Raw.SendAsync("set", """<query xmlns="webmail:iq:folders"><account uid="alice@demo.test"><folder action="add"><name>Letters</name><type>M</type></folder></account></query>""");
        var letters = Convert.ToBase64String("Letters"u8).TrimEnd('=');
        using var answer = await fixture.Alice.DeleteAsync("/api/notes/folders/" + letters);
        await answer.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        var folders = await fixture.Raw.SendAsync("get", """<query xmlns="webmail:iq:folders"><account uid="alice@demo.test"/></query>""");
        folders.ToString().Should().Contain("uid=\"Letters\"");
    }
}
