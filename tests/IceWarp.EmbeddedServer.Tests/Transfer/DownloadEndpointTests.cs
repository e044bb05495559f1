using System.IO.Compression;
using System.Text.Json;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace IceWarp.EmbeddedServer.Tests.Transfer;

public sealed class DownloadEndpointTests(WireServer server) : IClassFixture<WireServer>
{
    [Fact]
    public async Task A_part_of_a_message_comes_with_name_type_length_and_guards()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Nested());

        using var pdf = await ann.DownloadAsync("attachment", $"{ann.Email}/INBOX/{id}/2");
        using var picture = await ann.DownloadAsync("cid", $"{ann.Email}/INBOX/{id}/logo@far");

        (await pdf.Content.ReadAsStringAsync()).Should().Be("%PDF-1.4 not really");
        pdf.Content.Headers.ContentLength.Should().Be(19);
        pdf.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        pdf.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("zestawienie żółte.pdf");
        pdf.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        (await picture.Content.ReadAsByteArrayAsync()).Should().Equal(Letters.Picture);
        picture.Content.Headers.ContentDisposition!.DispositionType.Should().Be("inline");
    }

    [Theory]
    [InlineData("item")]
    [InlineData("message")]
    public async Task A_whole_message_comes_as_it_is_stored(string contentClass)
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Nested());

        using var answer = await ann.DownloadAsync(contentClass, $"{ann.Email}/INBOX/{id}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        answer.Content.Headers.ContentLength.Should().Be(bytes.Length);
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("Zażółć gęślą jaźń — 日本.eml");
        using var stream = new MemoryStream(bytes);
        (await MimeMessage.LoadAsync(stream)).Subject.Should().Be("Zażółć gęślą jaźń — 日本");
    }

    [Fact]
    public async Task A_message_as_a_page_is_sanitised_and_as_text_is_plain()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Nested());

        using var page = await ann.DownloadAsync("itemhtml", $"{ann.Email}/INBOX/{id}");
        using var text = await ann.DownloadAsync("itemtext", $"{ann.Email}/INBOX/{id}");

        (await page.Content.ReadAsStringAsync()).Should().Contain("świecie").And.NotContain("<script").And.NotContain("onclick");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("sandbox").And.Contain("default-src 'none'");
        (await text.Content.ReadAsStringAsync()).Should().Be("Witaj świecie");
        text.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
    }

    [Fact]
    public async Task All_attachments_come_as_a_zip()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Nested());

        using var answer = await ann.DownloadAsync("allattachments", $"{ann.Email}/INBOX/{id}");
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        zip.Entries.Select(entry => entry.FullName).Should().Equal("logo.png", "zestawienie żółte.pdf", "Inner letter.eml");
        using var pdf = new StreamReader(await zip.Entries[1].OpenAsync());
        (await pdf.ReadToEndAsync()).Should().Be("%PDF-1.4 not really");
    }

    [Fact]
    public async Task An_uploaded_page_is_saved_never_shown()
    {
        var ann = await server.NewPersonAsync();
        using var json = JsonDocument.Parse(await ann.UploadAsync("a.html", "<script>1</script>"u8.ToArray(), type: "text/html"));

        using var answer = await ann.DownloadAsync("file", json.FullPath());

        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("sandbox");
    }

    [Fact]
    public async Task A_stored_file_its_former_content_and_a_share_link_can_be_fetched()
    {
        var ann = await server.NewPersonAsync();
        var (file, content) = await NewFileAsync(ann, "plan.txt", "new words", "old");
        await using (var connection = await server.Store.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO ticket (code, item_id) VALUES ('open' || @file, @file);
                INSERT INTO ticket (code, item_id, password_hash) VALUES ('locked' || @file, @file, @hash);
                INSERT INTO ticket (code, item_id, expires) VALUES ('ended' || @file, @file, 1000);
                """,
                new { file, hash = PasswordHash.Create("sesame") });
        }

        (await TextAsync(ann, "attachment", $"{ann.Email}/Files/{file}/{content}")).Should().Be("new words");
        (await TextAsync(ann, "document", $"{ann.Email}/Files/{file}/attachment")).Should().Be("new words");
        (await TextAsync(ann, "revision", $"{ann.Email}/Files/{file}/1")).Should().Be("old");
        (await TextAsync(ann, "revision", $"{ann.Email}/Files/{file}/9")).Should().Be("Error: attachment_file_not_found");
        var nobody = ann with { Sid = "" };
        (await TextAsync(nobody, "ticket", $"open{file}")).Should().Be("new words");
        (await TextAsync(nobody, "ticket", $"locked{file}")).Should().Be("Error: e_document_invite_password");
        (await TextAsync(nobody, "ticket", $"locked{file}", "&passphrase=sesame")).Should().Be("new words");
        (await TextAsync(nobody, "ticket", $"ended{file}")).Should().Be("Error: ticket_not_found");
        (await TextAsync(nobody, "ticket", "guess")).Should().Be("Error: ticket_not_found");
        (await TextAsync(nobody, "logo", "")).Should().StartWith("<svg");
    }

    [Fact]
    public async Task An_attachment_of_an_event_a_picture_and_text_come_back_as_they_were_given()
    {
        var ann = await server.NewPersonAsync();
        using var picture = JsonDocument.Parse(await ann.UploadAsync("face.png", Letters.Picture, type: "image/png"));
        var added = await ann.SetItemAsync("Calendar", $"""
            <item action="add"><values><evntitle>With files</evntitle><evnstartdate>2461223</evnstartdate></values><attachments>
            <attachment><values><class>image</class><fullpath>{picture.FullPath()}</fullpath></values></attachment>
            <attachment><values><class>raw</class><description>words.txt</description><data>żółte słowa</data></values></attachment>
            <attachment><values><class>url</class><url>https://demo.test/a b?c=d</url></values></attachment>
            <attachment><values><class>url</class><url>javascript:alert(1)</url></values></attachment></attachments></item>
            """);
        var id = added.Element("result")!.Element("id")!.Value;
        var uids = (await ann.GetItemsAsync("Calendar", $"""<item uid="{id}"><values/></item>""")).Descendants("attachment").Select(attachment => attachment.Attribute("uid")!.Value).ToList();

        using var shown = await ann.DownloadAsync("gwattachment", $"{ann.Email}/Calendar/{id}/{uids[0]}");
        (await shown.Content.ReadAsByteArrayAsync()).Should().Equal(Letters.Picture);
        (await TextAsync(ann, "gwattachment", $"{ann.Email}/Calendar/{id}/{uids[1]}")).Should().Be("żółte słowa");
        using var all = await ann.DownloadAsync("allattachments", $"{ann.Email}/Calendar/{id}");
        await using var zip = new ZipArchive(await all.Content.ReadAsStreamAsync());
        zip.Entries.Select(entry => entry.FullName).Should().Equal("face.png", "words.txt");
        using var link = await ann.DownloadAsync("url", $"{ann.Email}/Calendar/{id}/{uids[2]}");
        (await link.Content.ReadAsStringAsync()).Should().Be("[InternetShortcut]\r\nURL=https://demo.test/a%20b?c=d\r\n");
        (link.Content.Headers.ContentDisposition!.DispositionType, link.Content.Headers.ContentDisposition.FileNameStar).Should().Be(("attachment", "demo.test.url"));
        (await TextAsync(ann, "url", $"{ann.Email}/Calendar/{id}/{uids[3]}")).Should().Be("Error: attachment_file_not_found");
        (await TextAsync(ann, "url", $"{ann.Email}/Calendar/{id}/{uids[0]}")).Should().Be("Error: attachment_file_not_found");
    }

    [Theory]
    [InlineData("background", "<svg")]
    [InlineData("icechat_background", "<svg")]
    [InlineData("jitsi_logo", "<svg")]
    [InlineData("captcha", "Error: captcha_not_available")]
    public async Task Pictures_of_the_pages_need_no_session(string contentClass, string beginning)
    {
        var nobody = await server.NewPersonAsync() with { Sid = "" };

        (await TextAsync(nobody, contentClass, "")).Should().StartWith(beginning);
    }

    [Fact]
    public async Task A_guest_without_the_right_to_read_gets_nothing()
    {
        var ann = await server.NewPersonAsync();
        var (ben, cid) = (await server.NewPersonAsync("Ben"), await server.NewPersonAsync("Cid"));
        var (file, _) = await NewFileAsync(ann, "plan.txt", "words", "old");
        await ann.ShareAsync("Files", ben, "rl");
        await ann.ShareAsync("Files", cid, "l");

        (await TextAsync(ben, "document", $"{ben.Email}/~{ann.Email}/Files/{file}/attachment")).Should().Be("words");
        (await TextAsync(cid, "document", $"{cid.Email}/~{ann.Email}/Files/{file}/attachment")).Should().Be("Error: folder_insufficient_rights");
        (await TextAsync(cid, "document", $"{cid.Email}/Files/{file}/attachment")).Should().Be("Error: attachment_file_not_found");
        (await TextAsync(ben, "document", $"{ann.Email}/Files/{file}/attachment")).Should().Be("Error: account_does_not_exist");
    }

    [Theory]
    [InlineData("attachment", "x", "Error: item_invalid_id")]
    [InlineData("item", "{me}/INBOX/999999999", "Error: item_invalid_id")]
    [InlineData("item", "{me}/Nowhere/1", "Error: folder_does_not_exist")]
    [InlineData("file", "{me}/x", "Error: attachment_file_not_found")]
    [InlineData("file", "", "Error: attachment_file_not_found")]
    [InlineData("anything", "{me}/INBOX/1", "Error: attachment_class_unknown")]
    public async Task A_wrong_path_is_a_plain_text_that_ends_in_the_code(string contentClass, string fullpath, string expected)
    {
        var ann = await server.NewPersonAsync();

        using var answer = await ann.DownloadAsync(contentClass, fullpath.Replace("{me}", ann.Email, StringComparison.Ordinal));

        (await answer.Content.ReadAsStringAsync()).Should().Be(expected);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        answer.Content.Headers.ContentDisposition.Should().BeNull();
    }

    [Fact]
    public async Task Without_a_session_there_is_only_a_text()
    {
        var ann = await server.NewPersonAsync() with { Sid = "wm-nobody" };

        (await TextAsync(ann, "file", "a/b")).Should().Be("Invalid sid");
    }

    private async Task<(long Id, long Content)> NewFileAsync(Person person, string name, string now, string before)
    {
        var items = server.Host.Services.GetRequiredService<ItemStore>();
        var id = await items.InsertAsync(
            new NewItem(await person.FolderAsync("Files"), "F", ItemFields.Of(("EVNTITLE", name))) { Addons = [NewAddon.Attachment(name, "text/plain", System.Text.Encoding.UTF8.GetBytes(before), 0)] },
            CancellationToken.None);
        return await items.WriteAsync(
            async transaction =>
            {
                var item = (await transaction.FindAsync(id))!;
                await transaction.AddRevisionAsync(item, item.Content!, person.Id);
                await transaction.SetAddonAsync(item.Content!, item.Content!.Fields, await transaction.NewBlobAsync(System.Text.Encoding.UTF8.GetBytes(now)));
                return (id, item.Content!.Id);
            },
            CancellationToken.None);
    }

    private static async Task<string> TextAsync(Person person, string contentClass, string fullpath, string more = "")
    {
        using var answer = await person.DownloadAsync(contentClass, fullpath, more);
        return await answer.Content.ReadAsStringAsync();
    }
}
