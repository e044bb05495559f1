using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using IceWarp.Adapter;
using IceWarp.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IceWarp.Host.Tests;

/// <summary>Nothing of a person stays on this host but the background picture: not in its data folder, its logs or its temporary files.</summary>
public sealed class PlantedSecretsTests
{
    private const string OnePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly List<string> _log = [];

    [Theory]
    [InlineData("Logging:LogLevel:Default=Information")]
    [InlineData("Logging:LogLevel:Default=Debug")]
    public async Task What_a_person_works_with_is_found_nowhere_on_this_host(string logging)
    {
        var began = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var server = await RunningHost.StartAsync();
        await using var host = await RunningHost.StartAsync(
            services => services.AddSingleton<ILoggerProvider>(new LogKeeper(_log)),
            "Server:Kind=icewarp", $"Server:Url={server.Address.AbsoluteUri}", logging);
        var words = new PlantedWords();

        var session = await WorkAsync(server, host, words);

        string[] planted = [.. words.All, session.Token, session.Secret ?? "", Demo.PasswordOf(Demo.Alice), Demo.Alice];
        planted.Should().OnlyContain(word => word.Length > 8);
        FoundIn(Directory.EnumerateFiles(server.DataFolder, "*", SearchOption.AllDirectories), [words.Note, words.Message, words.Content])
            .Should().HaveCount(3, "the same search finds what the server keeps");
        var ours = Directory.EnumerateFiles(host.DataFolder, "*", SearchOption.AllDirectories).ToList();
        FoundIn(ours, planted).Should().BeEmpty();
        FoundIn(Directory.EnumerateFiles(Path.GetTempPath()).Where(path => File.GetLastWriteTimeUtc(path) >= began), planted).Should().BeEmpty();
        string[] lines;
        lock (_log)
        {
            lines = [.. _log];
        }

        lines.Should().NotBeEmpty();
        planted.Where(word => Array.Exists(lines, line => line.Contains(word, StringComparison.OrdinalIgnoreCase))).Should().BeEmpty();
        Pictures(host).Should().BePositive("the background picture is what is kept here");
    }

    private static async Task<ServerSession> WorkAsync(RunningHost server, RunningHost host, PlantedWords words)
    {
        await SendMessageAsync(server, words);
        using var client = host.NewClient();
        using var signedIn = await client.PostAsJsonAsync("/api/session", new { email = Demo.Alice, password = Demo.PasswordOf(Demo.Alice) });
        var session = host.SessionOf(signedIn)?.Server ?? throw new InvalidOperationException("No session.");
        await StoreFileAsync(host, session, words);

        await PlantedNotes.ExpectAsync(client.PostAsJsonAsync("/api/dashboard/notes", new { text = $"{words.Note}\n{words.Body}" }), HttpStatusCode.Created);
        await PlantedNotes.ExpectAsync(client.PostAsJsonAsync("/api/dashboard/tasks", new { title = words.Task }), HttpStatusCode.Created);
        (await ReadAsync(client, "notes")).Should().Contain(words.Note);
        (await ReadAsync(client, "tasks")).Should().Contain(words.Task);
        var note = await PlantedNotes.WriteAsync(client, words);
        var mail = await ReadAsync(client, "mail");
        mail.Should().Contain(words.Subject).And.Contain(words.Message);
        var message = (string?)JsonNode.Parse(mail)!["messages"]!.AsArray().First(entry => (string?)entry!["subject"] == words.Subject)!["id"];
        await PlantedNotes.ExpectAsync(client.PutAsJsonAsync($"/api/dashboard/mail/{message}/seen", new { seen = true }), HttpStatusCode.NoContent);
        await PlantedNotes.UseAsync(client, note, message ?? "", words);
        var files = await ReadAsync(client, "files");
        files.Should().Contain(words.FileName);
        var file = (string?)JsonNode.Parse(files)!["files"]![0]!["id"];
        (await ReadAsync(client, $"files/{file}/content")).Should().Be(words.Content);
        await PlantedNotes.ExpectAsync(client.GetAsync($"/api/dashboard/files/{words.Task}/content"), HttpStatusCode.NotFound);
        using var picture = new ByteArrayContent(Convert.FromBase64String(OnePixel));
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        await PlantedNotes.ExpectAsync(client.PutAsync("/api/dashboard/background", picture), HttpStatusCode.OK);
        using var wrong = await host.Client.PostAsJsonAsync("/api/session", new { email = words.Subject + "@demo.test", password = words.Body });
        wrong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        await server.EndSessionsAsync();
        (await ReadAsync(client, "notes")).Should().Contain(words.Note);
        return session;
    }

    private static async Task SendMessageAsync(RunningHost server, PlantedWords words)
    {
        using var raw = await server.SignInRawAsync();
        var answer = await raw.SendAsync("set", $"""
            <query xmlns="webmail:iq:message"><message><action><send_as_email>true</send_as_email></action><from>{Demo.Alice}</from><to>{Demo.Alice}</to>
            <subject>{words.Subject}</subject><body>{words.Message}</body></message></query>
            """);
        answer.Attribute("type")?.Value.Should().Be("result", answer.ToString());
    }

    // Through this host's own adapter: it has no endpoint for uploads yet.
    private static async Task StoreFileAsync(RunningHost host, ServerSession session, PlantedWords words)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IServerContext>().Use(session);
        var files = scope.ServiceProvider.GetRequiredService<IFileStore>();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(words.Content));
        var uploaded = await files.UploadAsync(words.FileName, content, CancellationToken.None);
        await files.CreateAsync(null, uploaded, NameConflict.Fail, CancellationToken.None);
    }

    private static async Task<string> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync("/api/dashboard/" + path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return text;
    }

    private static List<string> FoundIn(IEnumerable<string> paths, IReadOnlyList<string> words)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            byte[] content;
            try
            {
                // The runtime's pipes lie among the temporary files too; they have no length, and reading one never ends.
                content = new FileInfo(path).Length > 0 ? File.ReadAllBytes(path) : [];
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Somebody else's temporary file, gone or closed to us.
                continue;
            }

            found.AddRange(words.Where(word => Holds(content, word)));
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static bool Holds(byte[] content, string word) =>
        content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) >= 0;

    private static int Pictures(RunningHost host) =>
        Directory.EnumerateFiles(host.DataFolder, "*.db*", SearchOption.AllDirectories).Count(path => Holds(File.ReadAllBytes(path), "WEBPVP8"));

    private sealed class LogKeeper(List<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Keep(state.ToString());
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            Keep($"{formatter(state, exception)} {values} {exception}");
        }

        public void Dispose()
        {
            // Nothing is held.
        }

        private void Keep(string? line)
        {
            lock (log)
            {
                log.Add(line ?? "");
            }
        }
    }
}
