namespace IceWarp.EmbeddedServer.Tests.Folders;

public sealed class FoldersQueryTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    [Fact]
    public async Task The_list_begins_with_the_inbox_and_names_type_rights_and_counters()
    {
        var sid = await embedded.Wire.SignInAsync("alice");

        var answer = await embedded.Wire.QueryAsync(sid, "get", "folders", """<account uid="alice@demo.test"/>""");

        answer.Should().Contain(
            """<account uid="alice@demo.test"><folder uid="INBOX"><type>M</type><rights>riwtlkxa</rights><recent>""");
        answer.Should().Contain("""<folder uid="Calendar"><type>E</type>""").And.Contain("<default>E</default>");
    }
}
