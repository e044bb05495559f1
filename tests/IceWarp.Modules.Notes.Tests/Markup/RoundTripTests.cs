using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using IceWarp.Modules.Notes.Markup;

namespace IceWarp.Modules.Notes.Tests.Markup;

public sealed class RoundTripTests
{
    private const string Added = "<p>Added here</p>";

    public static TheoryData<string> Real => [.. ForeignDocuments.Real];

    [Fact]
    public void What_the_editor_makes_comes_back_as_it_was() => EditorDocuments.All.Sample(
        document => MarkupInTest.ToEditor(MarkupInTest.ToStorage(document)).Should().Be(document, MarkupInTest.ToStorage(document)), iter: 1000);

    [Fact]
    public void A_foreign_note_saved_unchanged_stays_as_it_was() => ForeignDocuments.All.Sample(
        document => MarkupInTest.ToStorage(MarkupInTest.ToEditor(document), document).Should().Be(document), iter: 3000);

    [Fact]
    public void A_foreign_note_that_gets_a_paragraph_keeps_the_rest() => ForeignDocuments.All.Sample(KeepsTheRest, iter: 3000);

    [Fact]
    public void Nothing_alive_comes_to_the_editor() => ForeignDocuments.All.Sample(
        document => SafeHtml.Alive(MarkupInTest.ToEditor(document)).Should().BeEmpty(), iter: 3000);

    [Theory]
    [MemberData(nameof(Real))]
    public void What_clients_really_write_can_be_edited_and_keeps_the_rest(string document)
    {
        KeepsTheRest(document);
        var shown = MarkupInTest.ToEditor(document);
        Blocks(shown).Should().BeEmpty(shown);
        SafeHtml.Alive(shown).Should().BeEmpty();
    }

    [Fact]
    public void Few_notes_cannot_be_edited_at_all()
    {
        var (whole, all) = (0, 0);
        ForeignDocuments.All.Sample(
            document =>
            {
                var shown = MarkupInTest.ToEditor(document);
                Interlocked.Increment(ref all);
                if (Blocks(shown) is [var only] && shown.StartsWith("<div data-kept", StringComparison.Ordinal)
                    && MarkupInTest.Seal.Read(only, KeptKind.Whole, out var isGenuine) is not null && isGenuine)
                {
                    Interlocked.Increment(ref whole);
                }
            },
            iter: 5000);
        ((double)whole / all).Should().BeLessThan(0.04);
    }

    private static IHtmlCollection<IElement> Blocks(string shown) => new HtmlParser().ParseDocument(shown).QuerySelectorAll("div[data-kept]");

    private static string Words(IElement body) => string.Concat(body.TextContent.Where(c => !char.IsWhiteSpace(c)));

    private static void KeepsTheRest(string document)
    {
        var shown = MarkupInTest.ToEditor(document);
        var stored = MarkupInTest.ToStorage(shown + Added, document);
        var body = Body(stored);
        var last = body.ChildNodes.Last(node => !HtmlNames.IsBlank(node));
        last.ToHtml().Should().Be(Added, stored);
        last.Parent?.RemoveChild(last);

        // Some trees that a parser makes of broken HTML cannot be written as HTML again: of those the words are kept.
        var isSame = TreeEquality.Same(body, Body(document)) || (Blocks(shown) is [_] && Words(body) == Words(Body(document)));
        isSame.Should().BeTrue($"{document}\n{shown}\n{stored}");
    }

    private static IElement Body(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        return document.Body ?? document.DocumentElement;
    }
}
