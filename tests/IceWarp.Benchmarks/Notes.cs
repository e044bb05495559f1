using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Benchmarks;

/// <summary>
/// A person with 5,000 notes: the first page of the list, what one change costs, opening and saving a note; each beside the raw webmail.php call that brings
/// or stores the same, in turns, over a connection that is open.
/// </summary>
internal static class Notes
{
    private const int Count = 5000;
    private const int Batch = 250;
    private const int Rounds = 100;
    private const int WarmUp = 200;
    private const int PageSize = 100;
    private const string Folder = "Notes";
    private const string Fields = "<evntitle/><evntype/><evn_modified/>";
    private static readonly TimeSpan Compiling = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<Figure> MeasureAsync()
    {
        await using var file = await PublishedFile.StartAsync("--Limits:RequestBurst=100000", "--Limits:RequestsPerSecond=100000");
        var address = file.Client.BaseAddress!;
        using var raw = Person.NewClient(address);
        using var client = Person.NewClient(address);
        await Person.SignInAsync(client);
        var server = new RawNotes(raw, await Person.RawSignInAsync(raw));
        var last = await server.FillAsync(Count);

        var folders = (await client.GetFromJsonAsync<JsonNode>("/api/notes/folders"))?["folders"]?.AsArray() ?? [];
        var own = (string?)folders.First(folder => (string?)folder?["path"] == Folder)?["id"];
        var page = await RaceAsync(_ => client.GetByteArrayAsync($"/api/notes/?limit={PageSize}&folder={own}"), _ => server.ListAsync(PageSize, Folder));
        yield return new Figure($"first {PageSize} of {Count} notes of a folder, median of {Rounds}; baseline: the raw list; target 1.3", page.Ours.Median(), page.Raw.Median(), "ms");
        yield return new Figure("the same, p95", page.Ours.Quantile(0.95), page.Raw.Quantile(0.95), "ms");
        yield return new Figure("the same, best run", page.Ours.Min(), page.Raw.Min(), "ms");

        string[] paths = [.. folders.Select(folder => (string?)folder?["path"] ?? "")];
        var all = await RaceAsync(_ => client.GetByteArrayAsync($"/api/notes/?limit={PageSize}"), _ => server.ListAsync(PageSize, paths));
        yield return new Figure($"first {PageSize} over all {paths.Length} folders, median; baseline: their raw lists in one request", all.Ours.Median(), all.Raw.Median(), "ms");
        yield return new Figure("the same, best run", all.Ours.Min(), all.Raw.Min(), "ms");

        var whole = (await client.GetByteArrayAsync("/api/notes/?limit=500")).Length;
        var state = await StateAsync(client);
        var bytes = 0;
        var delta = await RaceAsync(
            async _ => bytes = (await client.GetByteArrayAsync("/api/notes/changes?state=" + state)).Length,
            _ => server.ListAsync(PageSize, Folder),
            async round =>
            {
                state = await StateAsync(client);
                await server.EditAsync(last, $"<p>change {round}</p>");
            });
        yield return new Figure($"one change of {Count} notes, median of {Rounds}; baseline: the raw list of {PageSize}", delta.Ours.Median(), delta.Raw.Median(), "ms");
        yield return new Figure("bytes of one change; baseline: a page of 500", bytes / 1e3, whole / 1e3, "kB");

        var id = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Folder + "\0" + last)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var text = Text();
        await server.EditAsync(last, text);
        var open = await RaceAsync(_ => client.GetByteArrayAsync("/api/notes/" + id), _ => server.GetAsync(last));
        yield return new Figure($"open a note of {text.Length / 1000} kB, p95 of {Rounds}; baseline: the raw note", open.Ours.Quantile(0.95), open.Raw.Quantile(0.95), "ms");
        yield return new Figure("the same, best run", open.Ours.Min(), open.Raw.Min(), "ms");
        yield return new Figure("the same, median", open.Ours.Median(), open.Raw.Median(), "ms");

