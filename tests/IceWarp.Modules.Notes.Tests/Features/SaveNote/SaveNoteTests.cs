using System.Net;

namespace IceWarp.Modules.Notes.Tests.Features.SaveNote;

public sealed class SaveNoteTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_saved_note_is_on_the_server_with_title_text_and_tags()
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync("Draft");
        using var saved = await client.SaveAsync(note.Text("id"), note.Text("version"), "Plan & <more>", "<p>One <strong>two</strong></p>", "work", "q1, q2");
        var view = await saved.JsonAsync();
        saved.Headers.ETag?.Tag.Should().Be($"\"{view.Text("version")}\"");
        view.Text("html").Should().Be("<p>One <strong>two</strong></p>");

        var stored = await fixture.Raw.FindNoteAsync("Plan & <more>");
        (stored?.Format, stored?.Tags, stored?.Text).Should().Be(("text/html", "work,\"q1, q2\"", "<p>One <strong>two</strong></p>"));
    }

    [Fact]
    public async Task A_save_without_a_version_is_refused()
    {
        var note = await fixture.Alice.CreateAsync("Unversioned");
        using var answer = await fixture.Alice.SaveAsync(note.Text("id"), null, "x", "<p>y</p>");
        await answer.ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "notes.version_required");
    }

    [Fact]
    public async Task A_stale_save_is_refused_with_what_is_there_now()
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync("Stale");
        var stored = await fixture.Raw.FindNoteAsync("Stale");
        await fixture.Raw.EditNoteAsync(stored?.Uid ?? "", "<p>By another client</p>");

        using var stale = await client.SaveAsync(note.Text("id"), note.Text("version"), "Stale", "<p>Mine</p>");
        var problem = await stale.ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "notes.changed_meanwhile");
        problem["current"].Text("html").Should().Be("<p>By another client</p>");
        problem.Text("currentVersion").Should().Be(problem["current"].Text("version"));
        (await fixture.Raw.GetNoteAsync(stored?.Uid ?? "")).Text.Should().Be("<p>By another client</p>");

        using var merged = await client.SaveAsync(note.Text("id"), problem.Text("currentVersion"), "Stale", "<p>Both</p>");
        await merged.JsonAsync();
    }

    [Fact]
    public async Task Two_saves_of_a_text_within_one_second_are_told_apart()
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync("Fast");
        using var first = await client.SaveAsync(note.Text("id"), note.Text("version"), "Fast", "<p>First</p>");
        await first.JsonAsync();
        using var second = await client.SaveAsync(note.Text("id"), note.Text("version"), "Fast", "<p>Second</p>");
        await second.ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "notes.changed_meanwhile");
    }

    [Fact]
    public async Task Of_ten_saves_at_once_from_the_same_version_one_wins()
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync("Crowd");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            client.SaveAsync(note.Text("id"), note.Text("version"), "Crowd", $"<p>{i}</p>")));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).Should().Be(9);
    }

    [Fact]
    public async Task A_note_deleted_meanwhile_is_refused_with_a_sentence()
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync("Gone");
        var stored = await fixture.Raw.FindNoteAsync("Gone");
        await fixture.Raw.SetNoteAsync($"<item uid=\"{stored?.Uid}\" action=\"delete\"/>");
        using var answer = await client.SaveAsync(note.Text("id"), note.Text("version"), "Gone", "<p>x</p>");
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found")).Text("detail").Should().Contain("store it as a new note");
    }
}
