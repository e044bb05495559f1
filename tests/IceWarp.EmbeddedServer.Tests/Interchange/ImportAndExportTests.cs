using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Tests.Mail;
using IceWarp.EmbeddedServer.Tests.Transfer;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Tests.Interchange;

public sealed class ImportAndExportTests(WireServer server) : IClassFixture<WireServer>
{
    private const string Cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c1\r\nFN:Ann Żak\r\nEMAIL:ann@far.test\r\nEND:VCARD\r\n"
        + "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c2\r\nFN:=HYPERLINK\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n";

    private const string Calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTART:20260302T090000Z\r\nSUMMARY:Lunch\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT\r\n"
        + "BEGIN:VTODO\r\nUID:t1\r\nSUMMARY:Tax\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";

    [Fact]
    public async Task Cards_are_imported_and_what_is_no_contact_is_told()
    {
        var ann = await server.NewPersonAsync();

        var answer = await ImportAsync(ann, "vcard", "Contacts", Cards);

        answer.Element("query")!.Element("import")!.Element("imported")!.Value.Should().Be("2");
        answer.Descendants("failed").Elements("item").Should().ContainSingle();
        (await ItemsAsync(ann, "Contacts")).Select(item => item.Title).Should().Equal("Ann Żak", "=HYPERLINK");
    }

    [Fact]
    public async Task The_same_file_twice_makes_no_second_item()
    {
        var ann = await server.NewPersonAsync();

        await ImportAsync(ann, "vcalendar", "Calendar", Calendar);
        var again = await ImportAsync(ann, "vcalendar", "Calendar", Calendar.Replace("Lunch", "Late lunch", StringComparison.Ordinal));

        again.Descendants("imported").Single().Value.Should().Be("1");
        again.Descendants("failed").Elements("item").Single().Value.Should().Be("\"Tax\" is no item of this kind of folder.");
        (await ItemsAsync(ann, "Calendar")).Should().ContainSingle().Which.Title.Should().Be("Late lunch");
    }

    [Theory]
    [InlineData("vcard", "Calendar", "import_folder_type")]
    [InlineData("vcalendar", "Contacts", "import_folder_type")]
    [InlineData("csv", "Contacts", "import_action_unknown")]
    [InlineData("vcard", "Nowhere", "folder_does_not_exist")]
    public async Task A_wrong_import_is_refused_by_name(string action, string folder, string code) =>
        (await ImportAsync(await server.NewPersonAsync(), action, folder, Cards)).Code().Should().Be(code);

