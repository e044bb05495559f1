using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace IceWarp.Modules.Dashboard.Tests.Features.ArchiveMessage;

/// <summary>Archiving and taking back: ArchiveMessage, UnarchiveMessage, and what GetMail says of it.</summary>
public sealed class ArchiveTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    private const string Subject = "Berth plan, week";

    [Fact]
    public async Task An_archived_message_is_in_the_servers_archive_and_comes_back_unread_as_it_was()
    {
        var before = await MessageAsync();
        using var archived = await fixture.Alice.PostAsync($"/api/dashboard/mail/{before["id"]}/archive", content: null);
        var token = (string?)(await archived.JsonAsync())["archived"];
        (await fixture.Raw.FindAsync("Archive", "subject", (string?)before["subject"] ?? "", "flags")).Should().NotBeNull();
        (await fixture.Raw.FindAsync("INBOX", "subject", (string?)before["subject"] ?? "", "flags")).Should().BeNull();

        using var back = await fixture.Alice.PostAsJsonAsync("/api/dashboard/mail/unarchive", new { archived = token });
        back.StatusCode.Should().Be(HttpStatusCode.NoContent);
        var after = await MessageAsync();
        after.ToJsonString().Should().Be(before.ToJsonString());
        ((bool?)after["seen"]).Should().BeFalse();

        using var again = await fixture.Alice.PostAsJsonAsync("/api/dashboard/mail/unarchive", new { archived = token });
        await again.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "server.not_found");
    }

    [Fact]
    public async Task The_list_says_that_there_is_an_archive_and_where_a_message_is_read()
    {
        ((bool?)(await fixture.Alice.ReadAsync("/mail"))["canArchive"]).Should().BeTrue();
        ((string?)(await MessageAsync())["address"]).Should().MatchRegex("^/webmail/#message/INBOX/[0-9]+$");
    }

    [Fact]
    public async Task Unknown_messages_empty_bodies_and_nobody_are_refused()
    {
        using var unknown = await fixture.Alice.PostAsync("/api/dashboard/mail/bm9wZQ/archive", content: null);
        await unknown.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "server.not_found");
        using var garbage = await fixture.Alice.PostAsJsonAsync("/api/dashboard/mail/unarchive", new { archived = "bm9wZQ" });
        await garbage.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "server.not_found");
        using var empty = await fixture.Alice.PostAsJsonAsync("/api/dashboard/mail/unarchive", new { });
        await empty.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        using var nobody = await fixture.Host.Client.PostAsync("/api/dashboard/mail/x/archive", content: null);
        await nobody.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.required");
    }

    private async Task<JsonNode> MessageAsync() =>
        (await fixture.Alice.ReadAsync("/mail?limit=50"))["messages"]?.AsArray().First(message => ((string?)message?["subject"])?.StartsWith(Subject, StringComparison.Ordinal) == true)
            ?? throw new InvalidOperationException("No such message.");
}
