using System.Net;

namespace IceWarp.Modules.Notes.Tests.Features.CreateFolder;

public sealed class CreateFolderTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_folder_made_at_the_top_and_one_in_it_are_on_the_server_and_take_notes()
    {
        var client = fixture.Alice;
        var ideas = await client.CreateFolderAsync("Ideas");
        ideas.Text("path").Should().Be("Ideas");
        ideas["rights"]!.ToJsonString().Should().NotContain("false");
        var inner = await client.CreateFolderAsync(" Żółw ", ideas.Text("id"));
        (inner.Text("name"), inner.Text("path"), (bool?)inner["isDefault"], (string?)inner["owner"]).Should().Be(("Żółw", "Ideas/Żółw", false, null));

        await client.CreateAsync("In the inner one", folderId: inner.Text("id"));
        (await fixture.Raw.FindNoteAsync("In the inner one", "Ideas/Żółw")).Should().NotBeNull();
        (await client.ReadAsync("/folders"))["folders"]!.AsArray().Select(folder => folder.Text("path")).Should().Contain(["Ideas", "Ideas/Żółw"]);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        await fixture.Alice.CreateFolderAsync("Once");
        using var again = await fixture.Alice.PostAsync("/folders", new { name = "Once" });
        await again.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "server.already_exists");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("..")]
    [InlineData("~bob@demo.test")]
    [InlineData("__@@GWTRASH@@__")]
    [InlineData("line\nbreak")]
    [InlineData(null)]
    public async Task A_name_that_no_server_takes_is_refused(string? name)
    {
        using var answer = await fixture.Alice.PostAsync("/folders", new { name });
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]!["name"].Should().NotBeNull();
    }

    [Fact]
    public async Task A_folder_in_one_that_is_not_there_or_holds_no_notes_is_refused()
    {
        var inbox = Convert.ToBase64String("INBOX"u8).TrimEnd('=');
        foreach (var parentId in new[] { "bm93aGVyZQ", "%", inbox })
        {
            using var answer = await fixture.Alice.PostAsync("/folders", new { name = "Lost", parentId });
            await answer.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        }
    }
}
