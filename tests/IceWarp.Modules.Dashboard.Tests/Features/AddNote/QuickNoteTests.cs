using CsCheck;
using IceWarp.Modules.Dashboard.Features;

namespace IceWarp.Modules.Dashboard.Tests.Features.AddNote;

public sealed class QuickNoteTests
{
    [Theory]
    [InlineData("Milk", "Milk", "")]
    [InlineData("Milk\nand eggs", "Milk", "and eggs")]
    [InlineData("\r\n  Milk \r\n\r\n  two\r\nthree\r\n", "Milk", "  two\nthree")]
    public void The_first_line_is_the_title_and_the_rest_the_text(string text, string title, string body)
    {
        var draft = QuickNote.Draft(text);
        (draft.Title, draft.Body.Content, draft.Body.IsHtml).Should().Be((title, body, false));
    }

    [Fact]
    public void A_first_line_too_long_for_a_title_stays_whole_in_the_text()
    {
        var text = new string('a', 127) + "\U0001F600 rest\nsecond";
        var draft = QuickNote.Draft(text);
        draft.Title.Should().Be(new string('a', 127));
        draft.Body.Content.Should().Be(text);
    }

    [Fact]
    public void No_word_is_lost() => Gen.String[Gen.OneOf('a', 'b', ' ', '\n', '\r', '\t'), 0, 300].Sample(text =>
    {
        var draft = QuickNote.Draft(text);
        var kept = (draft.Title + "\n" + draft.Body.Content).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(kept.Contains);
    });
}
