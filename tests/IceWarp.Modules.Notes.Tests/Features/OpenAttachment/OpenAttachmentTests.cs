using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Features.OpenAttachment;

public sealed class OpenAttachmentTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    private static readonly byte[] Content = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray();

    [Theory]
    [InlineData("photo.png", true, "image/png", "inline")]
    [InlineData("photo.jpg", true, "image/jpeg", "inline")]
    [InlineData("photo.png", false, "image/png", "attachment")]
    [InlineData("drawing.svg", true, "image/svg+xml", "attachment")]
    [InlineData("page.html", true, "text/html", "attachment")]
    [InlineData("paper.pdf", true, "application/pdf", "attachment")]
    [InlineData("noname", true, "application/octet-stream", "attachment")]
    public async Task Only_plain_pictures_are_shown_in_place_and_nothing_runs(string name, bool inline, string type, string disposition)
    {
        var note = await fixture.Alice.CreateAsync("Opened");
        var added = await fixture.Alice.AttachAsync(note, name, Content);
        using var answer = await fixture.Alice.GetAsync($"/api/notes/{note.Text("id")}/attachments/{added.Text("id")}{(inline ? "?inline=true" : "")}");
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Content);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
        (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar).Should().Be((disposition, name));
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none';").And.EndWith("sandbox");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task What_is_not_there_or_another_persons_is_refused()
    {
        var note = await fixture.Alice.CreateAsync("Private");
        var added = await fixture.Alice.AttachAsync(note, "a.png", Content);
        using (var missing = await fixture.Alice.GetAsync($"/api/notes/{note.Text("id")}/attachments/OTk5"))
        {
            await missing.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
        }

        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        using var foreign = await bob.GetAsync($"/api/notes/{note.Text("id")}/attachments/{added.Text("id")}");
        await foreign.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }
}
