using System.Net;
using System.Net.Http.Json;
using IceWarp.Testing;

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

    [Fact]
    public async Task The_same_key_makes_one_note_also_when_sent_twenty_times_at_once()
    {
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(fixture.Alice, key, "Once")));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).Should().Be(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(19);
        var ids = await Task.WhenAll(answers.Select(async answer => (await answer.JsonAsync(answer.StatusCode)).Text("id")));
        ids.Distinct().Should().ContainSingle();
        (await fixture.Raw.FindNoteAsync("Once")).Should().NotBeNull();
    }

    [Fact]
    public async Task The_same_key_makes_one_note_also_after_a_restart_and_for_everybody_their_own()
    {
        await using var host = await RunningHost.StartAsync();
        var key = Guid.NewGuid().ToString();
        using var first = await host.SignInAsync();
        using var made = await SendAsync(first, key, "Once");
        var id = (await made.JsonAsync(HttpStatusCode.Created)).Text("id");
        await host.StopServingAsync();
        await host.ServeAgainAsync();

        using var second = await host.SignInAsync();
        using var again = await SendAsync(second, key, "Once");
        (await again.JsonAsync()).Text("id").Should().Be(id);
        using var bob = await host.SignInAsync(Demo.Bob);
        using var other = await SendAsync(bob, key, "Once");
        other.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_note_deleted_meanwhile_is_made_again_and_a_key_that_is_none_is_refused()
    {
        var key = Guid.NewGuid().ToString();
        using var made = await SendAsync(fixture.Alice, key, "Deleted");
        using var deleted = await fixture.Alice.DeleteAsync("/api/notes/" + (await made.JsonAsync(HttpStatusCode.Created)).Text("id"));
        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var again = await SendAsync(fixture.Alice, key, "Deleted");
        again.StatusCode.Should().Be(HttpStatusCode.Created);
        using var wrong = await SendAsync(fixture.Alice, "a b", "Wrong");
        (await wrong.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?["idempotencyKey"].Should().NotBeNull();
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused_with_a_sentence()
    {
        using var answer = await fixture.Alice.PostAsync("/", new { title = "x", html = "", folderId = "bm9wZQ" });
        await answer.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string key, string title)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/notes/") { Content = JsonContent.Create(new { title, html = "<p>x</p>" }) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return client.SendAsync(request);
    }
}
