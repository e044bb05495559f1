using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Safety;

/// <summary>The largest note, and an account that is full.</summary>
public sealed class LimitTests
{
    private const int Megabyte = 1024 * 1024;
    private const string Around = "<p></p>";

    [Fact]
    public async Task Five_megabytes_are_stored_read_changed_and_printed_and_one_byte_more_is_refused()
    {
        await using var host = await RunningHost.StartAsync();
        using var client = await host.SignInAsync();
        var picture = "<img src=\"data:image/png;base64," + new string('A', 4 * Megabyte) + "\">";
        var html = $"<p>{picture}{Words((5 * Megabyte) - picture.Length - Around.Length)}</p>";
        html.Length.Should().Be(5 * Megabyte);
        var note = await client.CreateAsync("Large", html);
        note.Text("html").Should().Be(html);

        using (var more = await client.SaveAsync(note.Text("id"), note.Text("version"), "Large", html.Replace("</p>", "x</p>", StringComparison.Ordinal)))
        {
            (await more.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "notes.too_large")).Text("detail").Should().Contain("5 MB");
        }

        using (var less = await client.SaveAsync(note.Text("id"), note.Text("version"), "Large", html.Replace("word", "Word", StringComparison.Ordinal)))
        {
            (await less.JsonAsync()).Text("html").Should().HaveLength(5 * Megabyte);
        }

        (await client.GetStringAsync($"/api/notes/{note.Text("id")}/print")).Should().Contain(picture[..^1]);
        using var far = await client.PostAsync("/", new { title = "Far too large", html = new string('x', 25 * Megabyte) });
        await far.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [Fact]
    public async Task A_full_account_refuses_notes_and_files_and_what_was_there_stays()
    {
        await using var host = await RunningHost.StartAsync("Embedded:QuotaMb=1");
        using var client = await host.SignInAsync();
        var note = await client.CreateAsync("Fits", $"<p>{Words(700_000)}</p>");
        using (var second = await client.PostAsync("/", new { title = "Does not", html = $"<p>{Words(700_000)}</p>" }))
        {
            (await second.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "server.quota_reached")).Text("detail").Should().StartWith("The account is full.");
        }

        using (var saved = await client.SaveAsync(note.Text("id"), note.Text("version"), "Fits", $"<p>{Words(1_400_000)}</p>"))
        {
            await saved.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "server.quota_reached");
        }

        using (var attached = await client.SendBodyAsync(note, "a.bin", new ByteArrayContent(new byte[600_000])))
        {
            await attached.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "server.quota_reached");
        }

        (await client.ReadAsync("/" + note.Text("id"))).Text("html").Should().HaveLength(700_000 + Around.Length);
        (await client.ReadAsync("/"))["notes"]!.AsArray().Should().HaveCount(1);
    }

    private static string Words(int length) => string.Concat(Enumerable.Repeat("word ", (length / 5) + 1))[..(length - 1)] + "x";
}
