using System.Xml.Linq;
using IceWarp.EmbeddedServer.Tests.Mail;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Dav;

/// <summary>PROPPATCH and dead properties (RFC 4918, 9.2 and 15), and the properties of the quota (RFC 4331).</summary>
public sealed class DavPropertiesTests(WireServer server) : IClassFixture<WireServer>
{
    private static readonly XNamespace X = "urn:x:";

    [Fact]
    public async Task A_dead_property_is_kept_as_it_came_until_it_is_removed()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a.txt", "a");

        var set = await PatchAsync(ann, "Files/a.txt", """<D:set><D:prop xml:lang="pl"><x:author><x:name a="1">Żaneta &amp; <y:z xmlns:y="urn:y:"/></x:name></x:author><x:empty/></D:prop></D:set>""");
        set.Should().Equal(("200", "author empty"));

        var author = await ValueAsync(ann, "Files/a.txt", X + "author");
        author!.Element(X + "name")!.ToString(SaveOptions.DisableFormatting).Should().Contain("Żaneta &amp; ").And.Contain("urn:y:");
        author.Attribute(XNamespace.Xml + "lang")!.Value.Should().Be("pl");
        (await ann.AskAsync("PROPFIND", "Files/", "")).Descendants(X + "author").Should().ContainSingle("all properties include the dead ones");
        (await ann.AskAsync("PROPFIND", "Files/a.txt", """<propfind xmlns="DAV:"><propname/></propfind>""", "0")).Descendants(X + "author").Single().Value.Should().BeEmpty();

