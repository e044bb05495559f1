using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Features.SendNote;

public sealed class SendNoteTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_note_arrives_with_the_comment_its_text_and_its_attachments()
    {
        var client = fixture.Alice;
        var note = await client.CreateAsync(
            "Plan", "<p>One <strong>two</strong></p><ul data-type=\"taskList\"><li data-type=\"taskItem\" data-checked=\"true\"><p>done</p></li></ul>");
        await client.AttachAsync(note, "żuraw.pdf", "%PDF"u8.ToArray());
        using (var sent = await client.PostAsync($"/{note.Text("id")}/send", new { to = new[] { Demo.Bob, "BOB@demo.test" }, subject = "The plan", comment = "Look at <this>\nplease" }))
        {
            sent.StatusCode.Should().Be(HttpStatusCode.Accepted);
        }

        using var bob = await fixture.Host.SignInRawAsync(Demo.Bob);
        var message = await bob.ArrivedAsync(Demo.Bob, "The plan");
        message.From.Should().Contain(Demo.Alice);
        message.Html.Should().Contain("<p>Look at &lt;this&gt;</p><p>please</p><hr><p>One <strong>two</strong></p>").And.Contain("☑").And.Contain("done").And.NotContain("<input");
        message.Attachments.Should().Equal("żuraw.pdf");
    }

    [Fact]
    public async Task Without_a_subject_the_title_stands_for_it()
    {
        var note = await fixture.Alice.CreateAsync("Subject of its own");
        using var sent = await fixture.Alice.PostAsync($"/{note.Text("id")}/send", new { to = new[] { Demo.Alice }, subject = " " });
        sent.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await fixture.Raw.ArrivedAsync(Demo.Alice, "Subject of its own")).Html.Should().Contain("<p>Text</p>");
    }

    [Theory]
    [InlineData("""{"to":[]}""", "to")]
    [InlineData("""{}""", "to")]
    [InlineData("""{"to":["bob"]}""", "to[0]")]
    [InlineData("""{"to":["bob@demo.test","Bob <bob@demo.test>"]}""", "to[1]")]
    [InlineData("""{"to":["bob@demo.test\r\nBcc: carol@demo.test"]}""", "to[0]")]
    [InlineData("""{"to":["bob@demo.test"],"subject":"a\r\nBcc: carol@demo.test"}""", "subject")]
    public async Task Nothing_but_clear_addresses_and_a_subject_on_one_line_is_taken(string body, string field)
    {
        var note = await fixture.Alice.CreateAsync("Unsent " + Guid.NewGuid().ToString("N"));
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await fixture.Alice.PostAsync($"/api/notes/{note.Text("id")}/send", content);
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]![field].Should().NotBeNull();
    }

    [Fact]
    public async Task A_note_that_is_not_there_is_refused()
    {
        using var answer = await fixture.Alice.PostAsync("/" + RawMail.OpaqueId("Notes", "999999") + "/send", new { to = new[] { Demo.Bob } });
        await answer.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }
}
