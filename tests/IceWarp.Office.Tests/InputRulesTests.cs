namespace IceWarp.Office.Tests;

/// <summary>What people may send to a document, decided before it reaches the office.</summary>
public sealed class InputRulesTests
{
    [Theory]
    [InlineData(".uno:Open")]
    [InlineData(".uno:RunMacro")]
    [InlineData(".uno:BasicIDEAppear")]
    [InlineData(".uno:SaveAs")]
    [InlineData(".uno:Save")]
    [InlineData(".uno:Print")]
    [InlineData(".uno:UpdateAllLinks")]
    [InlineData(".uno:InsertGraphic")]
    [InlineData(".uno:OpenHyperlinkOnCursor")]
    [InlineData(".uno:Quit")]
    [InlineData(".uno:bold")]
    [InlineData("Bold")]
    [InlineData("macro:///Standard.Module1.Main")]
    [InlineData("vnd.sun.star.script:a.b?language=Basic&location=document")]
    public void Nobody_may_send_what_is_not_on_the_list(string command) =>
        InputRules.Refusal(ViewAccess.Edit, new ViewInput.RunCommand(command)).Should().NotBeNull();

    [Fact]
    public void Each_right_has_its_commands()
    {
        CommandList.All.Should().HaveCountGreaterThan(600);
        Allowed(ViewAccess.Read, ".uno:SelectAll").Should().BeTrue();
        Allowed(ViewAccess.Read, ".uno:InsertAnnotation").Should().BeFalse();
        Allowed(ViewAccess.Comment, ".uno:InsertAnnotation").Should().BeTrue();
        Allowed(ViewAccess.Comment, ".uno:Bold").Should().BeFalse();
        Allowed(ViewAccess.Edit, ".uno:Bold").Should().BeTrue();
    }

    [Fact]
    public void A_reader_searches_but_does_not_replace()
    {
        Search(ViewAccess.Read, "0").Should().BeNull();
        Search(ViewAccess.Read, "1").Should().BeNull();
        Search(ViewAccess.Read, "2").Should().NotBeNull();
        Search(ViewAccess.Comment, "3").Should().NotBeNull();
        Search(ViewAccess.Edit, "3").Should().BeNull();

        // The office would take the first of the two.
        InputRules.Refusal(ViewAccess.Read, new ViewInput.RunCommand(".uno:ExecuteSearch", """{"SearchItem.Command":{"value":3,"value":1}}""")).Should().NotBeNull();
    }

    [Theory]
    [InlineData("https://example.com/", true)]
    [InlineData("#Heading", true)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("vnd.sun.star.script:a", false)]
    [InlineData("javascript:alert(1)", false)]
    public void Links_lead_only_outside_or_into_the_document(string address, bool allowed) =>
        (InputRules.Refusal(ViewAccess.Edit, new ViewInput.RunCommand(".uno:SetHyperlink", $$$"""{"Hyperlink.URL":{"type":"string","value":"{{{address}}}"}}""")) is null)
            .Should().Be(allowed);

    [Fact]
    public void A_reader_travels_and_nothing_else()
    {
        InputRules.Refusal(ViewAccess.Read, new ViewInput.PressKey(KeyAction.Down, 0, 1028 | 0x2000)).Should().BeNull();
        InputRules.Refusal(ViewAccess.Read, new ViewInput.PressKey(KeyAction.Down, 'a', 512)).Should().NotBeNull();
        InputRules.Refusal(ViewAccess.Read, new ViewInput.TypeText("a")).Should().NotBeNull();
        InputRules.Refusal(ViewAccess.Read, new ViewInput.Paste("text/html", "a"u8.ToArray())).Should().NotBeNull();
        InputRules.Refusal(ViewAccess.Read, new ViewInput.Point(PointerAction.Down, 0, 0, 1, 1, 0)).Should().NotBeNull();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    public void Arguments_are_a_json_object(string arguments) =>
        InputRules.Refusal(ViewAccess.Edit, new ViewInput.RunCommand(".uno:Bold", arguments)).Should().NotBeNull();

    private static bool Allowed(ViewAccess access, string command) => InputRules.Refusal(access, new ViewInput.RunCommand(command)) is null;

    private static string? Search(ViewAccess access, string command) =>
        InputRules.Refusal(access, new ViewInput.RunCommand(".uno:ExecuteSearch", "{\"SearchItem.Command\":{\"type\":\"unsigned short\",\"value\":" + command + "}}"));
}
