using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetMail;

/// <summary>Reading, marking and flagging: GetMail, SetMessageSeen, SetMessageFlagged.</summary>
public sealed class MailTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    private const int SeenBit = 32;
    private const int FlaggedBit = 8;

    [Fact]
    public async Task The_newest_messages_come_first_with_the_counts_of_the_inbox()
    {
        var client = fixture.Alice;
        var mail = await client.ReadAsync("/mail?limit=50");
        var dates = mail["messages"]?.AsArray().Select(message => (DateTime?)message?["date"]).ToList();
        dates.Should().NotBeNullOrEmpty().And.BeInDescendingOrder();
        ((int?)mail["total"]).Should().Be(dates?.Count);
        ((int?)mail["unread"]).Should().Be(mail["messages"]?.AsArray().Count(message => (bool?)message?["seen"] == false));
        ((string?)mail["messages"]?[0]?["from"]?["address"]).Should().Contain("@");
        ((string?)mail["messages"]?[0]?["preview"]).Should().NotBeEmpty();
        (await client.ReadAsync("/mail?limit=2"))["messages"]?.AsArray().Should().HaveCount(2);
    }

    [Theory]
    [InlineData("seen", SeenBit)]
    [InlineData("flagged", FlaggedBit)]
    public async Task A_mark_set_here_is_on_the_server_and_can_be_taken_off(string mark, int bit)
    {
        var client = fixture.Alice;
        var raw = fixture.Raw;
        var message = await FirstAsync(client);
        foreach (var value in (bool[])[true, false, true])
        {
            using var answer = await client.PutJsonAsync($"/mail/{message["id"]}/{mark}", new Dictionary<string, bool>(StringComparer.Ordinal) { [mark] = value });
            answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
            ((await FlagsAsync(raw, message) & bit) != 0).Should().Be(value);
            ((bool?)(await FirstAsync(client))[mark]).Should().Be(value);
        }
    }

    [Fact]
    public async Task A_mark_set_on_the_server_is_seen_here()
    {
        var client = fixture.Alice;
        var raw = fixture.Raw;
        var message = await FirstAsync(client);
        var item = await raw.FindAsync("INBOX", "subject", (string?)message["subject"] ?? "");
        foreach (var (verb, seen) in (IEnumerable<(string, bool)>)[("clear_flag", false), ("set_flag", true)])
        {
            await raw.SetAsync("INBOX", $"<item action=\"edit\" uid=\"{item?["uid"]}\"><values><{verb}>{SeenBit}</{verb}></values></item>");
            ((bool?)(await FirstAsync(client))["seen"]).Should().Be(seen);
        }
    }

    [Fact]
    public async Task Reading_the_list_marks_nothing_read()
    {
        using var client = await fixture.Host.SignInAsync(Demo.Bob);
        var before = (int?)(await client.ReadAsync("/mail"))["unread"];
        ((int?)(await client.ReadAsync("/mail"))["unread"]).Should().Be(before);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("51")]
    [InlineData("abc")]
    public async Task A_limit_out_of_range_is_refused(string limit)
    {
        var client = fixture.Alice;
        using var answer = await client.GetAsync("/api/dashboard/mail?limit=" + limit);
        (await ProblemAnswer.ReadAsync(answer)).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("seen")]
    [InlineData("flagged")]
    public async Task A_mark_without_a_value_and_an_unknown_message_are_refused(string mark)
    {
        var client = fixture.Alice;
        var message = await FirstAsync(client);
        using var empty = await client.PutJsonAsync($"/mail/{message["id"]}/{mark}", new { });
        (await empty.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?[mark].Should().NotBeNull();
        using var unknown = await client.PutJsonAsync($"/mail/bm9wZQ/{mark}", new Dictionary<string, bool>(StringComparer.Ordinal) { [mark] = true });
        await unknown.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "server.not_found");
    }

    private static async Task<JsonNode> FirstAsync(HttpClient client) =>
        (await client.ReadAsync("/mail?limit=1"))["messages"]?[0] ?? throw new InvalidOperationException("No message.");

    private static async Task<int> FlagsAsync(RawServer raw, JsonNode message) =>
        await raw.FindAsync("INBOX", "subject", (string?)message["subject"] ?? "", "flags") is { } item
            ? int.Parse(item["flags"], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The server has no such message.");
}
