using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Tests.Mail;

namespace IceWarp.EmbeddedServer.Tests.Items;

public sealed class FileItemsTests(WireServer server) : IClassFixture<WireServer>
{
    [Fact]
    public async Task A_file_is_added_from_an_upload_changed_and_reverted()
    {
        var ann = await server.NewPersonAsync();
        var wire = ItemsWire.Of(ann);
        var id = await wire.AddAsync("Files", File("plan.bin", await UploadAsync(ann, "first")));
        var attachment = (await OneAsync(wire, id)).Addons("attachments").Single().Attribute("uid")!.Value;

        await wire.SetAsync("Files", $"""<item uid="{id}" action="edit"><attachments><attachment uid="{attachment}"><values><class>file</class><fullpath>{await UploadAsync(ann, "second one")}</fullpath></values></attachment></attachments></item>""");
        var changed = await OneAsync(wire, id);
        var second = await ContentAsync(ann, id, attachment);
        var revision = changed.Addons("revisions").Single();
        await wire.SetAsync("Files", $"""<item uid="{id}" action="revert_to_revision"><values><revision>{revision.Attribute("uid")!.Value}</revision></values></item>""");

        changed.Value("evncomplete").Should().Be("10");
        revision.Value("revsize").Should().Be("5");
        second.Should().Be("second one");
        (await ContentAsync(ann, id, attachment)).Should().Be("first");
        (await OneAsync(wire, id)).Addons("revisions").Should().HaveCount(2);
    }

    [Fact]
    public async Task An_upload_is_taken_once_and_by_its_owner_only()
    {
        var (ann, ben) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"));
        var upload = await UploadAsync(ann, "mine");

        (await ItemsWire.Of(ben).RefusedAsync("Files", $"""<item action="add">{File("a.bin", upload)}</item>""")).Code.Should().Be("attachment_file_not_found");
        await ItemsWire.Of(ann).AddAsync("Files", File("a.bin", upload));
        (await ItemsWire.Of(ann).RefusedAsync("Files", $"""<item action="add">{File("b.bin", upload)}</item>""")).Code.Should().Be("attachment_file_not_found");
    }

    [Fact]
    public async Task A_taken_name_is_refused_with_a_free_one_renamed_or_replaced_as_asked()
    {
        var wire = ItemsWire.Of(await server.NewPersonAsync());
        var id = await wire.AddAsync("Files", Raw("a.txt", "one"));

        var refused = XElement.Parse(await wire.RawSetAsync("Files", $"""<item action="add">{Raw("A.txt", "two")}</item>"""));
        var renamed = (await wire.SetAsync("Files", $"""<item action="add" duplicity="rename">{Raw("a.txt", "two")}</item>""")).Element("id")!.Value;
        var replaced = (await wire.SetAsync("Files", $"""<item action="add" duplicity="replace">{Raw("a.txt", "three")}</item>""")).Element("id")!.Value;

        refused.Element("error")!.Attribute("uid")!.Value.Should().Be("items_duplicity");
        refused.Descendants("freename").Single().Value.Should().Be("A (2).txt");
        (await OneAsync(wire, renamed)).Value("evntitle").Should().Be("a (2).txt");
        replaced.Should().Be(id);
        (await OneAsync(wire, id, "<evntitle/><data/>")).Value("data").Should().Be("three");
    }

