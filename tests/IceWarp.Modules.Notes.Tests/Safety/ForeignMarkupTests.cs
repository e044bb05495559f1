namespace IceWarp.Modules.Notes.Tests.Safety;

/// <summary>What another client wrote and our editor cannot make, through an edit over the API: to the byte as it was.</summary>
public sealed class ForeignMarkupTests(NotesHost fixture) : IClassFixture<NotesHost>
{
    private const string Foreign =
        "<!DOCTYPE html><html xmlns:o=\"x\"><head><meta charset=\"utf-8\"><style>p.MsoNormal { margin: 0 }</style></head><body lang=\"EN-GB\" bgcolor=\"white\">"
        + "<div class=\"WordSection1\"><p class=\"MsoNormal\" style=\"color:red\">Dear <font color=\"#ff0000\" face=\"Arial\">WORD</font>,<o:p></o:p></p>"
        + "<svg viewBox=\"0 0 1 1\" onload=\"alert(1)\"><circle r=\"1\"></circle></svg>"
        + "<form action=\"https://example.com/\"><input name=\"a\" value=\"1\"><select><option>x</option></select></form>"
        + "<p>a <b>b</b> <i class=\"q\">c</i> <a href=\"javascript:void(0)\" name=\"here\">d</a> <img src=\"https://example.com/a.png\" alt=\"far\"></p>"
        + "<table border=\"1\" cellspacing=\"0\"><tbody><tr><td width=\"200\" bgcolor=\"#eee\">cell</td></tr></tbody></table>"
        + "<!-- a comment --><script>alert(\"mine\")</script></div></body></html>";

    [Fact]
    public async Task An_edit_of_one_word_leaves_every_other_byte()
    {
        var client = fixture.Alice;
        var uid = await fixture.Raw.AddNoteAsync("Foreign", Foreign);
        var (id, version) = await client.FindAsync("Foreign");
        var html = (await client.ReadAsync("/" + id)).Text("html");
        html.Should().Contain("WORD").And.Contain("cell").And.NotContain("onload").And.NotContain("<script").And.NotContain("javascript:");

        using var saved = await client.SaveAsync(id, version, "Foreign", html.Replace("WORD", "world & all", StringComparison.Ordinal));
        await saved.JsonAsync();
        (await fixture.Raw.GetNoteAsync(uid)).Text.Should().Be(Foreign.Replace("WORD", "world &amp; all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_save_of_nothing_new_leaves_every_byte()
    {
        var client = fixture.Alice;
        var uid = await fixture.Raw.AddNoteAsync("Untouched", Foreign);
        var (id, version) = await client.FindAsync("Untouched");
        using var saved = await client.SaveAsync(id, version, "Untouched", (await client.ReadAsync("/" + id)).Text("html"));
        await saved.JsonAsync();
        (await fixture.Raw.GetNoteAsync(uid)).Text.Should().Be(Foreign);
    }
}