    [Fact]
    public async Task A_guest_imports_only_with_the_right_to_add()
    {
        var (ann, ben) = (await server.NewPersonAsync(), await server.NewPersonAsync("Ben"));
        await ann.ShareAsync("Contacts", ben, "rl");

        (await ImportAsync(ben, "vcard", $"~{ann.Email}/Contacts", Cards)).Code().Should().Be("folder_insufficient_rights");
        (await ItemsAsync(ann, "Contacts")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_saved_as_a_file_comes_down_by_the_path_in_the_answer()
    {
        var ann = await server.NewPersonAsync();
        await ImportAsync(ann, "vcalendar", "Calendar", Calendar);

        using var content = new StringContent($"""
            <iq sid="{ann.Sid}" type="set"><query xmlns="webmail:iq:folders"><account uid="{ann.Email}"><folder uid="Calendar" action="save_items"/></account></query></iq>
            """, Encoding.UTF8);
        using var answer = await server.Client.PostAsync(new Uri(server.Host.Address, "/webmail/server/webmail.php"), content);
        var text = await answer.Content.ReadAsStringAsync();

        // What a script's sed does with the line.
        var fullpath = Regex.Match(text, "^.*<fullpath>(?<path>.*)</fullpath>.*$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["path"].Value;
        text.Should().Contain($"<result><account uid=\"{ann.Email}\"><folder uid=\"Calendar\"><item><values><class>file</class><fullpath>");
        using var file = await ann.DownloadAsync("file", fullpath);
        file.Content.Headers.ContentDisposition!.FileName.Should().Be("Calendar.ics");
        (await file.Content.ReadAsStringAsync()).Should().StartWith("BEGIN:VCALENDAR\r\n").And.Contain("SUMMARY:Lunch\r\n").And.Contain("RRULE:FREQ=DAILY;INTERVAL=1;WKST=MO;COUNT=3\r\n");
    }

    [Fact]
    public async Task Chosen_messages_are_saved_as_a_file()
    {
        var ann = await server.NewPersonAsync();
        var id = await ann.ReceiveAsync(Letters.Plain("Hello"));

        var answer = await ann.SetItemAsync("INBOX", $"""<item action="save_items" uid="{id}"/>""");

        using var file = await ann.DownloadAsync("file", answer.Descendants("fullpath").Single().Value);
        file.Content.Headers.ContentDisposition!.FileName.Should().Be("Hello.eml");
        (await file.Content.ReadAsStringAsync()).Should().Contain("Subject: Hello");
    }

    [Fact]
    public async Task One_event_is_saved_as_a_file()
    {
        var ann = await server.NewPersonAsync();
        await ImportAsync(ann, "vcalendar", "Calendar", Calendar);
        var id = (await ItemsAsync(ann, "Calendar")).Single().Id;

        var answer = await ann.SetItemAsync("Calendar", $"""<item action="save_items" uid="{id}"/>""");

        using var file = await ann.DownloadAsync("file", answer.Descendants("fullpath").Single().Value);
        file.Content.Headers.ContentDisposition!.FileName.Should().Be("Lunch.ics");
        (await ann.SetItemAsync("Calendar", """<item action="save_items" uid="999999"/>""")).Code().Should().Be("item_invalid_id");
    }

    [Fact]
    public async Task Folders_are_exported_as_cards_table_and_zip()
    {
        var ann = await server.NewPersonAsync();
        await ImportAsync(ann, "vcard", "Contacts", Cards);
        await server.Host.Services.GetRequiredService<ItemStore>().InsertAsync(
            new NewItem(await ann.FolderAsync("Files"), "F", ItemFields.Of(("EVNTITLE", "a.txt"))) { Addons = [NewAddon.Attachment("a.txt", "text/plain", "words"u8.ToArray(), 0)] },
            CancellationToken.None);

        (await TextAsync(ann, "exportvcard", $"{ann.Email}/Contacts")).Should().Contain("FN:Ann Żak").And.Contain("UID:c2");
        var table = await TextAsync(ann, "exportcsv", $"{ann.Email}/Contacts", "&separator=%3B");
        table.Should().Contain("\"Ann Żak\";").And.Contain("\"'=HYPERLINK\";", "a table program must not run a name");
        using var files = await ann.DownloadAsync("exportvcard", $"{ann.Email}/Files");
        await using (var zip = new ZipArchive(await files.Content.ReadAsStreamAsync()))
        {
            zip.Entries.Select(entry => (entry.FullName, entry.Length)).Should().Equal(("a.txt", 5));
        }

        using var all = await ann.DownloadAsync("groupware", ann.Email);
        await using var whole = new ZipArchive(await all.Content.ReadAsStreamAsync());
        whole.Entries.Select(entry => entry.FullName).Should().Contain(["Contacts.vcf", "Calendar.ics", "Files.zip"]);
    }

    [Fact]
    public async Task One_item_comes_as_its_own_file_and_its_text_as_a_page()
    {
        var ann = await server.NewPersonAsync();
        await ImportAsync(ann, "vcalendar", "Notes", "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:n\nSUMMARY:Idea\nX-ALT-DESC;FMTTYPE=text/html:<p onclick=\"x()\">New</p>\nEND:VJOURNAL\nEND:VCALENDAR");
        var note = (await ItemsAsync(ann, "Notes")).Single();

        (await TextAsync(ann, "item", $"{ann.Email}/Notes/{note.Id}")).Should().Contain("BEGIN:VJOURNAL\r\nUID:n\r\n");
        (await TextAsync(ann, "itemhtml", $"{ann.Email}/Notes/{note.Id}")).Should().Contain("<p>New</p>");
        (await TextAsync(ann, "itemtext", $"{ann.Email}/Notes/{note.Id}")).Should().Be("New");
        (await TextAsync(ann, "item", $"{ann.Email}/Notes/999999")).Should().Be("Error: item_invalid_id");
    }

    private async Task<IReadOnlyList<StoredItem>> ItemsAsync(Person person, string folder) =>
        await server.Host.Services.GetRequiredService<ItemStore>().ListAsync(await person.FolderAsync(folder), CancellationToken.None);

    private static async Task<XElement> ImportAsync(Person person, string action, string folder, string text)
    {
        using var upload = JsonDocument.Parse(await person.UploadAsync("in.txt", Encoding.UTF8.GetBytes(text)));
        return await person.AskAsync("set", $"""
            <query xmlns="webmail:iq:import"><import action="{action}"><account uid="{person.Email}"><folder uid="{folder}"/></account><fullpath>{upload.FullPath()}</fullpath></import></query>
            """);
    }

    private static async Task<string> TextAsync(Person person, string contentClass, string fullpath, string more = "")
    {
        using var answer = await person.DownloadAsync(contentClass, fullpath, more);
        return await answer.Content.ReadAsStringAsync();
    }
}
