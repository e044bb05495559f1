using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Host.Tests;

/// <summary>A person at work in Notes with planted words.</summary>
internal static class PlantedNotes
{
    /// <summary>A note written, changed meanwhile (so that the answer carries the other text), searched and labelled; its id.</summary>
    public static async Task<string> WriteAsync(HttpClient client, PlantedWords words)
    {
        using var made = await client.PostAsJsonAsync("/api/notes", new { title = words.NoteTitle, html = $"<p>{words.NoteText}</p>", tags = new[] { words.Tag } });
        var id = await IdAsync(made);
        foreach (var (version, status) in new[] { (made.Headers.ETag!.Tag, HttpStatusCode.OK), ("\"stale\"", HttpStatusCode.PreconditionFailed) })
        {
            using var change = new HttpRequestMessage(HttpMethod.Put, $"/api/notes/{id}");
            change.Headers.Add("If-Match", version);
            change.Content = JsonContent.Create(new { title = words.NoteTitle, html = $"<p>{words.NoteText} {words.Body}</p>", tags = new[] { words.Tag } });
            await ExpectAsync(client.SendAsync(change), status);
        }

        using var found = await client.GetAsync($"/api/notes?q={words.NoteText}&tag={words.Tag}");
        (await found.Content.ReadAsStringAsync()).Should().Contain(words.NoteTitle);
        return id;
    }

    /// <summary>The note with a file, printed, sent, moved to a folder; and another note made of a message.</summary>
    public static async Task UseAsync(HttpClient client, string note, string message, PlantedWords words)
    {
        using var file = new StringContent(words.Attachment, Encoding.UTF8, "text/plain");
        using var attached = await client.PostAsync($"/api/notes/{note}/attachments?name={words.AttachmentName}", file);
        (await client.GetStringAsync($"/api/notes/{note}/attachments/{await IdAsync(attached)}")).Should().Be(words.Attachment);
        (await client.GetStringAsync($"/api/notes/{note}/print")).Should().Contain(words.NoteText).And.Contain(words.AttachmentName);
        await ExpectAsync(
            client.PostAsJsonAsync($"/api/notes/{note}/send", new { to = new[] { Demo.Alice }, subject = words.SentSubject, comment = words.Comment }), HttpStatusCode.Accepted);
        await ExpectAsync(client.PostAsJsonAsync("/api/notes/from-message", new { messageId = message }), HttpStatusCode.Created);
        using var folder = await client.PostAsJsonAsync("/api/notes/folders", new { name = words.Folder });
        await ExpectAsync(client.PostAsJsonAsync($"/api/notes/{note}/move", new { folderId = await IdAsync(folder) }), HttpStatusCode.OK);
    }

    /// <summary>The answer must have the status.</summary>
    public static async Task ExpectAsync(Task<HttpResponseMessage> request, HttpStatusCode status)
    {
        using var answer = await request;
        answer.StatusCode.Should().Be(status, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> IdAsync(HttpResponseMessage made)
    {
        var text = await made.Content.ReadAsStringAsync();
        made.StatusCode.Should().Be(HttpStatusCode.Created, text);
        return (string?)JsonNode.Parse(text)!["id"] ?? "";
    }
}
