using IceWarp.EmbeddedServer.Tests.Mail;

namespace IceWarp.EmbeddedServer.Tests.Dav;

/// <summary>Byte ranges of files (RFC 9110, 14).</summary>
public sealed class DavRangesTests(WireServer server) : IClassFixture<WireServer>
{
    [Theory]
    [InlineData("bytes=0-3", 206, "0123", "bytes 0-3/10")]
    [InlineData("bytes=4-", 206, "456789", "bytes 4-9/10")]
    [InlineData("bytes=-3", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=8-100", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=10-", 416, "", "bytes */10")]
    [InlineData("bytes=0-1,3-4", 200, "0123456789", null)]
    [InlineData("lines=1-2", 200, "0123456789", null)]
    public async Task A_part_of_a_file_can_be_fetched(string range, int status, string text, string? contentRange)
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a.txt", "0123456789", "text/plain");

        using var answer = await ann.SendAsync("GET", "Files/a.txt", null, null, ("Range", range));

        ((int)answer.StatusCode).Should().Be(status);
        (await answer.Content.ReadAsStringAsync()).Should().Be(text);
        answer.Content.Headers.ContentRange?.ToString().Should().Be(contentRange);
        answer.Headers.AcceptRanges.Should().Equal("bytes");
    }

    [Fact]
    public async Task A_part_of_an_older_version_is_answered_with_the_whole_new_one()
    {
        var ann = await DavClient.NewAsync(server);
        using var first = await ann.SendAsync("PUT", "Files/a.txt", "0123456789");
        using var fresh = await ann.SendAsync("GET", "Files/a.txt", null, null, ("Range", "bytes=2-3"), ("If-Range", first.Headers.ETag!.Tag));
        await ann.StatusAsync("PUT", "Files/a.txt", "abcdefghij");

        using var stale = await ann.SendAsync("GET", "Files/a.txt", null, null, ("Range", "bytes=2-3"), ("If-Range", first.Headers.ETag!.Tag));

        (await fresh.Content.ReadAsStringAsync()).Should().Be("23");
        ((int)stale.StatusCode).Should().Be(200);
        (await stale.Content.ReadAsStringAsync()).Should().Be("abcdefghij");
    }

    [Fact]
    public async Task A_part_from_deep_inside_a_large_file_is_the_right_one()
    {
        var ann = await DavClient.NewAsync(server);
        var text = string.Concat(Enumerable.Range(0, 500_000).Select(number => $"{number:D7}\n"));
        await ann.StatusAsync("PUT", "Files/big.txt", text);

        using var answer = await ann.SendAsync("GET", "Files/big.txt", null, null, ("Range", "bytes=3200000-3200015"));

        (await answer.Content.ReadAsStringAsync()).Should().Be("0400000\n0400001\n");
    }

    [Fact]
    public async Task A_part_of_an_event_or_of_a_download_works_alike_and_a_part_is_never_put()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Calendar/a.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260302T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        await ann.StatusAsync("PUT", "Files/a.txt", "0123456789");
        var id = (await ann.Person.GetItemsAsync("Files", "<item><values><evntitle/></values></item>")).Ids().Single();
        using var download = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(server.Host.Address, $"/webmail/server/download.php?sid={ann.Person.Sid}&class=document&fullpath={Uri.EscapeDataString($"{ann.Person.Email}/Files/{id}/attachment")}"));
        download.Headers.TryAddWithoutValidation("Range", "bytes=5-6");

        using var calendar = await ann.SendAsync("GET", "Calendar/a.ics", null, null, ("Range", "bytes=0-4"));
        using var part = await server.Client.SendAsync(download);

        (await calendar.Content.ReadAsStringAsync()).Should().Be("BEGIN");
        (await part.Content.ReadAsStringAsync()).Should().Be("56");
        (await ann.StatusAsync("PUT", "Files/a.txt", "xx", null, ("Content-Range", "bytes 0-1/10"))).Should().Be(400);
        (await ann.TextAsync("Files/a.txt")).Should().Be("0123456789");
    }
}
