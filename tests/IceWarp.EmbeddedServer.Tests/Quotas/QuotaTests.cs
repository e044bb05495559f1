using System.Text.Json;
using Dapper;
using IceWarp.EmbeddedServer.Tests.Dav;
using IceWarp.EmbeddedServer.Tests.Mail;
using IceWarp.EmbeddedServer.Tests.Transfer;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Quotas;

/// <summary><c>Embedded:QuotaMb</c>: one megabyte for everybody.</summary>
public sealed class QuotaTests : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;
    private static readonly string Half = new('x', 600_000);
    private RunningHost _host = null!;
    private WireServer _server = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync("Embedded:QuotaMb=1");
        _server = new WireServer(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Items_fit_until_the_account_is_full_and_again_when_something_is_thrown_away_for_good()
    {
        var ann = await _server.NewPersonAsync();
        var first = await AddNoteAsync(ann, Half);

        var refused = await AddNoteAsync(ann, Half);
        refused.Code().Should().Be("mailbox_quota_limit");
        refused.Element("error")!.Value.Should().Be("34");
        (await UsageAsync(ann)).Should().BeInRange(600_000, 610_000);

        var id = first.Element("result")!.Element("id")!.Value;
        (await ann.SetItemAsync("Notes", $"""<item uid="{id}" action="edit"><values><evntitle>Longer</evntitle></values><notes><note><values><note_text>{Half}{Half}</note_text></values></note></notes></item>"""))
            .Code().Should().Be("mailbox_quota_limit");
        await ann.SetItemAsync("Notes", $"""<item uid="{id}" action="delete"><values><skip_trash>1</skip_trash></values></item>""");
        (await UsageAsync(ann)).Should().Be(0);
        (await AddNoteAsync(ann, Half)).Code().Should().BeNull();
    }

    [Fact]
    public async Task Attachments_and_uploads_that_do_not_fit_are_refused()
    {
        var ann = await _server.NewPersonAsync();
        (await ann.UploadAsync("big.bin", new byte[Megabyte + 1])).Should().EndWith("attachment_quota_exceeded");
        var (one, two) = (await UploadAsync(ann, 600_000), await UploadAsync(ann, 600_000));

        (await AddFileAsync(ann, "one.bin", one)).Code().Should().BeNull();
        (await AddFileAsync(ann, "two.bin", two)).Code().Should().Be("attachment_quota_exceeded");

        // Nothing of it was stored, and the upload is still there.
        (await ann.GetItemsAsync("Files", "<item><values><evntitle/></values></item>")).Ids().Should().HaveCount(1);
        using var waiting = await ann.DownloadAsync("file", two);
        waiting.Content.Headers.ContentLength.Should().Be(600_000);
    }

    [Fact]
    public async Task A_put_that_does_not_fit_is_507_and_a_smaller_one_works()
    {
        var ann = await DavClient.NewAsync(_server);
        (await ann.StatusAsync("PUT", "Files/one.txt", Half)).Should().Be(201);

        using var refused = await ann.SendAsync("PUT", "Files/two.txt", Half);

        ((int)refused.StatusCode).Should().Be(507);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("quota-not-exceeded");
        (await ann.StatusAsync("GET", "Files/two.txt")).Should().Be(404);
        (await ann.StatusAsync("PUT", "Files/two.txt", "small")).Should().Be(201);
    }

    [Fact]
    public async Task A_full_recipient_is_named_and_a_full_sender_keeps_no_copy()
    {
        var (ann, ben, cid) = (await _server.NewPersonAsync(), await _server.NewPersonAsync("Ben"), await _server.NewPersonAsync("Cid"));
        await AddNoteAsync(ben, Half);
        var letter = $"<from>{{0}}</from><to>{{1}}</to><subject>Long</subject><body>{Half}</body>";

        var unreached = await ann.SendAsync("<action><send_as_email>true</send_as_email></action>" + string.Format(null, letter, ann.Email, $"{ben.Email}, {cid.Email}"));
        unreached.Code().Should().Be("smtp_recipients_failed");
        unreached.Element("error")!.Value.Should().Be(ben.Email);
        (await cid.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids().Should().BeEmpty();

        var kept = await ben.SendAsync($"<action><send_as_email>true</send_as_email><save_to_folder><account>{ben.Email}</account><folder>Sent</folder></save_to_folder></action>" + string.Format(null, letter, ben.Email, cid.Email));
        kept.Code().Should().Be("mailbox_quota_limit");
        (await cid.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids().Should().BeEmpty();

        (await ann.SendAsync("<action><send_as_email>true</send_as_email></action>" + string.Format(null, letter, ann.Email, cid.Email))).Code().Should().BeNull();
        var id = (await cid.GetItemsAsync("INBOX", "<item><values><subject/></values></item>")).Ids().Single();
        (await cid.SetItemAsync("INBOX", $"""<item uid="{id}" action="copy"><folder>Drafts</folder></item>""")).Code().Should().Be("mailbox_quota_limit");
        (await cid.SetItemAsync("INBOX", $"""<item uid="{id}" action="move"><folder>Drafts</folder></item>""")).Code().Should().BeNull();
    }

    [Fact]
    public async Task A_guest_fills_the_owners_account_not_his_own()
    {
        var (ann, ben) = (await _server.NewPersonAsync(), await _server.NewPersonAsync("Ben"));
        await ann.ShareAsync("Notes", ben, "rlwit");
        await AddNoteAsync(ann, Half);

        (await AddNoteAsync(ben, Half, $"~{ann.Email}/Notes")).Code().Should().Be("mailbox_quota_limit");
        (await AddNoteAsync(ben, Half)).Code().Should().BeNull();
        (await UsageAsync(ann)).Should().BeInRange(600_000, 610_000);
    }

    [Fact]
    public async Task Every_answer_tells_the_same_quota_and_use()
    {
        var ann = await _server.NewPersonAsync();
        await AddNoteAsync(ann, Half);
        var usage = await UsageAsync(ann);

        var account = (await ann.AskAsync("get", "<query xmlns=\"webmail:iq:accounts\"/>")).Element("query")!.Element("account")!;
        var refreshed = (await ann.AskAsync("set", $"""<query xmlns="webmail:iq:accounts"><account action="refresh" uid="{ann.Email}"/></query>""")).Element("query")!.Element("account")!;
        foreach (var answer in new[] { account, refreshed })
        {
            (answer.Element("mbox_quota")!.Value, answer.Element("mbox_usage")!.Value).Should().Be(("1024", $"{(usage + 1023) / 1024}"));
        }

        var folder = (await ann.AskAsync("get", $"""<query xmlns="webmail:iq:folders"><account uid="{ann.Email}"><folder uid="Notes"/></account></query>""")).Folder();
        (folder.Element("quota")!.Value, folder.Element("size")!.Value).Should().Be(($"{Megabyte}", $"{usage}"));
        var wire = new WireClient(_host.Client);
        (await wire.CommandAsync(await ApiAsync(wire), "getaccountsinfolist", "<domainstr>demo.test</domainstr>")).Should().Contain("<quota>1024</quota>").And.NotContain("<quota>0<");
    }

    [Fact]
    public async Task An_account_that_is_over_a_lowered_limit_can_still_shrink_and_be_invited()
    {
        var (ann, ben) = (await _server.NewPersonAsync(), await _server.NewPersonAsync("Ben"));
        await using (var connection = await _server.Store.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO item (folder_id, class, uid, rid, created, modified, fields)
                SELECT @folder, 'N', 'n' || @folder || value, 'n', 1, 1, json_object('EVNTITLE', 'old ' || value, 'EVNNOTE', hex(zeroblob(350000))) FROM json_each('[1,2]')
                """,
                new { folder = await ben.FolderAsync("Notes") });
        }

        var full = await UsageAsync(ben);
        full.Should().BeGreaterThan(1_400_000);
        (await AddNoteAsync(ben, "short")).Code().Should().Be("mailbox_quota_limit");
        await ann.SetItemAsync("Calendar", $"""<item action="add"><values><evntitle>Together</evntitle><evnstartdate>2466000</evnstartdate></values><contacts><contact><values><cntemail>{ben.Email}</cntemail></values></contact></contacts></item>""");
        var copy = (await ben.GetItemsAsync("Calendar", "<item><values><evntitle/></values></item>")).Ids().Single();
        (await ben.SetItemAsync("Calendar", $"""<item uid="{copy}" action="accept"/>""")).Code().Should().BeNull();

        var notes = (await ben.GetItemsAsync("Notes", "<item><values><evntitle/></values></item>")).Ids();
        (await ben.SetItemAsync("Notes", $"""<item uid="{notes[0]}" action="edit"><values><evnnote>short</evnnote></values></item>""")).Code().Should().BeNull();
        (await ben.SetItemAsync("Notes", $"""<item uid="{notes[1]}" action="delete"/>""")).Code().Should().BeNull();
        (await UsageAsync(ben)).Should().BeLessThan(full);
    }

    private static Task<System.Xml.Linq.XElement> AddNoteAsync(Person person, string text, string folder = "Notes") =>
        person.SetItemAsync(folder, $"<item action=\"add\"><values><evntitle>Note</evntitle></values><notes><note><values><note_text>{text}</note_text></values></note></notes></item>");

    private static Task<System.Xml.Linq.XElement> AddFileAsync(Person person, string name, string upload) =>
        person.SetItemAsync("Files", $"<item action=\"add\"><values><evntitle>{name}</evntitle></values><attachments><attachment><values><class>file</class><fullpath>{upload}</fullpath></values></attachment></attachments></item>");

    private static async Task<string> UploadAsync(Person person, int size)
    {
        using var json = JsonDocument.Parse(await person.UploadAsync("a.bin", new byte[size]));
        return json.FullPath();
    }

    private static async Task<long> UsageAsync(Person person)
    {
        var answer = await person.AskAsync("get", $"""<query xmlns="webmail:iq:tools"><tools><quota><items><account>{person.Email}</account></items></quota></tools></query>""");
        var quota = answer.Descendants("account").Single();
        quota.Element("quota")!.Value.Should().Be($"{Megabyte}");
        return long.Parse(quota.Element("size")!.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<string> ApiAsync(WireClient wire)
    {
        var answer = await wire.CommandAsync(null, "authenticate", "<email>alice@demo.test</email><password>alice-demo</password><digest/><authtype>0</authtype>");
        return System.Xml.Linq.XElement.Parse(answer).Attribute("sid")!.Value;
    }
}
