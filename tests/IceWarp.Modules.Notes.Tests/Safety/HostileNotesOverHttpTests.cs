using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using IceWarp.Modules.Notes.Tests.Markup;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Safety;

/// <summary>The whole corpus of hostile HTML, stored by a client of the server that checks nothing, through every way out of this module.</summary>
public sealed class HostileNotesOverHttpTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    private static readonly string[] HeadOfPage = ["meta", "meta", "title", "style"];

    [Fact]
    public async Task Nothing_of_it_is_alive_in_lists_notes_printed_pages_and_messages()
    {
        var client = fixture.Alice;
        var folder = await client.CreateFolderAsync("Hostile");
        var uids = new List<string>();
        foreach (var vector in HostileNotes.All)
        {
            uids.Add(await fixture.Raw.AddNoteAsync(vector, $"<p>before</p>{vector}<p>after</p>", folder: "Hostile"));
        }

        await ListsAreTextAsync(client, folder);
        foreach (var (vector, uid) in HostileNotes.All.Zip(uids))
        {
            var id = RawMail.OpaqueId("Hostile", uid);
            SafeHtml.Alive((await client.ReadAsync("/" + id)).Text("html")).Should().BeEmpty(vector);
            await PrintedIsDeadAsync(client, id, vector);
            await SentIsDeadAsync(client, id, uid, vector);
            (await fixture.Raw.GetNoteAsync(uid, "Hostile")).Text.Should().Be($"<p>before</p>{vector}<p>after</p>", "nothing was lost on the server");
        }
    }

    private static async Task ListsAreTextAsync(HttpClient client, JsonNode folder)
    {
        using var list = await client.GetAsync($"/api/notes/?limit=500&folder={folder.Text("id")}");
        list.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        list.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        (await list.JsonAsync()).Titles().Should().BeEquivalentTo(HostileNotes.All);
    }

    private static async Task PrintedIsDeadAsync(HttpClient client, string id, string vector)
    {
        using var answer = await client.GetAsync($"/api/notes/{id}/print");
        answer.StatusCode.Should().Be(HttpStatusCode.OK, vector);
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none';").And.NotContain("unsafe").And.NotContain("script-src");
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        page.Head!.Children.Select(element => element.LocalName).Should().Equal(HeadOfPage, vector);
        SafeHtml.AliveForReading(page.Body!.OuterHtml, isMessage: false).Should().BeEmpty(vector);
        page.Body.TextContent.Should().Contain("before");
    }

    private async Task SentIsDeadAsync(HttpClient client, string id, string uid, string vector)
    {
        using var sent = await client.PostAsync($"/{id}/send", new { to = new[] { Demo.Alice }, subject = "hostile " + uid });
        sent.StatusCode.Should().Be(HttpStatusCode.Accepted, vector);
        var message = await fixture.Raw.ArrivedAsync(Demo.Alice, "hostile " + uid);
        SafeHtml.AliveForReading(message.Html, isMessage: true).Should().BeEmpty(vector);
    }

}
