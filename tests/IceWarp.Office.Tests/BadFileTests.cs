using System.IO.Compression;

namespace IceWarp.Office.Tests;

/// <summary>Files that cannot be opened are refused with the right reason, and the pool goes on.</summary>
public sealed class BadFileTests(OfficeFixture office) : IClassFixture<OfficeFixture>
{
    [Fact]
    public async Task Junk_a_wrong_name_and_an_unknown_kind_are_no_documents()
    {
        (await FaultAsync("x.docx", "just some text"u8.ToArray())).Should().Be(OfficeFault.NotADocument);
        (await FaultAsync("x.xls", OfficeFixture.Document("heading123.docx"))).Should().Be(OfficeFault.NotADocument);
        (await FaultAsync("x.exe", OfficeFixture.Document("heading123.docx"))).Should().Be(OfficeFault.NotADocument);
    }

    [Fact]
    public async Task A_package_that_unpacks_to_too_much_is_refused()
    {
        using var bomb = new MemoryStream();
        using (var archive = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            await using var entry = await archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).OpenAsync();
            for (var i = 0; i <= 1024; i++)
            {
                await entry.WriteAsync(zeros);
            }
        }

        (await FaultAsync("bomb.docx", bomb.ToArray())).Should().Be(OfficeFault.TooLarge);
    }

    [Fact]
    public async Task A_truncated_package_is_broken() =>
        (await FaultAsync("half.docx", OfficeFixture.Document("heading123.docx")[..30_000])).Should().Be(OfficeFault.Broken);

    private async Task<OfficeFault> FaultAsync(string name, byte[] content)
    {
        var open = () => office.Pool.OpenAsync(content, name, null, OfficeFixture.Alice, CancellationToken.None);
        return (await open.Should().ThrowAsync<OfficeException>()).Which.Fault;
    }
}
