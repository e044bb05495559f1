using System.Net;

namespace IceWarp.Modules.Notes.Tests.Features.CreateNote;

public sealed class CreateNoteTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_new_note_is_in_the_default_folder_with_its_rights()
    {
        var note = await fixture.Alice.CreateAsync("First", "<p>Hello</p>");
        (note.Text("folderName"), note.Text("html"), (bool?)note["rights"]?["modify"]).Should().Be(("Notes", "<p>Hello</p>", true));
        (await fixture.Raw.FindNoteAsync("First"))?.Text.Should().Be("<p>Hello</p>");
    }

    [Fact]
    public async Task A_note_without_a_title_takes_the_beginning_of_its_text()
    {
        var note = await fixture.Alice.CreateAsync("  ", "<h1>Paint</h1><p>three " + new string('x', 200) + "</p>");
        note.Text("title").Should().StartWith("Paint three xxx").And.HaveLength(128);
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused_field_by_field()
    {
        using var answer = await fixture.Alice.PostAsync(
            "/", new { title = new string('x', 513), tags = Enumerable.Range(0, 65).Select(i => $"t{i}"), html = (string?)null });
        var problem = await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        problem["errors"]?.AsObject().Select(field => field.Key).Should().BeEquivalentTo("title", "tags", "html");

        using var tags = await fixture.Alice.PostAsync("/", new { title = "t", html = "", tags = new[] { "a\nb", null, new string('t', 65) } });
        problem = await tags.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        problem["errors"]?.AsObject().Select(field => field.Key).Should().BeEquivalentTo("tags[0]", "tags[1]", "tags[2]");
    }

    [Fact]
    public async Task A_note_larger_than_allowed_is_refused()
    {
        using var answer = await fixture.Alice.PostAsync("/", new { title = "Large", html = $"<p>{new string('x', 5 * 1024 * 1024)}</p>" });
        await answer.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "notes.too_large");
    }
}