    [Theory]
    [InlineData("new.docx", "word/document.xml")]
    [InlineData("new.xlsx", "xl/workbook.xml")]
    [InlineData("new.pptx", "ppt/presentation.xml")]
    public async Task The_class_document_makes_an_office_file_whose_parts_are_all_there(string name, string main)
    {
        var ann = await server.NewPersonAsync();
        var wire = ItemsWire.Of(ann);
        var id = await wire.AddAsync("Files", $"<values><evntitle>{name}</evntitle></values><attachments><attachment><values><class>document</class><description>{name}</description></values></attachment></attachments>");

        var attachment = (await OneAsync(wire, id)).Addons("attachments").Single().Attribute("uid")!.Value;
        using var zip = new ZipArchive(new MemoryStream(await BytesAsync(ann, id, attachment)));

        var parts = zip.Entries.Select(entry => entry.FullName).ToList();
        parts.Should().Contain(main).And.Contain("[Content_Types].xml").And.Contain("_rels/.rels");
        foreach (var entry in zip.Entries)
        {
            await using var xml = await entry.OpenAsync();
            var root = XDocument.Load(xml).Root!;
            if (entry.FullName == "[Content_Types].xml")
            {
                root.Elements().Where(element => element.Name.LocalName == "Override").Select(element => element.Attribute("PartName")!.Value.TrimStart('/')).Should().BeSubsetOf(parts);
            }
        }
    }

    [Theory]
    [InlineData("a/b.txt", "item_create")]
    [InlineData("..", "item_create")]
    public async Task A_name_that_is_no_file_name_is_refused(string name, string code) =>
        (await ItemsWire.Of(await server.NewPersonAsync()).RefusedAsync("Files", $"""<item action="add">{Raw(name, "x")}</item>""")).Code.Should().Be(code);

    [Fact]
    public async Task A_lock_keeps_another_person_out_until_it_is_opened()
    {
        var (ann, ben) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"));
        await ann.ShareAsync("Files", ben, "rliwt");
        var (hers, his, shared) = (ItemsWire.Of(ann), ItemsWire.Of(ben), $"~{ann.Email}/Files");
        var id = await hers.AddAsync("Files", Raw("a.txt", "one"));
        var edit = $"""<item uid="{id}" action="edit"><values><evnnote>his</evnnote></values></item>""";

        await hers.SetAsync("Files", $"""<item uid="{id}" action="lock"/>""");
        var locked = await his.RefusedAsync(shared, edit);
        var delete = await his.RefusedAsync(shared, $"""<item uid="{id}" action="delete"/>""");
        var unlock = await his.RefusedAsync(shared, $"""<item uid="{id}" action="unlock"/>""");
        var holder = (await OneAsync(hers, id, "<evnlockown_email/>")).Value("evnlockown_email");
        await hers.SetAsync("Files", $"""<item uid="{id}" action="unlock"/>""");
        await his.SetAsync(shared, edit);

        locked.Should().Be(("item_edit", "12"));
        delete.Should().Be(("item_delete", "12"));
        unlock.Should().Be(("item_edit", "12"));
        holder.Should().Be(ann.Email);
        (await OneAsync(hers, id, "<evnnote/>")).Value("evnnote").Should().Be("his");
    }

    private static async Task<XElement> OneAsync(ItemsWire wire, string id, string fields = "") =>
        (await wire.GetAsync("Files", $"""<item uid="{id}"><values>{fields}</values></item>""")).Item();

    private static string File(string name, string upload) =>
        $"<values><evntitle>{name}</evntitle><evnclass>F</evnclass></values><attachments><attachment><values><class>file</class><fullpath>{upload}</fullpath><description>{name}</description></values></attachment></attachments>";

    private static string Raw(string name, string data) => $"<values><evntitle>{name}</evntitle><data>{data}</data></values>";

    private static async Task<string> UploadAsync(Person who, string text)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(who.Sid), "sid" }, { new StringContent("up-1"), "folder" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "plan.bin" },
        };
        using var answer = await who.Server.Client.PostAsync(new Uri("/webmail/server/upload.php", UriKind.Relative), form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return $"{json.RootElement.GetProperty("folder").GetString()}/{json.RootElement.GetProperty("id").GetString()}";
    }

    private static async Task<string> ContentAsync(Person who, string id, string part) => Encoding.UTF8.GetString(await BytesAsync(who, id, part));

    private static Task<byte[]> BytesAsync(Person who, string id, string part) => who.Server.Client.GetByteArrayAsync(
        new Uri($"/webmail/server/download.php?sid={who.Sid}&class=attachment&fullpath={Uri.EscapeDataString($"{who.Email}/Files/{id}/{part}")}", UriKind.Relative));
}