        var (version, html) = await NoteAsync(client, id);
        var save = await RaceAsync(
            async round => version = await SaveAsync(client, id, version, html.Replace("</h2>", $" {round}</h2>", StringComparison.Ordinal)),
            round => server.EditAsync(last, text + $"<p>{round}</p>"),
            async _ => (version, html) = await NoteAsync(client, id));
        yield return new Figure($"save it, p95 of {Rounds}; baseline: the raw edit", save.Ours.Quantile(0.95), save.Raw.Quantile(0.95), "ms");
        yield return new Figure("the same, best run", save.Ours.Min(), save.Raw.Min(), "ms");
        yield return new Figure("the same, median", save.Ours.Median(), save.Raw.Median(), "ms");
    }

    private static async Task<(IReadOnlyCollection<double> Ours, IReadOnlyCollection<double> Raw)> RaceAsync(
        Func<int, Task> ours, Func<int, Task> raw, Func<int, Task>? before = null)
    {
        var (a, b) = (new List<double>(), new List<double>());
        for (var round = -WarmUp; round < Rounds; round++)
        {
            if (round == 0)
            {
                // Both sides compile what they use often, beside their work and only once it pauses.
                await Task.Delay(Compiling);
            }

            await (before?.Invoke(round) ?? Task.CompletedTask);
            var (first, second) = (await TimeAsync(() => ours(round)), await TimeAsync(() => raw(round)));
            if (round >= 0)
            {
                a.Add(first);
                b.Add(second);
            }
        }

        return (a, b);
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<string> StateAsync(HttpClient client) =>
        (string?)(await client.GetFromJsonAsync<JsonNode>("/api/notes/?limit=1"))?["state"] ?? "";

    private static async Task<(string Version, string Html)> NoteAsync(HttpClient client, string id)
    {
        var note = await client.GetFromJsonAsync<JsonNode>("/api/notes/" + id);
        return ((string?)note?["version"] ?? "", (string?)note?["html"] ?? "");
    }

    private static async Task<string> SaveAsync(HttpClient client, string id, string version, string html)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/notes/" + id) { Content = JsonContent.Create(new { title = "note 4999", html, tags = Array.Empty<string>() }) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())?["version"] ?? "";
    }

    // About what a person writes in a long meeting.
    private static string Text() => string.Concat(Enumerable.Range(0, 40).Select(part => string.Create(
        CultureInfo.InvariantCulture,
        $"<h2>Part {part}</h2><p>Words with <strong>marks</strong>, <em>more</em> and a <a href=\"https://example.com/{part}\">link</a>, enough for a line and a half.</p><ul><li>one</li><li>two</li></ul>")));

    /// <summary>The same by webmail.php.</summary>
    private sealed class RawNotes(HttpClient client, string sid)
    {
        // The text of the last note is an add-on with an id of its own.
        private string _body = "";

        public async Task<string> FillAsync(int count)
        {
            var last = "";
            foreach (var chunk in Enumerable.Range(0, count).Chunk(Batch))
            {
                var answer = await Person.RawXmlAsync(client, sid, "set", Query(string.Concat(chunk.Select(i =>
                    $"<item action=\"add\"><values><evntitle>note {i}</evntitle><evndescformat>text/html</evndescformat></values><notes><note><values><note_text>&lt;p&gt;text {i}&lt;/p&gt;</note_text></values></note></notes></item>"))));
                last = answer.Split("<id>")[^1].Split('<')[0];
            }

            var note = await Person.RawXmlAsync(client, sid, "get", Query($"<item uid=\"{last}\"><values/></item>"));
            _body = note.Split("<note uid=\"")[^1].Split('"')[0];
            return last;
        }

        public Task ListAsync(int limit, params string[] folders)
        {
            var list = $"<item><values>{Fields}</values><filter><limit>{limit}</limit><offset>0</offset><sort><evn_modified>desc</evn_modified></sort></filter></item>";
            return Person.RawAsync(client, sid, string.Concat(folders.Select(folder => Query(list, folder))));
        }

        public Task GetAsync(string uid) => Person.RawAsync(
            client, sid, Query($"<item uid=\"{uid}\"><values>{Fields}<evndescformat/><evnnote/></values><note/><attachments/></item>"));

        public Task EditAsync(string uid, string text) => Person.RawXmlAsync(
            client, sid, "set", Query($"<item uid=\"{uid}\" action=\"edit\"><notes><note uid=\"{_body}\"><values><note_text>{System.Security.SecurityElement.Escape(text)}</note_text></values></note></notes></item>"));

        private static string Query(string items, string folder = Folder) =>
            $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"{folder}\">{items}</folder></account></query>";
    }
}
