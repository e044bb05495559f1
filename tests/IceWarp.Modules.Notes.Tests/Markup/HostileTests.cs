using System.Net;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Notes.Markup;
using Microsoft.Extensions.Logging.Abstractions;

namespace IceWarp.Modules.Notes.Tests.Markup;

public sealed class HostileTests
{
    private const string Script = "<script>alert(1)</script>";

    public static TheoryData<string> Vectors => [.. HostileNotes.All];

    [Fact]
    public void There_are_enough_of_them_and_the_check_sees_what_is_alive()
    {
        HostileNotes.All.Should().HaveCountGreaterThan(90).And.OnlyHaveUniqueItems();
        HostileNotes.All.Where(vector => SafeHtml.Alive(vector).Count > 0).Should().HaveCountGreaterThan(80);
        HostileNotes.All.Where(vector => SafeHtml.AliveForReading("x" + vector, isMessage: true).Count > 0).Should().HaveCountGreaterThan(80);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Nothing_of_a_hostile_note_is_alive_for_the_editor_and_all_of_it_stays_on_the_server(string vector)
    {
        foreach (var stored in new[] { vector, $"<p>before {vector} after</p>", $"<ul><li>{vector}</li></ul>", $"<table><tr><td>{vector}</td></tr></table>" })
        {
            var shown = MarkupInTest.ToEditor(stored);
            SafeHtml.Alive(shown).Should().BeEmpty(shown);
            MarkupInTest.ToStorage(shown, stored).Should().Be(stored);
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Nothing_hostile_that_a_page_sends_is_stored(string vector)
    {
        var stored = MarkupInTest.ToStorage($"<p>before</p>{vector}<p>x{vector}y</p>");
        SafeHtml.Alive(stored.Replace("<label><input type=\"checkbox\" disabled checked> </label>", "", StringComparison.Ordinal)
            .Replace("<label><input type=\"checkbox\" disabled> </label>", "", StringComparison.Ordinal)).Should().BeEmpty(stored);
        stored.Should().Contain("before");
    }

    [Fact]
    public void A_kept_part_with_the_signature_of_another_installation_gives_its_words_alone()
    {
        var elsewhere = new NoteMarkup(MarkupInTest.NewSeal(), NullLogger<NoteMarkup>.Instance);
        var shown = elsewhere.ToEditor(new RichText($"<p>a <font color=red>red</font></p><form onsubmit=x>words</form>{Script}<object>seen</object>", IsHtml: true), PictureSources.TextOnly);
        var stored = MarkupInTest.ToStorage(shown);
        stored.Should().Contain("a red").And.Contain("words").And.Contain("seen").And.NotContain("font").And.NotContain("script").And.NotContain("onsubmit");
    }

    [Fact]
    public void A_kept_part_that_the_stored_note_has_is_taken_whatever_its_signature()
    {
        const string Stored = $"<p>a <font color=\"red\">red</font></p>{Script}<p>b</p>";
        var elsewhere = new NoteMarkup(MarkupInTest.NewSeal(), NullLogger<NoteMarkup>.Instance);
        var shown = elsewhere.ToEditor(new RichText(Stored, IsHtml: true), PictureSources.TextOnly);
        MarkupInTest.ToStorage(shown + "<p>c</p>", Stored).Should().Be(Stored + "<p>c</p>");
    }

    [Fact]
    public void A_signature_of_one_kind_is_none_of_another()
    {
        var fragment = MarkupInTest.Sealed(KeptKind.Mark, Script);
        MarkupInTest.ToStorage($"<p>x<span{fragment} data-atom=\"true\"></span></p><div{fragment}>y</div>").Should().Be("<p>x</p><p>y</p>");
    }

    [Theory]
    [InlineData("<div>", 600)]
    [InlineData("<b>", 600)]
    [InlineData("<blockquote>", 20_000)]
    [InlineData("<ul><li>", 20_000)]
    [InlineData("<p>x</p>", 300_000)]
    public void What_no_page_could_show_is_refused(string repeated, int times)
    {
        var html = string.Concat(Enumerable.Repeat(repeated, times));
        foreach (var work in new Action[] { () => MarkupInTest.ToEditor(html), () => MarkupInTest.ToStorage(html) })
        {
            work.Should().Throw<ProblemException>().Which.Problem.Code.Should().Be("notes.too_complex");
        }
    }

    [Fact]
    public void What_a_parser_would_multiply_is_refused()
    {
        var fonts = string.Concat(Enumerable.Range(0, 300).Select(i => $"<font a={i}>"));
        var html = $"<p>{fonts}{string.Concat(Enumerable.Repeat("</p><p>x", 5000))}";
        FluentActions.Invoking(() => MarkupInTest.ToEditor(html)).Should().Throw<ProblemException>().Which.Problem.Status.Should().Be((int)HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public void A_note_of_the_deepest_allowed_level_comes_back()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 500)) + "deep" + string.Concat(Enumerable.Repeat("</div>", 500));
        MarkupInTest.ToStorage(MarkupInTest.ToEditor(html) + "<p>more</p>", html).Should().Be(html + "<p>more</p>");
    }
}
