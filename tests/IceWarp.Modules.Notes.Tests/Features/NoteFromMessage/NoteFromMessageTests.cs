using System.Net;
using System.Net.Http.Json;
using IceWarp.Modules.Notes.Tests.Markup;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Features.NoteFromMessage;

public sealed class NoteFromMessageTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_message_becomes_a_note_with_who_when_and_its_words()
    {
        await fixture.Raw.SendMessageAsync("Crane & <hook>", "<p>The <b>hook</b> is worn.</p><ul><li>Order one</li></ul><img src=\"https://evil.example/t.gif\" alt=\"track\">", isHtml: true);
        var message = await fixture.Raw.ArrivedAsync(Demo.Alice, "Crane & <hook>");
        var folder = await fixture.Alice.CreateFolderAsync("Mail notes");
        using var answer = await fixture.Alice.PostAsync("/from-message", new { messageId = message.Id, folderId = folder.Text("id"), language = "en", timeZone = "Europe/Warsaw" });
        var note = await answer.JsonAsync(HttpStatusCode.Created);
        answer.Headers.ETag?.Tag.Should().Be($"\"{note.Text("version")}\"");
        (note.Text("title"), note.Text("folderName")).Should().Be(("Crane & <hook>", "Mail notes"));
        note.Text("html").Should().StartWith("<p><strong>From:</strong> ").And.Contain("alice@demo.test").And.Contain("<strong>To:</strong> ")
            .And.MatchRegex(@"<strong>Date:</strong> \d{4}-\d\d-\d\d \d\d:\d\d</p>").And.Contain("<blockquote>").And.Contain("is worn").And.Contain("<li><p>Order one</p></li>")
            .And.NotContain("evil.example");
        (await fixture.Raw.FindNoteAsync("Crane & <hook>", "Mail notes"))!.Text.Should().NotContain("evil.example").And.NotContain("data-kept");
    }

    [Fact]
    public async Task Plain_text_keeps_its_lines_and_a_browser_gets_its_language()
    {
        await fixture.Raw.SendMessageAsync("Plain", "One <b>\nTwo", isHtml: false);
        var message = await fixture.Raw.ArrivedAsync(Demo.Alice, "Plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/notes/from-message") { Content = JsonContent.Create(new { messageId = message.Id }) };
        request.Headers.TryAddWithoutValidation("Accept-Language", "de, pl;q=0.8, en;q=0.5");
        using var answer = await fixture.Alice.SendAsync(request);
        var note = await answer.JsonAsync(HttpStatusCode.Created);
        note.Text("html").Should().StartWith("<p><strong>Od:</strong> ").And.Contain("One &lt;b&gt;<br>Two");
    }

    [Fact]
    public async Task Nothing_hostile_in_a_message_comes_into_a_note()
    {
        await fixture.Raw.SendMessageAsync("Traps", string.Concat(HostileNotes.All.Where(vector => !vector.Contains("plaintext", StringComparison.Ordinal))), isHtml: true);
        var message = await fixture.Raw.ArrivedAsync(Demo.Alice, "Traps");
        using var answer = await fixture.Alice.PostAsync("/from-message", new { messageId = message.Id });
        var note = await answer.JsonAsync(HttpStatusCode.Created);
        SafeHtml.Alive(note.Text("html")).Should().BeEmpty();
        SafeHtml.Alive((await fixture.Raw.FindNoteAsync("Traps"))!.Text.Replace("<label><input type=\"checkbox\" disabled> </label>", "", StringComparison.Ordinal)
            .Replace("<label><input type=\"checkbox\" disabled checked> </label>", "", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_message_that_is_gone_or_somebody_elses_and_a_wrong_wish_are_refused()
    {
        await fixture.Raw.SendMessageAsync("Alice alone", "x", isHtml: false);
        var message = await fixture.Raw.ArrivedAsync(Demo.Alice, "Alice alone");
        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        foreach (var (client, body, status, code) in new (HttpClient, object, HttpStatusCode, string)[]
        {
            (bob, new { messageId = message.Id }, HttpStatusCode.NotFound, "notes.message_not_found"),
            (fixture.Alice, new { messageId = "nonsense" }, HttpStatusCode.NotFound, "notes.message_not_found"),
            (fixture.Alice, new { messageId = "" }, HttpStatusCode.BadRequest, "validation"),
            (fixture.Alice, new { messageId = message.Id, language = "de" }, HttpStatusCode.BadRequest, "validation"),
            (fixture.Alice, new { messageId = message.Id, timeZone = "Mars/Base" }, HttpStatusCode.BadRequest, "validation"),
            (fixture.Alice, new { messageId = message.Id, folderId = "bm93aGVyZQ" }, HttpStatusCode.NotFound, "notes.not_found"),
        })
        {
            using var answer = await client.PostAsync("/from-message", body);
            await answer.ShouldBeRefusedAsync(status, code);
        }
    }
}
