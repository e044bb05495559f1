using System.Net;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Features.SetShares;

public sealed class SetSharesTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    [Fact]
    public async Task People_get_what_they_are_given_and_lose_it_again()
    {
        var client = fixture.Alice;
        var folder = await client.CreateFolderAsync("Team");
        var note = await client.CreateAsync("For the team", folderId: folder.Text("id"));
        var given = await client.ShareAsync(folder, (Demo.Bob, "write"), (Demo.Carol, "read"));
        given["shares"]!.AsArray().Select(share => (share.Text("email"), share.Text("rights"))).Should().BeEquivalentTo([(Demo.Bob, "write"), (Demo.Carol, "read")]);
        given["shares"]!.AsArray().Select(share => share.Text("name")).Should().OnlyContain(name => name.Length > 0 && !name.Contains('@'));
        (await client.ReadAsync($"/folders/{folder.Text("id")}/shares")).ToJsonString().Should().Be(given.ToJsonString());

        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        var shared = await bob.FolderAsync("~alice@demo.test/Team");
        (shared.Text("owner"), (bool?)shared["rights"]!["modify"], (bool?)shared["rights"]!["administer"]).Should().Be((Demo.Alice, true, false));
        var (id, version) = await bob.FindAsync("For the team");
        using (var saved = await bob.SaveAsync(id, version, "For the team", "<p>By Bob</p>"))
        {
            await saved.JsonAsync();
        }

        using var carol = await fixture.Host.SignInAsync(Demo.Carol);
        var (seen, known) = await carol.FindAsync("For the team");
        using (var refused = await carol.SaveAsync(seen, known, "For the team", "<p>By Carol</p>"))
        {
            await refused.ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "notes.not_allowed");
        }

        (await client.ReadAsync("/" + note.Text("id"))).Text("html").Should().Be("<p>By Bob</p>");
        (await client.ShareAsync(folder))["shares"]!.AsArray().Should().BeEmpty();
        using var gone = await carol.GetAsync("/api/notes/" + seen);
        await gone.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "notes.not_found");
    }

    [Fact]
    public async Task Rights_that_another_client_gave_stay_as_they_are_where_the_word_says_the_same()
    {
        var folder = await fixture.Alice.CreateFolderAsync("Fine");
        await fixture.Raw.SendAsync("set", """<query xmlns="webmail:iq:folders"><account uid="alice@demo.test"><folder uid="Fine" action="edit"><acl><right email="bob@demo.test">ril</right></acl></folder></account></query>""");
        await fixture.Alice.ShareAsync(folder, (Demo.Bob, "write"), (Demo.Carol, "full"));
        var stored = await fixture.Raw.SendAsync("get", """<query xmlns="webmail:iq:folders"><account uid="alice@demo.test"><folder uid="Fine"/></account></query>""");
        stored.Descendants().Where(element => element.Name.LocalName == "right").Select(right => (right.Attribute("email")!.Value, right.Value))
            .Should().BeEquivalentTo([(Demo.Bob, "ril"), (Demo.Carol, "riwtlkxa")]);
    }

    [Fact]
    public async Task Only_who_administers_a_folder_sees_and_changes_who_it_is_shared_with()
    {
        var folder = await fixture.Alice.CreateFolderAsync("Mine");
        await fixture.Alice.ShareAsync(folder, (Demo.Bob, "write"));
        using var bob = await fixture.Host.SignInAsync(Demo.Bob);
        var id = (await bob.FolderAsync("~alice@demo.test/Mine")).Text("id");
        using (var seen = await bob.GetAsync($"/api/notes/folders/{id}/shares"))
        {
            await seen.ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "notes.not_allowed");
        }

        using (var changed = await bob.SendJsonAsync(HttpMethod.Put, $"/folders/{id}/shares", new { shares = new[] { new { email = Demo.Carol, rights = "full" } } }))
        {
            await changed.ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "notes.not_allowed");
        }

        using var carol = await fixture.Host.SignInAsync(Demo.Carol);
        (await carol.ReadAsync("/folders")).ToJsonString().Should().NotContain("~alice@demo.test/Mine");
    }

    [Theory]
    [InlineData("""{"shares":null}""", "shares")]
    [InlineData("""{"shares":[{"email":"bob@demo.test","rights":"all"}]}""", "shares[0].rights")]
    [InlineData("""{"shares":[{"email":"bob <bob@demo.test>","rights":"read"}]}""", "shares[0].email")]
    [InlineData("""{"shares":[{"email":"bob@demo.test","rights":"read"},{"email":"BOB@demo.test","rights":"full"}]}""", "shares[1].email")]
    [InlineData("""{"shares":[null]}""", "shares[0].email")]
    public async Task A_list_that_says_no_clear_thing_is_refused(string body, string field)
    {
        var folder = (await fixture.Alice.FolderAsync("Notes")).Text("id");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await fixture.Alice.PutAsync($"/api/notes/folders/{folder}/shares", content);
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]![field].Should().NotBeNull();
    }
}
