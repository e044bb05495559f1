using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Tests.Mail;

namespace IceWarp.EmbeddedServer.Tests.Dav;

/// <summary>REPORT sync-collection (RFC 6578).</summary>
public sealed class DavSyncTests(WireServer server) : IClassFixture<WireServer>
{
    [Fact]
    public async Task Only_what_changed_since_the_token_is_told()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Calendar/a.ics", Event("a"));
        await ann.StatusAsync("PUT", "Calendar/b.ics", Event("b"));
        await ann.StatusAsync("PUT", "Calendar/c.ics", Event("c"));

        var first = await SyncAsync(ann, "Calendar/", "");
        first.Lines.Should().BeEquivalentTo("a.ics", "b.ics", "c.ics");
        (await SyncAsync(ann, "Calendar/", first.Token)).Lines.Should().BeEmpty();

        await ann.StatusAsync("PUT", "Calendar/b.ics", Event("b", "LOCATION:x\r\n"));
        await ann.StatusAsync("PUT", "Calendar/d.ics", Event("d"));
        await ann.StatusAsync("DELETE", "Calendar/a.ics");
        await ann.StatusAsync("MOVE", "Calendar/c.ics", null, null, ("Destination", ann.At("Calendar/e.ics").ToString()));
        var second = await SyncAsync(ann, "Calendar/", first.Token);

