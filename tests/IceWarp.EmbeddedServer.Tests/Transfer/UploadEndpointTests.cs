using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Dapper;
using IceWarp.EmbeddedServer.Tests.Mail;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Transfer;

public sealed class UploadEndpointTests(WireServer server) : IClassFixture<WireServer>
{
    [Fact]
    public async Task An_upload_answers_compact_json_in_the_order_that_scripts_read()
    {
        var ann = await server.NewPersonAsync();

        var answer = await ann.UploadAsync("one.txt", "hello"u8.ToArray(), folder: "2026-01-01-ab12");

        answer.Should().MatchRegex("^\\{\"folder\":\"2026-01-01-ab12\",\"id\":\"[0-9a-f]+\",\"size\":5,\"name\":\"one.txt\",\"type\":\"text/plain\"\\}$");
    }

    [Fact]
    public async Task The_folder_field_may_come_twice_and_after_the_file()
    {
        var ann = await server.NewPersonAsync();
        var body = Form(("sid", ann.Sid), ("folder", "first")) + FilePart("a.txt", "x") + Field("folder", "second") + "--B--\r\n";

        var answer = await PostAsync(body);

        answer.Should().StartWith("{\"folder\":\"second\",\"id\":");
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\\\temp\\\\evil.exe", "evil.exe")]
    [InlineData("..", "file")]
    [InlineData("zażółć.docx", "zażółć.docx")]
    [InlineData("a<b>.html", "a<b>.html")]
    public async Task A_hostile_file_name_becomes_a_plain_one(string name, string stored)
    {
        var ann = await server.NewPersonAsync();

        var answer = await PostAsync(Form(("sid", ann.Sid)) + FilePart(name, "x") + "--B--\r\n");

        using var json = JsonDocument.Parse(answer);
        json.RootElement.GetProperty("name").GetString().Should().Be(stored);
        using var download = await ann.DownloadAsync("file", json.FullPath());
        download.Content.Headers.ContentDisposition!.FileNameStar.Should().Be(stored);
    }

    [Theory]
    [InlineData("wm-0123456789abcdef")]
    [InlineData("")]
    public async Task Without_a_session_the_answer_is_a_text(string sid)
    {
        var answer = await PostAsync(Form(("sid", sid)) + FilePart("a.txt", "x") + "--B--\r\n");

        answer.Should().Be("Invalid sid");
    }

    [Fact]
    public async Task A_file_before_its_sid_is_refused_because_nobody_vouches_for_it() =>
        (await PostAsync(FilePart("a.txt", "x") + Form(("sid", "wm-1")) + "--B--\r\n")).Should().Be("Invalid sid");

    [Fact]
    public async Task A_file_above_the_limit_is_refused_and_leaves_nothing()
    {
        await using var host = await RunningHost.StartAsync("EmbeddedServer:Uploads:MaxBytes=2048");
        var small = new WireServer(host);
        var ann = await small.NewPersonAsync();

        var fits = await ann.UploadAsync("a.bin", new byte[2048]);
        var tooLarge = await ann.UploadAsync("a.bin", new byte[2049]);
        var farTooLarge = await ann.UploadAsync("a.bin", new byte[500_000]);

        fits.Should().StartWith("{");
        tooLarge.Should().Be("Upload failed: attachment_size");
        farTooLarge.Should().Be("Upload failed: attachment_size");
        (await CountAsync(small)).Should().Be((1, 2048));
    }

    [Fact]
    public async Task Half_an_upload_leaves_nothing()
    {
        var ann = await server.NewPersonAsync();
        var before = await CountAsync(server);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(server.Host.Address.Host, server.Host.Address.Port);
            var half = Form(("sid", ann.Sid)) + $"--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n{new string('x', 300_000)}";
            var head = $"POST /webmail/server/upload.php HTTP/1.1\r\nHost: {server.Host.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 1000000\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + half));
            socket.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        var whole = await ann.UploadAsync("b.txt", "after"u8.ToArray());

        whole.Should().StartWith("{");
        var after = await CountAsync(server);
        (after.Uploads - before.Uploads, after.Bytes - before.Bytes).Should().Be((1, 5));
    }

    [Fact]
    public async Task Twenty_megabytes_go_up_and_down_unchanged()
    {
        var ann = await server.NewPersonAsync();
        var bytes = new byte[20 * 1024 * 1024];
        new Random(7).NextBytes(bytes);

        using var json = JsonDocument.Parse(await ann.UploadAsync("big.bin", bytes));
        using var download = await ann.DownloadAsync("file", json.FullPath());

        download.Content.Headers.ContentLength.Should().Be(bytes.Length);
        (await download.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(bytes).Should().BeTrue();
    }

    [Fact]
    public async Task An_upload_ends_after_a_day_and_belongs_to_its_account()
    {
        var ann = await server.NewPersonAsync();
        var ben = await server.NewPersonAsync("Ben");
        using var json = JsonDocument.Parse(await ann.UploadAsync("a.txt", "x"u8.ToArray()));

        (await TextAsync(ben, json.FullPath())).Should().Be("Error: attachment_file_not_found");
        (await TextAsync(ann, json.FullPath())).Should().Be("x");
        await using (var connection = await server.Store.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("UPDATE upload SET created = created - 86401 WHERE account_id = @Id", new { ann.Id });
        }

        (await TextAsync(ann, json.FullPath())).Should().Be("Error: attachment_file_not_found");
        await ann.UploadAsync("b.txt", "y"u8.ToArray());
        await using var look = await server.Store.OpenAsync(CancellationToken.None);
        (await look.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM upload WHERE account_id = @Id", new { ann.Id })).Should().Be(1, "a new upload clears old ones");
    }

    [Fact]
    public async Task The_upload_query_describes_an_upload_and_takes_one_out_of_a_message()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Nested());
        using var json = JsonDocument.Parse(await ann.UploadAsync("a.txt", "x"u8.ToArray()));

        var described = await ann.AskAsync("get", $"""<query xmlns="webmail:iq:upload"><fullpath>{json.FullPath()}</fullpath></query>""");
        var extracted = await ann.AskAsync("set", $"""
            <query xmlns="webmail:iq:upload"><upload action="extract"><class>attachment</class><fullpath>{ann.Email}/INBOX/{id}/2</fullpath></upload></query>
            """);

        described.Element("query")!.Elements().Select(element => (element.Name.LocalName, element.Value))
            .Should().Equal(("name", "a.txt"), ("type", "text/plain"), ("ticket", json.FullPath()));
        var query = extracted.Element("query")!;
        query.Element("name")!.Value.Should().Be("zestawienie żółte.pdf");
        (await TextAsync(ann, $"{query.Element("folder")!.Value}/{query.Element("file")!.Value}")).Should().Be("%PDF-1.4 not really");
    }

    private static async Task<string> TextAsync(Person person, string fullpath)
    {
        using var answer = await person.DownloadAsync("file", fullpath);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> PostAsync(string form)
    {
        using var content = new StringContent(form, Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=B");
        using var answer = await server.Client.PostAsync(new Uri(server.Host.Address, "/webmail/server/upload.php"), content);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string Form(params (string Name, string Value)[] fields) => string.Concat(fields.Select(field => Field(field.Name, field.Value)));

    private static string Field(string name, string value) => $"--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static string FilePart(string name, string content) =>
        $"--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n{content}\r\n";

    private static async Task<(long Uploads, long Bytes)> CountAsync(WireServer of)
    {
        await using var connection = await of.Store.OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<(long, long)>(
            "SELECT (SELECT COUNT(*) FROM upload), COALESCE((SELECT SUM(length(data)) FROM blob WHERE id IN (SELECT blob_id FROM upload)), 0)");
    }
}

/// <summary>Uploads and downloads as a person.</summary>
internal static class TransferRequests
{
    public static string FullPath(this JsonDocument upload) =>
        upload.RootElement.GetProperty("folder").GetString() + "/" + upload.RootElement.GetProperty("id").GetString();

    public static async Task<string> UploadAsync(this Person person, string name, byte[] bytes, string folder = "up", string type = "")
    {
        using var form = new MultipartFormDataContent("Boundary")
        {
            { new StringContent(person.Sid), "sid" }, { new StringContent("1"), "swf" }, { new StringContent(folder), "folder" },
        };
        var file = new ByteArrayContent(bytes);
        if (type.Length > 0)
        {
            file.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        }

        form.Add(file, "file", name);
        using var answer = await person.Server.Client.PostAsync(new Uri(person.Server.Host.Address, "/webmail/server/upload.php"), form);
        return await answer.Content.ReadAsStringAsync();
    }

    public static Task<HttpResponseMessage> DownloadAsync(this Person person, string contentClass, string fullpath, string more = "") =>
        person.Server.Client.GetAsync(
            new Uri(person.Server.Host.Address, string.Create(
                CultureInfo.InvariantCulture,
                $"/webmail/server/download.php?sid={person.Sid}&class={contentClass}&fullpath={Uri.EscapeDataString(fullpath)}{more}")),
            HttpCompletionOption.ResponseHeadersRead);
}