        (await PatchAsync(ann, "Files/a.txt", "<D:remove><D:prop><x:author/><x:never-there/></D:prop></D:remove>")).Should().Equal(("200", "author never-there"));
        (await ValueAsync(ann, "Files/a.txt", X + "author")).Should().BeNull();
        (await ValueAsync(ann, "Files/a.txt", X + "empty")).Should().NotBeNull();
    }

    [Fact]
    public async Task They_move_and_are_copied_with_the_file_and_go_with_it()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a.txt", "a");
        await PatchAsync(ann, "Files/a.txt", "<D:set><D:prop><x:mark>m</x:mark></D:prop></D:set>");

        await ann.StatusAsync("PUT", "Files/a.txt", "newer");
        await ann.StatusAsync("COPY", "Files/a.txt", null, null, ("Destination", ann.At("Files/b.txt").ToString()));
        await ann.StatusAsync("MOVE", "Files/a.txt", null, null, ("Destination", ann.At("Files/c.txt").ToString()));

        (await ValueAsync(ann, "Files/b.txt", X + "mark"))!.Value.Should().Be("m");
        (await ValueAsync(ann, "Files/c.txt", X + "mark"))!.Value.Should().Be("m");
        await ann.StatusAsync("DELETE", "Files/c.txt");
        await ann.StatusAsync("PUT", "Files/c.txt", "another");
        (await ValueAsync(ann, "Files/c.txt", X + "mark")).Should().BeNull();
    }

    [Fact]
    public async Task A_protected_property_fails_the_whole_request()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a.txt", "a");

        using var answer = await ann.SendAsync("PROPPATCH", "Files/a.txt", Update("<D:set><D:prop><x:mark>m</x:mark><D:getetag>mine</D:getetag></D:prop></D:set>"), "application/xml");
        var body = XElement.Parse(await answer.Content.ReadAsStringAsync());

        ((int)answer.StatusCode).Should().Be(207);
        Outcome(body).Should().Equal(("403", "getetag"), ("424", "mark"));
        body.Descendants(DavClient.D + "cannot-modify-protected-property").Should().ContainSingle();
        (await ValueAsync(ann, "Files/a.txt", X + "mark")).Should().BeNull();
    }

    [Fact]
    public async Task A_calendar_can_be_given_a_name_and_a_colour()
    {
        var ann = await DavClient.NewAsync(server);
        XNamespace apple = "http://apple.com/ns/ical/";

        (await PatchAsync(ann, "Calendar/", """<D:set><D:prop><D:displayname>Praca</D:displayname><calendar-color xmlns="http://apple.com/ns/ical/">#FF0000</calendar-color></D:prop></D:set>"""))
            .Should().Equal(("200", "displayname calendar-color"));

        (await ValueAsync(ann, "Calendar/", DavClient.D + "displayname"))!.Value.Should().Be("Praca");
        (await ValueAsync(ann, "Calendar/", apple + "calendar-color"))!.Value.Should().Be("#FF0000");
        (await PatchAsync(ann, "Calendar/", "<D:remove><D:prop><D:displayname/></D:prop></D:remove>")).Should().Equal(("200", "displayname"));
        (await ValueAsync(ann, "Calendar/", DavClient.D + "displayname"))!.Value.Should().Be("Calendar");
    }

    [Fact]
    public async Task Too_much_is_refused_and_nothing_of_it_kept()
    {
        var ann = await DavClient.NewAsync(server);
        await ann.StatusAsync("PUT", "Files/a.txt", "a");
        var many = string.Concat(Enumerable.Range(0, 101).Select(number => $"<x:p{number}/>"));

        (await PatchAsync(ann, "Files/a.txt", $"<D:set><D:prop><x:mark/><x:long>{new string('x', 70_000)}</x:long></D:prop></D:set>")).Should().Equal(("507", "long"), ("424", "mark"));
        (await PatchAsync(ann, "Files/a.txt", $"<D:set><D:prop>{many}</D:prop></D:set>")).Single().Status.Should().Be("507");

        (await ValueAsync(ann, "Files/a.txt", X + "mark")).Should().BeNull();
        (await ValueAsync(ann, "Files/a.txt", X + "p0")).Should().BeNull();
    }

    [Fact]
    public async Task Rights_locks_and_conditions_hold()
    {
        var (ann, ben) = (await DavClient.NewAsync(server), await DavClient.NewAsync(server, "Ben"));
        await ann.StatusAsync("PUT", "Files/a.txt", "a");
        await ann.Person.ShareAsync("Files", ben.Person, "rl");
        var shared = $"/webdav/{ann.Person.Email}/Files/";
        var body = Update("<D:set><D:prop><x:mark/></D:prop></D:set>");

        (await ben.StatusAsync("PROPPATCH", shared + "a.txt", body)).Should().Be(403);
        (await ben.StatusAsync("PROPPATCH", shared, body)).Should().Be(403);
        (await ann.StatusAsync("PROPPATCH", "Files/none.txt", body)).Should().Be(404);
        (await ann.StatusAsync("PROPPATCH", "", body)).Should().Be(403);
        (await ann.StatusAsync("PROPPATCH", "Files/a.txt", "<x/>")).Should().Be(400);
        (await ann.StatusAsync("PROPPATCH", "Files/a.txt", "")).Should().Be(400);
        (await ann.StatusAsync("PROPPATCH", "Files/a.txt", body, null, ("If-Match", "\"stale\""))).Should().Be(412);
        await ann.Person.ShareAsync("Calendar", ben.Person, "rlwit");
        await ann.StatusAsync("LOCK", "Files/locked.txt", "<lockinfo xmlns='DAV:'/>");
        await using (var connection = await server.Store.OpenAsync(CancellationToken.None))
        {
            await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE folder_right SET rights = 'rlwit' WHERE email = @Email", new { ben.Person.Email });
        }

        (await ben.StatusAsync("PROPPATCH", shared + "locked.txt", body)).Should().Be(423);
        (await ben.StatusAsync("PROPPATCH", shared + "a.txt", body)).Should().Be(207);
        (await ben.StatusAsync("PROPPATCH", shared, body)).Should().Be(403, "a folder is named by who may rename it");
    }

    [Theory]
    [InlineData("VEVENT", "VEVENT")]
    [InlineData("VTODO", "VTODO")]
    [InlineData("VJOURNAL", "VJOURNAL")]
    public async Task A_calendar_is_made_for_its_components_with_its_properties(string component, string kept)
    {
        var ann = await DavClient.NewAsync(server);

        (await ann.StatusAsync("MKCALENDAR", "New", $"""
            <C:mkcalendar xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns="DAV:"><set><prop><displayname>Nowy</displayname>
            <C:supported-calendar-component-set><C:comp name="{component}"/></C:supported-calendar-component-set></prop></set></C:mkcalendar>
            """)).Should().Be(201);

        (await ValueAsync(ann, "New/", DavClient.D + "displayname"))!.Value.Should().Be("Nowy");
        (await ValueAsync(ann, "New/", DavClient.C + "supported-calendar-component-set"))!.Elements().Single().Attribute("name")!.Value.Should().Be(kept);
        (await ann.StatusAsync("MKCALENDAR", "Bad", """<C:mkcalendar xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns="DAV:"><set><prop><getetag>x</getetag></prop></set></C:mkcalendar>""")).Should().Be(403);
        (await ann.StatusAsync("PROPFIND", "Bad/")).Should().Be(404);
    }

    [Fact]
    public async Task The_quota_is_told_when_it_is_asked_for()
    {
        await using var limited = await RunningHost.StartAsync("Embedded:QuotaMb=1");
        var ann = await DavClient.NewAsync(new WireServer(limited));
        await ann.StatusAsync("PUT", "Files/a.txt", new string('x', 1000));
        var unlimited = await DavClient.NewAsync(server);

        var used = long.Parse((await ValueAsync(ann, "Files/", DavClient.D + "quota-used-bytes"))!.Value, System.Globalization.CultureInfo.InvariantCulture);
        used.Should().BeInRange(1000, 2000);
        (await ValueAsync(ann, "Files/", DavClient.D + "quota-available-bytes"))!.Value.Should().Be($"{(1024 * 1024) - used}");
        (await ValueAsync(unlimited, "Files/", DavClient.D + "quota-available-bytes")).Should().BeNull();
        (await ann.AskAsync("PROPFIND", "Files/", "", "0")).Descendants(DavClient.D + "quota-used-bytes").Should().BeEmpty();
        (await ann.AskAsync("PROPFIND", "Files/", """<propfind xmlns="DAV:"><allprop/><include><quota-used-bytes/></include></propfind>""", "0"))
            .Descendants(DavClient.D + "quota-used-bytes").Should().ContainSingle();
    }

    private static string Update(string instructions) => $"""<D:propertyupdate xmlns:D="DAV:" xmlns:x="urn:x:">{instructions}</D:propertyupdate>""";

    private static async Task<IReadOnlyList<(string Status, string Names)>> PatchAsync(DavClient client, string path, string instructions) =>
        Outcome(await client.AskAsync("PROPPATCH", path, Update(instructions)));

    private static IReadOnlyList<(string Status, string Names)> Outcome(XElement multistatus) =>
    [
        .. multistatus.Descendants(DavClient.D + "propstat").Select(stat => (
            stat.Element(DavClient.D + "status")!.Value.Split(' ')[1],
            string.Join(' ', stat.Element(DavClient.D + "prop")!.Elements().Select(property => property.Name.LocalName)))),
    ];

    private static async Task<XElement?> ValueAsync(DavClient client, string path, XName name)
    {
        var answer = await client.AskAsync("PROPFIND", path, new XElement(DavClient.D + "propfind", new XElement(DavClient.D + "prop", new XElement(name))).ToString(), "0");
        return answer.Descendants(DavClient.D + "propstat")
            .Where(stat => stat.Element(DavClient.D + "status")!.Value.Contains("200", StringComparison.Ordinal))
            .Descendants(name).FirstOrDefault();
    }
}
