using System.Net;

namespace IceWarp.Modules.Notes.Tests.Features.ListNotes;

/// <summary>Reading lists: ListFolders, ListNotes, GetChanges.</summary>
public sealed class ListNotesTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task A_list_answers_304_until_something_changes_and_the_change_alone_comes()
    {
        var client = fixture.Alice;
        await client.CreateAsync("Kept");
        using var first = await client.GetAsync("/api/notes/");
        var list = await first.JsonAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/notes/");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag?.ToString());
        using var same = await client.SendAsync(request);
        same.StatusCode.Should().Be(HttpStatusCode.NotModified);

        await fixture.Raw.AddNoteAsync("From outside", "<p>x</p>");
        var changes = await client.ReadAsync("/changes?state=" + list.Text("state"));
        changes.Titles("changed").Should().Equal("From outside");
        ((int?)changes["total"]).Should().Be((int?)list["total"] + 1);
        (await client.ReadAsync("/changes?state=" + changes.Text("state"))).Titles("changed").Should().BeEmpty();
    }

    [Fact]
    public async Task Words_and_tags_find_notes_in_title_and_text()
    {
        await fixture.Raw.AddNoteAsync("Zebra crossing", "<p>A quagga stands there</p>", "animals, \"black, white\"");
        await fixture.Raw.AddNoteAsync("Horse", "<p>No stripes</p>", "animals");
        (await fixture.Alice.ReadAsync("/?q=quagga")).Titles().Should().Equal("Zebra crossing");
        (await fixture.Alice.ReadAsync("/?q=zebra")).Titles().Should().Equal("Zebra crossing");
        (await fixture.Alice.ReadAsync("/?tag=animals")).Titles().Should().Equal("Horse", "Zebra crossing");
        (await fixture.Alice.ReadAsync("/?tag=black,%20white")).Titles().Should().Equal("Zebra crossing");
        (await fixture.Alice.ReadAsync("/?q=stripes&tag=animals")).Titles().Should().Equal("Horse");
        (await fixture.Alice.ReadAsync("/?q=nothinglikethis")).Titles().Should().BeEmpty();
        using var tooLong = await fixture.Alice.GetAsync("/api/notes/?q=" + new string('x', 201));
        (await tooLong.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?["q"].Should().NotBeNull();
    }

    [Fact]
    public async Task The_folders_of_notes_come_with_counts_and_rights()
    {
        var folders = (await fixture.Alice.ReadAsync("/folders"))["folders"]?.AsArray() ?? [];
        var notes = folders.Single(folder => (bool?)folder?["isDefault"] == true);
        (notes.Text("path"), (bool?)notes?["rights"]?["add"]).Should().Be(("Notes", true));
    }

    [Fact]
    public async Task A_state_of_nobody_and_a_wrong_limit_are_refused()
    {
        using var gone = await fixture.Alice.GetAsync("/api/notes/changes?state=bm9wZQ");
        await gone.ShouldBeRefusedAsync(HttpStatusCode.Gone, "notes.state_gone");
        using var limit = await fixture.Alice.GetAsync("/api/notes/?limit=501");
        await limit.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        using var cursor = await fixture.Alice.GetAsync("/api/notes/?cursor=bm9wZQ");
        await cursor.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "paging.cursor_invalid");
        using var stranger = await fixture.Host.Client.GetAsync("/api/notes/");
        await stranger.ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "session.required");
    }
}
