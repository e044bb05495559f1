using System.IO.Compression;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Tests.Items;

public sealed class EmptyDocumentTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    [Theory]
    [InlineData("a.docx", "word/document.xml")]
    [InlineData("a.xlsx", "xl/workbook.xml")]
    [InlineData("a.PPTX", "ppt/presentation.xml")]
    public void A_package_has_every_part_that_it_names(string name, string main)
    {
        using var archive = new ZipArchive(new MemoryStream(EmptyDocuments.Create(name)!));
        var parts = archive.Entries.ToDictionary(entry => entry.FullName, Load);

        parts.Should().ContainKey(main);
        parts["[Content_Types].xml"].Elements().Where(element => element.Name.LocalName == "Override")
            .Select(part => part.Attribute("PartName")!.Value.TrimStart('/')).Should().BeSubsetOf(parts.Keys);
        foreach (var (path, xml) in parts.Where(part => part.Key.EndsWith(".rels", StringComparison.Ordinal)))
        {
            var folder = new Uri("http://p/" + path.Replace("_rels/", "", StringComparison.Ordinal));
            xml.Elements().Select(relation => new Uri(folder, relation.Attribute("Target")!.Value).AbsolutePath.TrimStart('/')).Should().BeSubsetOf(parts.Keys, path);
        }
    }

    [Fact]
    public void Other_extensions_have_no_empty_document() => EmptyDocuments.Create("a.exe").Should().BeNull();

    [Fact]
    public async Task The_class_document_makes_one()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        const string Attachment = "<attachments><attachment><values><class>document</class><description>{0}</description></values></attachment></attachments>";

        var id = await alice.AddAsync("Files", "<values><evntitle>fresh.docx</evntitle></values>" + Attachment.Replace("{0}", "fresh.docx", StringComparison.Ordinal));

        var item = (await alice.GetAsync("Files", $"""<item uid="{id}"><values/></item>""")).Item();
        item.Value("evncomplete").Should().Be(EmptyDocuments.Create("fresh.docx")!.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await alice.RefusedAsync("Files", $"""<item action="add"><values><evntitle>fresh.exe</evntitle></values>{Attachment.Replace("{0}", "fresh.exe", StringComparison.Ordinal)}</item>"""))
            .Should().Be(("attachment_file_not_found", "fresh.exe"));
    }

    private static XElement Load(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return XElement.Load(content);
    }
}
