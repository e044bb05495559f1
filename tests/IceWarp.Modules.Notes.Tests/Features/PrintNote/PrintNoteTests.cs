using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;

namespace IceWarp.Modules.Notes.Tests.Features.PrintNote;

public sealed class PrintNoteTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    private const string Pixel = "data:image/png;base64,iVBORw0KGgo=";

    [Fact]
    public async Task A_note_is_a_page_of_its_own_with_a_policy_that_lets_nothing_run()
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync("Title <b>", "<p>x</p>");
        var photo = await client.AttachAsync(note, "photo.png", [1, 2, 3]);
        var picture = $"/api/notes/{note.Text("id")}/attachments/{photo.Text("id")}?inline=true";
        var current = await client.ReadAsync("/" + note.Text("id"));
        using (var saved = await client.SaveAsync(
            note.Text("id"), current.Text("version"), "Title <b>",
            $"<p>Words</p><img src=\"{picture}\" alt=\"one\"><img src=\"{Pixel}\"><table><tbody><tr><td colspan=\"2\"><p>cell</p></td></tr></tbody></table>", "work"))
        {
            await saved.JsonAsync();
        }

        using var answer = await client.GetAsync($"/api/notes/{note.Text("id")}/print?language=pl&timeZone=Europe/Warsaw");
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        (page.Title, page.DocumentElement.GetAttribute("lang")).Should().Be(("Title <b>", "pl"));
        page.QuerySelector("header")!.TextContent.Should().StartWith("Title <b>Zmieniono 2").And.Contain("(Europe/Warsaw)").And.EndWith("#work");
        page.QuerySelectorAll("main img").Select(image => image.GetAttribute("src")).Should().Equal(picture, Pixel);
        page.QuerySelector("td")!.GetAttribute("colspan").Should().Be("2");
        page.QuerySelector("footer")!.TextContent.Should().Be("Załączniki: photo.png");

        var style = SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelector("style")!.TextContent));
        answer.Headers.GetValues("Content-Security-Policy").Should().Equal(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(style)}'; img-src data: 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
    }

    [Fact]
    public async Task A_note_that_is_not_there_and_a_wrong_wish_are_refused()
    {
        using (var gone = await fixture.Alice.GetAsync($"/api/notes/{RawMail.OpaqueId("Notes", "999999")}/print"))
        {
            await gone.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        }

        var note = await fixture.Alice.CreateAsync("Wish");
        using var answer = await fixture.Alice.GetAsync($"/api/notes/{note.Text("id")}/print?language=xx");
        await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
    }
}
