using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Tests.Items;

public class SearchTextTests
{
    [Theory]
    [InlineData("Zażółć  GĘŚLĄ\njaźń", "zazolc gesla jazn")]
    [InlineData("Crème Brûlée", "creme brulee")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("Привет", "привет")]
    public void Texts_are_folded(string text, string folded) => SearchText.Fold(text).Should().Be(folded);

    [Theory]
    [InlineData("a, b ,,c", new[] { "a", "b", "c" })]
    [InlineData("\"big, red\",x", new[] { "big, red", "x" })]
    [InlineData("half \"open,x", new[] { "half \"open", "x" })]
    [InlineData("", new string[0])]
    public void Tags_are_split_at_commas_outside_quotes(string list, string[] tags) => SearchText.Tags(list).Should().Equal(tags);

    [Fact]
    public void Markup_is_no_word() => SearchText.Words("<p class=\"x\">Fish &amp; chips</p>", html: true).Trim().Should().Be("Fish & chips");
}
