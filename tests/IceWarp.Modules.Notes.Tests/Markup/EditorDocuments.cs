using System.Text.Json;
using CsCheck;
using IceWarp.Modules.Notes.Markup;

namespace IceWarp.Modules.Notes.Tests.Markup;

/// <summary>Any document that the editor can make, as the HTML that it sends.</summary>
internal static class EditorDocuments
{
    private const string Link = "<a href=\"https://example.com/?a=1&amp;b=2\">";
    private const string Picture = "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"a &amp; b\" width=\"10\">";

    private static readonly Gen<string> Words = Gen.OneOf(
        "word", "żółw", " ", "two words", "&lt;b&gt;", "&amp;nbsp;", "\u00a0", "😀", "\"quoted\"", "a  b", " lead", "trail ", "1.", "-", "中文");

    private static readonly Gen<string> Atom = Gen.OneOf("<!--c-->", "<input type=\"text\">", "<ins></ins>", "<script>alert(1)</script>")
        .Select(raw => $"<span{MarkupInTest.Sealed(KeptKind.Inline, raw)} data-atom=\"true\"></span>");

    private static readonly Gen<string> Simple = Gen.Frequency(
        (8, Words), (1, Gen.Const("<br>")), (1, Gen.Const(Picture)), (1, Atom));

    /// <summary>What stands in one line; never nothing.</summary>
    private static readonly Gen<string> Inline = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Simple
        : Gen.Frequency((4, Simple), (4, Gen.Select(Gen.OneOf(Marks()), Gen.Select(Words, inner, (a, b) => a + b), Enclose))));

    private static readonly Gen<string> Line = Gen.Frequency((6, Inline), (1, Inline.Select(inner => Enclose(Link, "x" + inner)))).Array[0, 4].Select(string.Concat);

    private static readonly Gen<string> Attributes = Gen.Frequency(
        (6, Gen.Const("")),
        (1, Gen.Const(Of(new Kept { Tag = new OpenTag("p", [new("style", "color:red")]) }))),
        (1, Gen.Const(Of(new Kept { Tag = OpenTag.Plain("div") }))));

    private static readonly Gen<string> Paragraph = Gen.Select(Attributes, Line, (attributes, line) => $"<p{attributes}>{line}</p>");

    private static readonly Gen<string> Leaf = Gen.Frequency(
        (6, Paragraph),
        (1, Gen.Select(Gen.OneOf("h1", "h2", "h3"), Line, (name, line) => $"<{name}>{line}</{name}>")),
        (1, Gen.Const("<hr>")),
        (1, Gen.Select(Gen.OneOf("", " class=\"language-c++\""), Gen.OneOf("", "\n", "a\n  b\n", "\n&lt;x&gt;"), (lang, text) => $"<pre><code{lang}>{text}</code></pre>")),
        (1, Gen.OneOf("<object data=\"x\"></object>", "<!--block-->", "<style>p{color:red}</style>").Select(raw =>
            $"<div{MarkupInTest.Sealed(KeptKind.Block, new Kept { Html = raw }.Write())}></div>")));

    private static readonly Gen<string> PlainParagraph = Line.Select(line => $"<p>{line}</p>");

    private static readonly Gen<string> Block = Gen.Recursive<string>((depth, inner) => depth > 2
        ? Leaf
        : Gen.Frequency(
            (6, Leaf),
            (2, Gen.Select(Gen.OneOf("<ul>", "<ol>", "<ol start=\"7\">"), Item(inner, "<li>").Array[1, 3], (list, items) => List(list, items))),
            (1, Item(inner, "<li data-type=\"taskItem\" data-checked=\"true\">").Array[1, 2].Select(items => List("<ul data-type=\"taskList\">", items))),
            (1, inner.Array[1, 3].Select(blocks => $"<blockquote>{string.Concat(blocks)}</blockquote>")),
            (1, Table(Leaf)),
            (1, Gen.Select(inner, inner, (mine, theirs) =>
                $"<div data-type=\"conflict\" data-who=\"Ann\"><div data-side=\"mine\">{mine}</div><div data-side=\"theirs\">{theirs}</div></div>"))));

    /// <summary>The documents.</summary>
    public static readonly Gen<string> All = Block.Array[1, 6].Select(string.Concat);

    private static Gen<string> Item(Gen<string> inner, string tag) => Gen.Select(PlainParagraph, inner.Array[0, 2], (first, rest) => $"{tag}{first}{string.Concat(rest)}</li>");

    private static Gen<string> Table(Gen<string> inner) => Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], inner.Array[9], (rows, columns, cells) =>
        "<table><tbody>" + string.Concat(Enumerable.Range(0, rows).Select(row =>
            (columns == 2 && row == 0
                ? $"<tr><th colspan=\"2\">{cells[0]}</th>"
                : "<tr>" + string.Concat(Enumerable.Range(0, columns).Select(column => $"<td>{cells[(row * 3) + column]}</td>"))) + "</tr>")) + "</tbody></table>");

    private static string List(string tag, IEnumerable<string> items) => $"{tag}{string.Concat(items)}</{tag[1..3]}>";

    private static string Enclose(string tag, string inner) => $"{tag}{inner}</{tag[1..].Split(' ', '>')[0]}>";

    private static string[] Marks() =>
    [
        "<strong>", "<em>", "<u>", "<s>", "<code>", "<mark>", "<sub>", "<sup>",
        $"<strong{MarkupInTest.Sealed(KeptKind.Known, JsonSerializer.Serialize(new[] { "b" }))}>",
        $"<span{MarkupInTest.Sealed(KeptKind.Mark, JsonSerializer.Serialize(new[] { "font", "color", "red" }))}>",
    ];

    private static string Of(Kept kept) => MarkupInTest.Sealed(KeptKind.Attributes, kept.Write());
}
