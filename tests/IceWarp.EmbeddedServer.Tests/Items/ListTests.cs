using System.Diagnostics;
using System.Text.Json;
using Dapper;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Tests.Items;

/// <summary>Lists (notes, 3.3).</summary>
public sealed class ListTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    [Fact]
    public async Task A_list_answers_the_fields_asked_for_in_lower_case_and_the_count()
    {
        var alice = await FreshAsync("N");
        await alice.AddAsync("List", "<values><EVNTITLE>Beta</EVNTITLE><evntype>work,q1</evntype></values>");
        await alice.AddAsync("List", "<values><evntitle>Alpha</evntitle></values>");

        var raw = await alice.RawGetAsync("List", "<item><values><EvnTitle/><EVNTYPE/></values><filter><sort><evntitle>asc</evntitle></sort></filter></item>");

        raw.Should().Contain("""<folder uid="List" rights="riwtlkxa" count="2" recent="0" offset="0">""");
        raw.Should().Contain("<values><evntitle>Beta</evntitle><evntype>work,q1</evntype></values>");
        raw.IndexOf("Alpha", StringComparison.Ordinal).Should().BeLessThan(raw.IndexOf("Beta", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_without_values_has_ids_only()
    {
        var alice = await FreshAsync("N");
        var id = await alice.AddAsync("List", "<values><evntitle>x</evntitle></values>");

        (await alice.RawGetAsync("List", "<item/>")).Should().Contain($"""<item uid="{id}"><values><evn_id>{id}</evn_id></values></item>""");
    }

    [Fact]
    public async Task An_empty_folder_has_ATTRIBUTES_in_JSON()
    {
        var alice = await FreshAsync("N");

        using var json = JsonDocument.Parse(await alice.RawGetAsync("List", "<item><values><evntitle/></values></item>", "json"));

        var folder = json.RootElement.GetProperty("IQ")[0].GetProperty("QUERY")[0].GetProperty("ACCOUNT")[0].GetProperty("FOLDER")[0];
        folder.GetProperty("ATTRIBUTES").GetProperty("COUNT").GetString().Should().Be("0");
        folder.TryGetProperty("ITEM", out _).Should().BeFalse();
    }

    [Fact]
    public async Task Limit_offset_and_both_forms_of_sort_cut_the_same_page()
    {
        var alice = await FreshAsync("T");
        for (var number = 1; number <= 12; number++)
        {
            await alice.AddAsync("List", $"<values><evntitle>Task {number % 3}</evntitle><evnpriority>{number}</evnpriority></values>");
        }

        async Task<IEnumerable<string>> Page(string filter) => (await alice.GetAsync("List", $"<item><values><evnpriority/></values>{filter}</item>")).Column("evnpriority");

        (await Page("<filter><limit>3</limit><offset>2</offset><sort><evnpriority>desc</evnpriority></sort></filter>")).Should().Equal("10", "9", "8");
        (await Page("""<filter><limit>3</limit><offset>2</offset><sort><on reverse="true">EVNPRIORITY</on></sort></filter>""")).Should().Equal("10", "9", "8");
        (await Page("""<filter><show from="2">3</show><sort><on reverse="true">EVNPRIORITY</on></sort></filter>""")).Should().Equal("10", "9", "8");
        (await Page("<filter><limit>4</limit><sort><evntitle>asc</evntitle><evnpriority>desc</evnpriority></sort></filter>")).Should().Equal("12", "9", "6", "3");
    }

    [Theory]
    [InlineData("plan", "Plan q1,Planning")]
    [InlineData("ŻÓŁW", "Żółw")]
    [InlineData("zolw", "Żółw")]
    [InlineData("title:plan NOT title:planning", "Plan q1")]
    [InlineData("tag:work", "Plan q1,Żółw")]
    [InlineData("tag:wor", "")]
    [InlineData("tag:\"big, red\"", "Planning")]
    [InlineData("(title:żółw OR tag:\"big, red\") AND fulltext:hidden", "Planning")]
    [InlineData("\"hidden words\"", "Planning")]
    [InlineData("hidden plan", "Planning")]
    [InlineData("unknown:word", "")]
    [InlineData("10:30", "Żółw")]
    [InlineData("has:attachment", "Żółw")]
    [InlineData("((((", "Plan q1,Planning,Żółw")]
    public async Task Searches_find(string search, string titles)
    {
        var alice = await FreshAsync("N");
        await alice.AddAsync("List", "<values><evntitle>Plan q1</evntitle><evntype>work</evntype></values>");
        await alice.AddAsync("List", """<values><evntitle>Planning</evntitle><evntype>"big, red"</evntype><evndescformat>text/html</evndescformat></values><notes><note><values><note_text>&lt;p&gt;hidden&lt;b&gt; words&lt;/b&gt;&lt;/p&gt;</note_text></values></note></notes>""");
        await alice.AddAsync("List", "<values><evntitle>Żółw</evntitle><evntype>home,Work</evntype></values><notes><note><values><note_text>At 10:30.</note_text></values></note></notes><attachments><attachment><values><class>url</class><url>https://example.org</url></values></attachment></attachments>");

        var folder = await alice.GetAsync("List", $"<item><values><evntitle/></values><filter><search>{System.Security.SecurityElement.Escape(search)}</search><sort><evntitle>asc</evntitle></sort></filter></item>");

        string.Join(',', folder.Column("evntitle")).Should().Be(titles);
        folder.Attribute("count")!.Value.Should().Be(folder.Items().Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Startswith_and_contact_addresses_work_in_address_books()
    {
        var alice = await FreshAsync("C");
        await alice.AddAsync("List", "<values><itmfirstname>Ewa</itmfirstname><itmsurname>Nowak</itmsurname></values><locations><location><values><lcttype>H</lcttype><lctemail1>ewa@example.org</lctemail1></values></location></locations>");
        await alice.AddAsync("List", "<values><itmclassifyas>Adam</itmclassifyas></values>");

        var folder = await alice.GetAsync("List", "<item><values><itmclassifyas/><lctemail1/></values><filter><startswith>ew</startswith></filter></item>");
        folder.Item().Value("itmclassifyas").Should().Be("Ewa Nowak");
        folder.Item().Value("lctemail1").Should().Be("ewa@example.org");
        (await alice.GetAsync("List", "<item><values><itmclassifyas/></values><filter><search>email:EWA@example</search></filter></item>")).Column("itmclassifyas").Should().Equal("Ewa Nowak");
    }

    [Theory]
    [InlineData("<filter><interval>abc</interval></filter>")]
    [InlineData("<filter><interval>2461042-2461041</interval></filter>")]
    [InlineData("<filter><interval>2461042-2561042</interval></filter>")]
    public async Task An_interval_that_is_none_is_refused(string filter)
    {
        var alice = await FreshAsync("E");

        (await alice.RawGetAsync("List", $"<item><values><evntitle/></values>{filter}</item>")).Should().Contain("""<error uid="item_invalid_id">""");
    }

    [Fact]
    public async Task An_unknown_zone_is_refused()
    {
        var alice = await FreshAsync("E");

        (await alice.RawGetAsync("List", "<item><values><tzid>Mars/Base</tzid></values></item>")).Should().Contain("""<error uid="item_missing_tag">tzid</error>""");
    }

    [Fact]
    public async Task Five_thousand_notes_are_paged_and_searched_quickly()
    {
        var alice = await FreshAsync("N");
        var folder = await FolderIdAsync("List");
        await host.Host.Services.GetRequiredService<ItemStore>().WriteAsync(
            async items =>
            {
                for (var number = 0; number < 5000; number++)
                {
                    await items.InsertAsync(new NewItem(folder, "N", ItemFields.Of(("EVNTITLE", $"Note {number}")))
                    {
                        Modified = 1_700_000_000 + number,
                        Addons = [NewAddon.Note($"Body of {number} with some more words to look at.")],
                    });
                }

                return true;
            },
            CancellationToken.None);
        const string First = "<item><values><evntitle/><evntype/><evn_modified/></values><filter><limit>50</limit><sort><evn_modified>desc</evn_modified></sort></filter></item>";
        const string Search = "<item><values><evntitle/></values><filter><limit>50</limit><search>4321</search></filter></item>";

        (await alice.GetAsync("List", First)).Column("evntitle").Take(2).Should().Equal("Note 4999", "Note 4998");
        (await alice.GetAsync("List", Search)).Column("evntitle").Should().Equal("Note 4321");

        // Generous: the machine of the tests is busy. Each takes a few milliseconds.
        (await FastestAsync(() => alice.GetAsync("List", First))).Should().BeLessThan(TimeSpan.FromMilliseconds(150));
        (await FastestAsync(() => alice.GetAsync("List", Search))).Should().BeLessThan(TimeSpan.FromMilliseconds(300));
    }

    private static async Task<TimeSpan> FastestAsync(Func<Task> work)
    {
        var fastest = TimeSpan.MaxValue;
        for (var turn = 0; turn < 5; turn++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
        }

        return fastest;
    }

    // An empty folder "List" of the type.
    private async Task<ItemsWire> FreshAsync(string type)
    {
        var database = host.Host.Services.GetRequiredService<EmbeddedStore>();
        await using (var connection = await database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                "DELETE FROM folder WHERE path = 'List'; INSERT INTO folder (account_id, path, type) SELECT id, 'List', @type FROM account WHERE email = 'alice@demo.test'",
                new { type });
        }

        return await ItemsWire.SignInAsync(host.Host, "alice");
    }

    private async Task<long> FolderIdAsync(string path)
    {
        await using var connection = await host.Host.Services.GetRequiredService<EmbeddedStore>().OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<long>("SELECT id FROM folder WHERE path = @path", new { path });
    }
}
