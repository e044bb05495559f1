using IceWarp.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Files;

/// <summary>Where files are, in words for people, over HTTP.</summary>
public sealed class FilePlacesTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    [Theory]
    [InlineData("Quay 4 tender, draft.docx", """{"owner":null,"path":[]}""")]
    [InlineData("Remarks.txt", """{"owner":null,"path":["Hull 218"]}""")]
    [InlineData("Site visit.docx", """{"owner":"Carol Wright","path":["Quay 4"]}""")]
    public async Task A_place_has_the_names_of_people_and_folders_and_no_address(string name, string place)
    {
        var files = (await fixture.Alice.ReadAsync("/files?limit=50"))["files"]?.AsArray() ?? [];
        files.Single(file => (string?)file?["name"] == name)?["place"]?.ToJsonString().Should().Be(place);
    }

    [Fact]
    public async Task A_shared_main_folder_is_still_named()
    {
        using (var raw = await fixture.Host.SignInRawAsync(Demo.Bob))
        {
            var answer = await raw.SendAsync("set", $"<query xmlns=\"webmail:iq:folders\"><account uid=\"{Demo.Bob}\"><folder uid=\"Files\" action=\"edit\"><acl><right email=\"{Demo.Carol}\">rl</right></acl></folder></account></query>");
            answer.Attribute("type")?.Value.Should().Be("result", answer.ToString());
        }

        using var carol = await fixture.Host.SignInAsync(Demo.Carol);
        var files = (await carol.ReadAsync("/files?limit=50"))["files"]?.AsArray() ?? [];
        files.Single(file => (string?)file?["name"] == "Cash, November.xlsx")?["place"]?.ToJsonString().Should().Be("""{"owner":"Bob Kowalski","path":["Files"]}""");
    }
}
