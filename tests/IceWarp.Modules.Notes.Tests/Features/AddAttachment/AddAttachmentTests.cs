using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Features.AddAttachment;

public sealed class AddAttachmentTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    private const int Megabyte = 1024 * 1024;
    private const int Most = 50 * Megabyte;

    [Fact]
    public async Task A_file_is_attached_read_and_removed_and_the_text_is_not_stale_for_it()
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync("With a file");
        var added = await client.AttachAsync(note, "Żółw & 'plan' 1.pdf", "%PDF-1.7"u8.ToArray());
        (added.Text("name"), (long?)added["size"], added.Text("mediaType")).Should().Be(("Żółw & 'plan' 1.pdf", 8, "application/pdf"));
        var detail = await client.ReadAsync("/" + note.Text("id"));
        detail["attachments"]!.AsArray().Single()!.ToJsonString().Should().Be(added.ToJsonString());
        detail.Text("version").Should().NotBe(note.Text("version"));
        (await fixture.Raw.FindNoteAsync("With a file"))!.Attachments.Should().Equal("Żółw & 'plan' 1.pdf");

        using (var saved = await client.SaveAsync(note.Text("id"), note.Text("version"), "With a file", "<p>More</p>"))
        {
            (await saved.JsonAsync())["attachments"]!.AsArray().Should().HaveCount(1);
        }

        var address = $"/api/notes/{note.Text("id")}/attachments/{added.Text("id")}";
        (await client.GetByteArrayAsync(address)).Should().Equal("%PDF-1.7"u8.ToArray());
        using (var removed = await client.DeleteAsync(address))
        {
            removed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        (await client.ReadAsync("/" + note.Text("id")))["attachments"]!.AsArray().Should().BeEmpty();
        using var again = await client.DeleteAsync(address);
        await again.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }

    [Fact]
    public async Task Fifty_megabytes_go_through_piece_by_piece_and_come_back_the_same()
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync("Large");
        var body = new RandomBytes(Most);
        using var answer = await client.SendBodyAsync(note, "large.bin", body);
        var added = await answer.JsonAsync(HttpStatusCode.Created);
        ((long?)added["size"]).Should().Be(Most);

        using var download = await client.GetAsync($"/api/notes/{note.Text("id")}/attachments/{added.Text("id")}", HttpCompletionOption.ResponseHeadersRead);
        download.Content.Headers.ContentLength.Should().Be(Most);
        var hash = await SHA256.HashDataAsync(await download.Content.ReadAsStreamAsync());
        hash.Should().Equal(body.Hash);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_byte_more_is_refused_whether_its_length_is_said_or_not(bool saysLength)
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync("Too large " + saysLength);
        using var answer = await client.SendBodyAsync(note, "large.bin", new RandomBytes(Most + 1) { SaysLength = saysLength });
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "notes.attachment_too_large")).Text("detail").Should().Contain("50 MB");
        (await client.ReadAsync("/" + note.Text("id")))["attachments"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b.txt")]
    [InlineData("..\\b.txt")]
    [InlineData("..")]
    [InlineData("a\r\nb.txt")]
    public async Task A_name_that_is_none_of_a_file_is_refused(string name)
    {
        var note = await fixture.Alice.CreateAsync("Names " + Guid.NewGuid().ToString("N"));
        using var answer = await fixture.Alice.SendBodyAsync(note, name, new ByteArrayContent([1]));
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]!["name"].Should().NotBeNull();
    }

    [Fact]
    public async Task Who_may_only_read_and_who_sees_no_note_cannot_attach()
    {
        var folder = await fixture.Alice.CreateFolderAsync("Readable");
        await fixture.Alice.CreateAsync("Hands off", folderId: folder.Text("id"));
        await fixture.Alice.ShareAsync(folder, (Demo.Bob, "read"));
        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        var (id, _) = await bob.FindAsync("Hands off");
        using (var refused = await bob.SendBodyAsync(new JsonObject { ["id"] = id }, "a.txt", new ByteArrayContent([1])))
        {
            await refused.ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "notes.not_allowed");
        }

        var hidden = await fixture.Alice.CreateAsync("Hidden");
        using var gone = await bob.SendBodyAsync(hidden, "a.txt", new ByteArrayContent([1]));
        await gone.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }

    [Fact]
    public async Task A_client_that_stops_halfway_is_told_so_and_nothing_is_attached()
    {
        var note = await fixture.Alice.CreateAsync("Half");
        using var signedIn = await fixture.Host.Client.PostAsJsonAsync("/api/session", new { email = Demo.Alice, password = Demo.PasswordOf(Demo.Alice) });
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var connection = new TcpClient();
        await connection.ConnectAsync(fixture.Host.Address.Host, fixture.Host.Address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/notes/{note.Text("id")}/attachments?name=half.bin HTTP/1.1\r\nHost: {fixture.Host.Address.Authority}\r\nCookie: {cookie}\r\nContent-Length: {Megabyte}\r\n\r\nhalf"));

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        answer.Should().StartWith("HTTP/1.1 408 ").And.Contain("\"code\":\"request.too_slow\"");
        (await fixture.Alice.ReadAsync("/" + note.Text("id")))["attachments"]!.AsArray().Should().BeEmpty();
    }

    // Random but the same for a seed, made while it is sent.
    private sealed class RandomBytes(int length) : HttpContent
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public bool SaysLength { get; init; }

        public byte[] Hash => _hash.GetCurrentHash();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Headers.ContentType ??= new MediaTypeHeaderValue("application/octet-stream");
            var random = new Random(5);
            var piece = new byte[256 * 1024];
            for (var left = length; left > 0; left -= piece.Length)
            {
                random.NextBytes(piece);
                var size = Math.Min(piece.Length, left);
                _hash.AppendData(piece, 0, size);
                await stream.WriteAsync(piece.AsMemory(0, size));
            }
        }

        protected override bool TryComputeLength(out long length1)
        {
            length1 = length;
            return SaysLength;
        }

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
