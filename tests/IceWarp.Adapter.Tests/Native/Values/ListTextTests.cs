using CsCheck;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Tests.Native.Values;

/// <summary>Texts with a grammar of their own: tags, addresses, searches, previews.</summary>
public sealed class ListTextTests
{
    [Fact]
    public void Any_tags_come_back_without_quotes_and_outer_blanks() => Texts.Plain.Array[0, 5].Sample(
        tags => Tags.Read(Tags.Write(tags)).SequenceEqual(
            tags.Select(tag => tag.Replace("\"", "", StringComparison.Ordinal).Trim()).Where(tag => tag.Length > 0), StringComparer.Ordinal),
        iter: 3000);

    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" , ,", new string[0])]
    [InlineData("work,q1", new[] { "work", "q1" })]
    [InlineData(" work , \"a, b\" ", new[] { "work", "a, b" })]
    [InlineData("a<b,c>d", new[] { "a<b", "c>d" })]
    [InlineData("\"unclosed, tag", new[] { "unclosed, tag" })]
    public void Tags_are_read_as_servers_write_them(string text, string[] tags) => Tags.Read(text).Should().Equal(tags);

    [Fact]
    public void Any_mailboxes_come_back() => Gen.Select(Texts.Plain, Gen.Char['a', 'z'].Array[1, 8]).Array[0, 4].Sample(
        pairs =>
        {
            var mailboxes = pairs.Select(pair => new Mailbox(pair.Item1.Trim(), new string(pair.Item2) + "@demo.test")).ToList();
            return Mailboxes.Read(Mailboxes.Write(mailboxes)).SequenceEqual(mailboxes);
        },
        iter: 3000);

    [Fact]
    public void A_name_cannot_add_a_header() => Texts.Any.Sample(
        name => !Mailboxes.Write(new Mailbox(name, name)).Any(char.IsControl), iter: 1000);

    [Fact]
    public void Any_search_is_quoted_words_and_at_most_one_tag() => Gen.Select(Texts.Any, Texts.Any).Sample(
        (typed, tag) => SearchText.Write(typed, tag) is not { } search || IsQuoted(search), iter: 3000);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(" \t\"\" ", "\"", null)]
    [InlineData("plan OR \"not b\"", null, "\"plan\" \"OR\" \"not\" \"b\"")]
    [InlineData("tag:x (a)", "b c", "tag:\"b c\" \"tag:x\" \"(a)\"")]
    [InlineData("", "a, b", "tag:\"a, b\"")]
    public void A_search_is_written_so(string? typed, string? tag, string? search) => SearchText.Write(typed, tag).Should().Be(search);

    [Fact]
    public void A_preview_is_one_short_line() => Texts.Plain.Array[0, 80].Sample(
        lines =>
        {
            var preview = PreviewText.Of(string.Join('\n', lines));
            return preview.Length <= 200 && !preview.Contains("  ", StringComparison.Ordinal) && !preview.Any(char.IsControl)
                && preview == preview.Trim() && !char.IsHighSurrogate(preview.LastOrDefault());
        },
        iter: 1000);

    // Quotes pair up, and nothing but blanks and the field word stands outside of them.
    private static bool IsQuoted(string search)
    {
        var parts = search.Split('"');
        return parts.Length % 2 == 1
            && parts.Where((_, i) => i % 2 == 0).Select((part, i) => part.Length == 0 || part == " " || (i == 0 && part == "tag:")).All(allowed => allowed)
            && parts.Where((_, i) => i % 2 == 1).All(part => part.Length > 0);
    }
}