        second.Lines.Should().BeEquivalentTo("b.ics", "d.ics", "e.ics", "-a.ics", "-c.ics");
        (await SyncAsync(ann, "Calendar/", second.Token)).Lines.Should().BeEmpty();
        (await SyncAsync(ann, "Calendar/", "")).Lines.Should().BeEquivalentTo("b.ics", "d.ics", "e.ics");
        (await TokenAsync(ann, "Calendar/")).Should().Be(second.Token);
    }

    [Fact]
    public async Task Changes_by_webmail_are_told_and_the_data_come_along_when_asked_for()
    {
        var ann = await DavClient.NewAsync(server);
        var token = (await SyncAsync(ann, "Calendar/", "")).Token;
        await ann.Person.SetItemAsync("Calendar", "<item action=\"add\"><values><evntitle>By webmail</evntitle><evnstartdate>2461042</evnstartdate><evnrid>w.ics</evnrid></values></item>");

        var answer = await ReportAsync(ann, "Calendar/", token, """<C:calendar-data xmlns:C="urn:ietf:params:xml:ns:caldav"/>""");

        answer.Descendants(DavClient.C + "calendar-data").Single().Value.Should().Contain("SUMMARY:By webmail");
        var id = (await ann.Person.GetItemsAsync("Calendar", "<item><values><evntitle/></values></item>")).Ids().Single();
        token = answer.Elements(DavClient.D + "sync-token").Single().Value;
        await ann.Person.SetItemAsync("Calendar", $"""<item uid="{id}" action="edit"><values><evntitle>Again</evntitle></values></item>""");
        var edited = await SyncAsync(ann, "Calendar/", token);
        edited.Lines.Should().Equal("w.ics");
        await ann.Person.SetItemAsync("Calendar", $"""<item uid="{id}" action="delete"/>""");
        (await SyncAsync(ann, "Calendar/", edited.Token)).Lines.Should().Equal("-w.ics");
    }

    [Fact]
    public async Task Files_go_by_their_names_and_folders_are_members_too()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/one.txt", "1");
        await ann.StatusAsync("MKCOL", "Files/Sub");
        var first = await SyncAsync(ann, "Files/", "");
        first.Lines.Should().BeEquivalentTo("one.txt", "Sub/");

        await ann.StatusAsync("MOVE", "Files/one.txt", null, null, ("Destination", ann.At("Files/Sub/one.txt").ToString()));
        await ann.StatusAsync("MOVE", "Files/Sub", null, null, ("Destination", ann.At("Files/Other").ToString()));
        await ann.StatusAsync("MKCOL", "Files/Third");
        await ann.StatusAsync("PUT", "Files/Other/two.txt", "2");
        var second = await SyncAsync(ann, "Files/", first.Token);

        second.Lines.Should().BeEquivalentTo("-one.txt", "-Sub/", "Other/", "Third/");
        (await SyncAsync(ann, "Files/Other/", "")).Lines.Should().BeEquivalentTo("one.txt", "two.txt");
        await ann.StatusAsync("DELETE", "Files/Third");
        (await SyncAsync(ann, "Files/", second.Token)).Lines.Should().Equal("-Third/");
    }

    [Fact]
    public async Task A_limit_gives_parts_that_make_the_whole()
    {
        var ann = await DavClient.NewAsync(server);
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
        {
            await ann.StatusAsync("PUT", $"Files/{name}.txt", name);
        }

        var (seen, token, parts) = (new List<string>(), "", 0);
        for (var isPart = true; isPart; parts++)
        {
            var answer = await ReportAsync(ann, "Files/", token, "<getetag/>", "<limit><nresults>2</nresults></limit>");
            isPart = answer.Descendants(DavClient.D + "number-of-matches-within-limits").Any();
            seen.AddRange(Lines(ann, "Files/", answer));
            token = answer.Elements(DavClient.D + "sync-token").Single().Value;
        }

        (parts, seen.Count).Should().Be((3, 5));
        seen.Should().BeEquivalentTo("a.txt", "b.txt", "c.txt", "d.txt", "e.txt");
        token.Should().Be(await TokenAsync(ann, "Files/"));
    }

    [Fact]
    public async Task A_private_event_is_not_there_for_a_guest_and_is_gone_when_it_becomes_one()
    {
        var (ann, ben) = (await DavClient.NewAsync(server), await DavClient.NewAsync(server, "Ben"));
        await ann.Person.ShareAsync("Calendar", ben.Person, "rl");
        await ann.StatusAsync("PUT", "Calendar/a.ics", Event("a"));
        await ann.StatusAsync("PUT", "Calendar/p.ics", Event("p", "CLASS:PRIVATE\r\n"));
        var shared = $"/webdav/{ann.Person.Email}/Calendar/";

        var first = await SyncAsync(ben, shared, "");
        first.Lines.Should().Equal("a.ics");
        await ann.StatusAsync("PUT", "Calendar/a.ics", Event("a", "CLASS:PRIVATE\r\n"));

        (await SyncAsync(ben, shared, first.Token)).Lines.Should().Equal("-a.ics");
    }

    [Theory]
    [InlineData("data:,1-1", "valid-sync-token", 403)]
    [InlineData("anything", "valid-sync-token", 403)]
    [InlineData("future", "valid-sync-token", 403)]
    public async Task A_token_that_was_never_given_is_refused(string token, string precondition, int status)
    {
        var ann = await DavClient.NewAsync(server);
        if (token == "future")
        {
            token = $"data:,{await ann.Person.FolderAsync("Files")}-999999999";
        }

        using var answer = await ann.SendAsync("REPORT", "Files/", Body(token, "<getetag/>", ""), "application/xml", ("Depth", "0"));

        ((int)answer.StatusCode).Should().Be(status);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(precondition);
    }

    [Fact]
    public async Task A_token_from_before_forgotten_deletions_is_refused()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a.txt", "a");
        var old = (await SyncAsync(ann, "Files/", "")).Token;
        await using (var connection = await server.Store.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
                INSERT INTO dav_change (folder_id, name, gone) SELECT @folder, 'gone' || i, 1 FROM n
                """,
                new { count = FolderChanges.MostGone + 1, folder = await ann.Person.FolderAsync("Files") });
        }

        using var answer = await ann.SendAsync("REPORT", "Files/", Body(old, "<getetag/>", ""), "application/xml", ("Depth", "0"));

        (await answer.Content.ReadAsStringAsync()).Should().Contain("valid-sync-token");
        (await SyncAsync(ann, "Files/", "")).Lines.Should().Equal("a.txt");
    }

    [Theory]
    [InlineData("infinite", "0", 403)]
    [InlineData("2", "0", 400)]
    [InlineData("1", "1", 400)]
    public async Task Another_level_or_depth_is_refused(string level, string depth, int status)
    {
        var ann = await DavClient.NewAsync(server);

        (await ann.StatusAsync("REPORT", "Files/", Body("", "<getetag/>", "").Replace("<sync-level>1<", $"<sync-level>{level}<", StringComparison.Ordinal), "application/xml", ("Depth", depth)))
            .Should().Be(status);
        (await ann.StatusAsync("REPORT", "Files/", Body("", "<getetag/>", "<limit><nresults>x</nresults></limit>"), "application/xml", ("Depth", "0"))).Should().Be(400);
    }

    private static string Body(string token, string properties, string limit) =>
        $"""<sync-collection xmlns="DAV:"><sync-token>{token}</sync-token><sync-level>1</sync-level>{limit}<prop>{properties}</prop></sync-collection>""";

    private static Task<XElement> ReportAsync(DavClient client, string path, string token, string properties, string limit = "") =>
        client.AskAsync("REPORT", path, Body(token, properties, limit), "0");

    private static async Task<(string Token, IReadOnlyList<string> Lines)> SyncAsync(DavClient client, string path, string token)
    {
        var answer = await ReportAsync(client, path, token, "<getetag/>");
        return (answer.Elements(DavClient.D + "sync-token").Single().Value, Lines(client, path, answer));
    }

    // Names below the collection; a minus before those that are gone.
    private static IReadOnlyList<string> Lines(DavClient client, string path, XElement answer)
    {
        var root = client.At(path).AbsolutePath;
        return
        [
            .. answer.Elements(DavClient.D + "response").Where(response => response.Element(DavClient.D + "error") is null).Select(response =>
                (response.Element(DavClient.D + "status") is null ? "" : "-") + Uri.UnescapeDataString(response.Element(DavClient.D + "href")!.Value)[root.Length..]),
        ];
    }

    private static async Task<string> TokenAsync(DavClient client, string path) =>
        (await client.AskAsync("PROPFIND", path, """<propfind xmlns="DAV:"><prop><sync-token/></prop></propfind>""", "0")).Descendants(DavClient.D + "sync-token").Single().Value;

    private static string Event(string uid, string more = "") =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20260302T090000Z\r\nDTEND:20260302T100000Z\r\nSUMMARY:{uid}\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n";
}
