using System.Net.Sockets;
using System.Text;
using Dapper;
using IceWarp.EmbeddedServer.Tests.Mail;

namespace IceWarp.EmbeddedServer.Tests.Dav;

public sealed class DavFilesTests(WireServer server) : IClassFixture<WireServer>
{
    [Fact]
    public async Task Without_the_right_password_there_is_a_challenge()
    {
        using var none = await server.Client.GetAsync(new Uri(server.Host.Address, "/webdav/nobody@wire.test/"));
        using var wrong = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Host.Address, "/webdav/nobody@wire.test/"));
        wrong.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String("nobody@wire.test:x"u8));
        using var refused = await server.Client.SendAsync(wrong);

        foreach (var answer in new[] { none, refused })
        {
            ((int)answer.StatusCode).Should().Be(401);
            answer.Headers.WwwAuthenticate.Single().Scheme.Should().Be("Basic");
        }
    }

    [Fact]
    public async Task The_at_sign_may_come_encoded_in_name_and_path()
    {
        var ann = await DavClient.NewAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri($"{server.Host.Address}webdav/{Uri.EscapeDataString(ann.Person.Email)}/Files/"));
        request.Headers.TryAddWithoutValidation(
            "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(ann.Person.Email.Replace("@", "%40", StringComparison.Ordinal) + ":" + DavClient.Password)));

        using var answer = await server.Client.SendAsync(request);

        ((int)answer.StatusCode).Should().Be(200);
        answer.Headers.GetValues("DAV").Single().Should().StartWith("1, 2").And.Contain("calendar-access").And.Contain("addressbook");
    }

    [Fact]
    public async Task A_changed_password_counts_at_once()
    {
        var ann = await DavClient.NewAsync(server);
        (await ann.StatusAsync("OPTIONS", "")).Should().Be(200);
        await using (var connection = await server.Store.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("UPDATE account SET password_hash = 'none' WHERE id = @Id", new { ann.Person.Id });
        }

        (await ann.StatusAsync("OPTIONS", "")).Should().Be(401);
    }

    [Fact]
    public async Task A_file_is_put_read_changed_under_a_condition_and_deleted()
    {
        var ann = await DavClient.NewAsync(server);
        const string Path = "Files/za%C5%BC%C3%B3%C5%82%C4%87%20%231.txt";

        using var made = await ann.SendAsync("PUT", Path, "one", "text/plain", ("If-None-Match", "*"));
        using var got = await ann.SendAsync("GET", Path);
        var tag = got.Headers.ETag!.Tag;
        (await ann.StatusAsync("PUT", Path, "two", "text/plain", ("If-None-Match", "*"))).Should().Be(412);
        (await ann.StatusAsync("PUT", Path, "two", "text/plain", ("If-Match", "\"stale\""))).Should().Be(412);
        using var changed = await ann.SendAsync("PUT", Path, "two", "text/plain", ("If-Match", tag));

        ((int)made.StatusCode, (int)changed.StatusCode).Should().Be((201, 204));
        made.Headers.ETag!.Tag.Should().Be(tag);
        changed.Headers.ETag!.Tag.Should().NotBe(tag);
        (await got.Content.ReadAsStringAsync()).Should().Be("one");
        got.Content.Headers.ContentLength.Should().Be(3);
        (await ann.TextAsync(Path)).Should().Be("two");
        (await ann.StatusAsync("GET", Path, null, null, ("If-None-Match", changed.Headers.ETag.Tag))).Should().Be(304);
        (await ann.StatusAsync("HEAD", Path)).Should().Be(200);
        (await ann.StatusAsync("DELETE", Path, null, null, ("If-Match", tag))).Should().Be(412);
        (await ann.StatusAsync("DELETE", Path)).Should().Be(204);
        (await ann.StatusAsync("GET", Path)).Should().Be(404);
    }

    [Fact]
    public async Task Of_two_writers_with_the_same_condition_one_loses()
    {
        var ann = await DavClient.NewAsync(server);
        using var made = await ann.SendAsync("PUT", "Files/a.txt", "0");
        var tag = made.Headers.ETag!.Tag;

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(writer => ann.StatusAsync("PUT", "Files/a.txt", $"{writer}", null, ("If-Match", tag))));

        answers.Should().ContainSingle(status => status == 204);
        answers.Count(status => status == 412).Should().Be(7);
    }

    [Fact]
    public async Task Twenty_megabytes_go_up_and_down_unchanged()
    {
        var ann = await DavClient.NewAsync(server);
        var text = new string('x', 20 * 1024 * 1024);

        (await ann.StatusAsync("PUT", "Files/big.bin", text)).Should().Be(201);

        (await ann.TextAsync("Files/big.bin")).Length.Should().Be(text.Length);
    }

    [Fact]
    public async Task Half_a_file_changes_nothing()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a.txt", "whole");
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(server.Host.Address.Host, server.Host.Address.Port);
            var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(ann.Person.Email + ":" + DavClient.Password));
            await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
                $"PUT /webdav/{ann.Person.Email}/Files/a.txt HTTP/1.1\r\nHost: x\r\nAuthorization: Basic {basic}\r\nContent-Length: 1000000\r\n\r\n{new string('y', 300_000)}"));
            socket.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        (await ann.TextAsync("Files/a.txt")).Should().Be("whole");
    }

    [Fact]
    public async Task Propfind_shows_one_level_and_says_what_it_does_not_know()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a%20b.txt", "four", "text/plain");
        await ann.StatusAsync("MKCOL", "Files/Sub");

        var answer = await ann.AskAsync(
            "PROPFIND", "Files/", """<propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getetag/><unheard-of xmlns="x:"/></prop></propfind>""");

        var hrefs = answer.Elements(DavClient.D + "response").ToDictionary(response => response.Element(DavClient.D + "href")!.Value, StringComparer.Ordinal);
        hrefs.Keys.Should().BeEquivalentTo($"/webdav/{ann.Person.Email}/Files/", $"/webdav/{ann.Person.Email}/Files/Sub/", $"/webdav/{ann.Person.Email}/Files/a%20b.txt");
        var file = hrefs[$"/webdav/{ann.Person.Email}/Files/a%20b.txt"];
        file.Descendants(DavClient.D + "getcontentlength").Single().Value.Should().Be("4");
        file.Elements(DavClient.D + "propstat").Select(stat => stat.Element(DavClient.D + "status")!.Value).Should().Equal("HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found");
        hrefs[$"/webdav/{ann.Person.Email}/Files/Sub/"].Descendants(DavClient.D + "collection").Should().ContainSingle();
        (await ann.StatusAsync("PROPFIND", "Files/", null, null, ("Depth", "infinity"))).Should().Be(403);
        (await ann.AskAsync("PROPFIND", "Files/", "", "0")).Elements().Should().ContainSingle();
    }

    [Fact]
    public async Task Folders_are_made_renamed_and_deleted_by_the_rules_of_the_server()
    {
        var ann = await DavClient.NewAsync(server);

        (await ann.StatusAsync("MKCOL", "Files/New")).Should().Be(201);
        (await ann.StatusAsync("MKCOL", "Files/New")).Should().Be(405);
        (await ann.StatusAsync("MKCOL", "Files/Nowhere/New")).Should().Be(409);
        (await ann.StatusAsync("PUT", "Files/Nowhere/a.txt", "x")).Should().Be(409);
        (await ann.StatusAsync("MOVE", "Files/New", null, null, ("Destination", ann.At("Files/Newer").ToString()))).Should().Be(201);
        (await ann.StatusAsync("PUT", "Files/Newer/a.txt", "x")).Should().Be(201);
        (await ann.StatusAsync("DELETE", "Files/Newer")).Should().Be(204);
        (await ann.StatusAsync("GET", "Files/Newer/a.txt")).Should().Be(404);
        (await ann.StatusAsync("DELETE", "Files")).Should().Be(403, "a default folder stays");
    }

    [Fact]
    public async Task A_file_is_moved_and_copied_over_another_only_when_allowed()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a.txt", "a");
        await ann.StatusAsync("PUT", "Files/b.txt", "b");

        (await Send("COPY", "Files/a.txt", "Files/c.txt")).Should().Be(201);
        (await Send("MOVE", "Files/a.txt", "Files/b.txt", ("Overwrite", "F"))).Should().Be(412);
        (await Send("MOVE", "Files/a.txt", "Files/b.txt")).Should().Be(204);
        (await Send("MOVE", "Files/c.txt", "Contacts/c.txt")).Should().Be(403);
        (await Send("MOVE", "Files/none.txt", "Files/d.txt")).Should().Be(404);

        (await ann.StatusAsync("PUT", "Files/B.TXT", "x")).Should().Be(409, "names differ by more than letter case");
        (await ann.StatusAsync("GET", "Files/a.txt")).Should().Be(404);
        (await ann.TextAsync("Files/b.txt")).Should().Be("a");
        (await ann.TextAsync("Files/c.txt")).Should().Be("a");

        Task<int> Send(string method, string from, string to, params (string, string)[] more) =>
            ann.StatusAsync(method, from, null, null, [("Destination", ann.At(to).ToString()), .. more]);
    }

    [Fact]
    public async Task A_lock_keeps_others_out_until_it_is_taken_off()
    {
        var (ann, ben) = (await DavClient.NewAsync(server), await DavClient.NewAsync(server, "Ben"));
        await ann.Person.ShareAsync("Files", ben.Person, "rlwit");
        await ann.StatusAsync("PUT", "Files/a.txt", "a");
        var shared = $"/webdav/{ann.Person.Email}/Files/a.txt";
        const string Body = """<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>""";

        using var locked = await ann.SendAsync("LOCK", "Files/a.txt", Body, "application/xml");
        var token = locked.Headers.GetValues("Lock-Token").Single();
        (await ben.StatusAsync("PUT", shared, "b")).Should().Be(423);
        (await ben.StatusAsync("DELETE", shared)).Should().Be(423);
        (await ben.StatusAsync("LOCK", shared, Body)).Should().Be(423);
        (await ben.StatusAsync("UNLOCK", shared, null, null, ("Lock-Token", token))).Should().Be(403);
        (await ann.StatusAsync("PUT", "Files/a.txt", "a2")).Should().Be(204);
        (await ann.StatusAsync("UNLOCK", "Files/a.txt", null, null, ("Lock-Token", "<opaquelocktoken:other>"))).Should().Be(409);
        (await ann.StatusAsync("UNLOCK", "Files/a.txt", null, null, ("Lock-Token", token))).Should().Be(204);

        (await ben.StatusAsync("PUT", shared, "b")).Should().Be(204);
        (await ann.StatusAsync("LOCK", "Files/new.txt", Body)).Should().Be(201);
        (await ann.StatusAsync("GET", "Files/new.txt")).Should().Be(200);
    }

    [Fact]
    public async Task A_guest_sees_and_does_what_the_rights_allow()
    {
        var (ann, ben) = (await DavClient.NewAsync(server), await DavClient.NewAsync(server, "Ben"));
        await ann.StatusAsync("PUT", "Files/a.txt", "a");
        await ann.Person.ShareAsync("Files", ben.Person, "rl");

        (await ben.TextAsync($"/webdav/{ann.Person.Email}/Files/a.txt")).Should().Be("a");
        (await ben.StatusAsync("PUT", $"/webdav/{ann.Person.Email}/Files/a.txt", "b")).Should().Be(403);
        (await ben.StatusAsync("PUT", $"/webdav/{ann.Person.Email}/Files/b.txt", "b")).Should().Be(403);
        (await ben.StatusAsync("DELETE", $"/webdav/{ann.Person.Email}/Files/a.txt")).Should().Be(403);
        (await ben.StatusAsync("PROPFIND", $"/webdav/{ann.Person.Email}/Calendar/")).Should().Be(404);
        (await ben.StatusAsync("PROPFIND", $"/webdav/{ann.Person.Email}/")).Should().Be(404);
        (await ben.StatusAsync("PROPFIND", $"/webdav/{ann.Person.Email}/INBOX/")).Should().Be(404);
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><propfind xmlns="DAV:"><prop><a>&e;</a></prop></propfind>""")]
    [InlineData("<propfind")]
    [InlineData("deep")]
    [InlineData("large")]
    public async Task Hostile_xml_is_refused(string body)
    {
        var ann = await DavClient.NewAsync(server);
        var xml = body switch
        {
            "deep" => string.Concat(Enumerable.Repeat("<a>", 200)) + string.Concat(Enumerable.Repeat("</a>", 200)),
            "large" => "<a>" + new string('x', 2_000_000) + "</a>",
            _ => body,
        };

        (await ann.StatusAsync("PROPFIND", "Files/", xml, "application/xml")).Should().Be(400);
        (await ann.StatusAsync("LOCK", "Files/a.txt", xml, "application/xml")).Should().Be(400);
    }

    [Fact]
    public async Task A_collection_as_a_page_names_its_members_harmlessly()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "x");
        await ann.StatusAsync("PUT", "Files/%3Cimg%20onerror%3D1%3E.txt", "x");

        using var page = await ann.SendAsync("GET", "Files/");

        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await page.Content.ReadAsStringAsync()).Should().Contain("&lt;img onerror=1&gt;.txt").And.NotContain("<script").And.NotContain("<img");
    }

    [Fact]
    public async Task A_share_link_needs_no_sign_in()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a.txt", "shared words");
        await using (var connection = await server.Store.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                "INSERT INTO ticket (code, item_id) SELECT 'dav' || @Id, id FROM item WHERE folder_id = @folder",
                new { ann.Person.Id, folder = await ann.Person.FolderAsync("Files") });
        }

        (await server.Client.GetStringAsync(new Uri(server.Host.Address, $"/webdav/ticket/dav{ann.Person.Id}/a.txt"))).Should().Be("shared words");
        using var unknown = await server.Client.GetAsync(new Uri(server.Host.Address, "/webdav/ticket/none/a.txt"));
        ((int)unknown.StatusCode).Should().Be(404);
        using var put = await server.Client.PutAsync(new Uri(server.Host.Address, $"/webdav/ticket/dav{ann.Person.Id}/a.txt"), new StringContent("x"));
        ((int)put.StatusCode).Should().Be(405);
    }
}
