using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests;

/// <summary>One host with empty folders for the tests of a class, with Alice signed in twice: here, and by raw requests.</summary>
public sealed class NotesHost : IAsyncLifetime
{
    private RunningHost? _host;
    private HttpClient? _alice;
    private RawServer? _raw;

    /// <summary>The host.</summary>
    public RunningHost Host => _host ?? throw new InvalidOperationException("Not started.");

    /// <summary>Alice in her notes.</summary>
    public HttpClient Alice => _alice ?? throw new InvalidOperationException("Not started.");

    /// <summary>Alice by raw webmail.php requests.</summary>
    public RawServer Raw => _raw ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync("Limits:RequestBurst=100000", "Limits:RequestsPerSecond=10000");
        _alice = await _host.SignInAsync();
        _raw = await _host.SignInRawAsync();
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        Alice.Dispose();
        Raw.Dispose();
        await Host.DisposeAsync();
    }
}

/// <summary>What tests of the notes say over HTTP.</summary>
internal static class NotesClient
{
    /// <summary>Gets JSON below <c>/api/notes</c>; the status must be 200.</summary>
    public static async Task<JsonNode> ReadAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync("/api/notes" + path);
        return await answer.JsonAsync();
    }

    /// <summary>The body of an answer that must have the status.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        return JsonNode.Parse(text) ?? throw new InvalidOperationException("The answer is null.");
    }

    /// <summary>Posts JSON below <c>/api/notes</c>.</summary>
    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object? body) =>
        client.PostAsJsonAsync("/api/notes" + path, body);

    /// <summary>Sends JSON below <c>/api/notes</c>, with If-Match when a version is given.</summary>
    public static Task<HttpResponseMessage> SendJsonAsync(this HttpClient client, HttpMethod method, string path, object? body, string? version = null)
    {
        var request = new HttpRequestMessage(method, "/api/notes" + path) { Content = JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version == "*" ? version : $"\"{version}\"");
        }

        return client.SendAsync(request);
    }

    /// <summary>Stores a note; the status must be 201.</summary>
    public static async Task<JsonNode> CreateAsync(this HttpClient client, string title, string html = "<p>Text</p>", string? folderId = null)
    {
        using var answer = await client.PostAsync("/", new { title, html, folderId });
        return await answer.JsonAsync(HttpStatusCode.Created);
    }

    /// <summary>Saves a note as another title and text.</summary>
    public static Task<HttpResponseMessage> SaveAsync(this HttpClient client, string id, string? version, string title, string html, params string[] tags) =>
        client.SendJsonAsync(HttpMethod.Put, "/" + id, new { title, html, tags }, version);

    /// <summary>Makes a folder; the status must be 201.</summary>
    public static async Task<JsonNode> CreateFolderAsync(this HttpClient client, string name, string? parentId = null)
    {
        using var answer = await client.PostAsync("/folders", new { name, parentId });
        return await answer.JsonAsync(HttpStatusCode.Created);
    }

    /// <summary>The folder of a path.</summary>
    public static async Task<JsonNode> FolderAsync(this HttpClient client, string path) =>
        (await client.ReadAsync("/folders"))["folders"]!.AsArray().Single(folder => folder.Text("path") == path)!;

    /// <summary>Shares a folder with these people alone; the answer.</summary>
    public static async Task<JsonNode> ShareAsync(this HttpClient client, JsonNode folder, params (string Email, string Rights)[] people)
    {
        var shares = people.Select(person => new { email = person.Email, rights = person.Rights });
        using var answer = await client.SendJsonAsync(HttpMethod.Put, $"/folders/{folder.Text("id")}/shares", new { shares });
        return await answer.JsonAsync();
    }

    /// <summary>Id and version of the only note of a title in all lists.</summary>
    public static async Task<(string Id, string Version)> FindAsync(this HttpClient client, string title)
    {
        var id = (await client.ReadAsync("/?limit=500"))["notes"]!.AsArray().Single(note => note.Text("title") == title).Text("id");
        return (id, (await client.ReadAsync("/" + id)).Text("version"));
    }

    /// <summary>Pins a note.</summary>
    public static async Task PinAsync(this HttpClient client, JsonNode note)
    {
        using var answer = await client.SendJsonAsync(HttpMethod.Put, $"/{note.Text("id")}/pin", new { pinned = true });
        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    /// <summary>Attaches a file; the status must be 201.</summary>
    public static async Task<JsonNode> AttachAsync(this HttpClient client, JsonNode note, string name, byte[] content)
    {
        using var answer = await client.SendBodyAsync(note, name, new ByteArrayContent(content));
        return await answer.JsonAsync(HttpStatusCode.Created);
    }

    /// <summary>Sends a body as an attachment.</summary>
    public static async Task<HttpResponseMessage> SendBodyAsync(this HttpClient client, JsonNode note, string name, HttpContent body) =>
        await client.PostAsync(new Uri($"/api/notes/{note.Text("id")}/attachments?name={Uri.EscapeDataString(name)}", UriKind.Relative), body);

    /// <summary>Text of a member.</summary>
    public static string Text(this JsonNode? node, string member) => (string?)node?[member] ?? "";

    /// <summary>Titles of a list.</summary>
    public static IReadOnlyList<string> Titles(this JsonNode list, string member = "notes") =>
        [.. (list[member]?.AsArray() ?? []).Select(note => note.Text("title"))];

    /// <summary>Expects a refusal.</summary>
    public static async Task<JsonNode> ShouldBeRefusedAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var problem = await ProblemAnswer.ReadAsync(answer);
        (problem.Status, problem.Code).Should().Be((status, code), problem.Body.ToJsonString());
        return problem.Body;
    }
}
