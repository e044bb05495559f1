using CsCheck;

namespace IceWarp.Modules.Notes.Tests.Markup;

/// <summary>Notes that other clients may have stored: well formed, odd, broken, hostile.</summary>
internal static class ForeignDocuments
{
    private static readonly Gen<string> Name = Gen.OneOf(
        "p", "div", "span", "b", "i", "strong", "font", "a", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "thead", "colgroup", "caption", "h1", "h4", "blockquote", "pre", "code",
        "center", "section", "dl", "dt", "dd", "form", "button", "select", "option", "label", "nobr", "o:p", "details", "summary", "em", "u", "s", "sub", "del", "mark", "svg", "math", "style",
        "script", "iframe", "textarea", "title", "template", "noscript", "object", "video", "body", "html", "head", "main", "fieldset", "x-unknown", "q", "abbr", "p", "div", "span", "li", "td");

    private static readonly Gen<string> Attribute = Gen.OneOf(
        "", "", "", " style=\"color:red\"", " class=MsoNormal", " id=x", " onclick=alert(1)", " href=\"https://example.com/\"", " href=javascript:alert(1)", " data-kept=abc data-mac=def",
        " colspan=2", " rowspan=\"3\"", " start=4", " type=\"a\"", " data-type=taskList", " data-type=conflict", " align=center dir=rtl", " width='50%'", " a\"b=c");

    private static readonly Gen<string> Text = Gen.OneOf(
        "word", " ", "\n  ", "&nbsp;", "two words", "&lt;script&gt;", "ü&copy;", "😀", "<", "&#13;", "a &amp; b", "\t", "\n");

    private static readonly Gen<string> Void = Gen.OneOf(
        "<br>", "<br clear=all>", "<hr>", "<hr size=1>", "<img src=\"https://example.com/a.png\" alt=x>", "<img src=\"data:image/png;base64,iVBORw0KGgo=\">", "<img src=cid:a@b onerror=alert(1)>",
        "<input type=checkbox checked>", "<!-- c -->", "<!--[if mso]><p><![endif]-->", "<col width=5>", "<wbr>", "<link rel=x>", "<meta x>");

    private static readonly Gen<string> Soup = Gen.Frequency(
        (4, Gen.Select(Name, Attribute, (name, attribute) => $"<{name}{attribute}>")), (3, Name.Select(name => $"</{name}>")), (4, Text), (1, Void)).Array[1, 14].Select(string.Concat);

    private static readonly Gen<string> Formed = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Gen.Frequency((4, Text), (1, Void))
        : Gen.Frequency(
            (3, Text),
            (1, Void),
            (6, Gen.Select(Name, Attribute, inner.Array[0, 3], (name, attribute, children) => $"<{name}{attribute}>{string.Concat(children)}</{name}>"))));

    private static readonly Gen<string> Shell = Gen.OneOf(
        "", "", "", "<!DOCTYPE html>", "<html><head><style>p{}</style></head><body bgcolor=white>", "<html xmlns:o=x><head><title>t</title></head><body>", "<!--first-->", "<style>x</style>");

    /// <summary>The documents.</summary>
    public static readonly Gen<string> All = Gen.Select(
        Shell, Gen.Frequency((1, Soup), (2, Formed.Array[1, 4].Select(string.Concat))), (shell, body) => shell + body);

    /// <summary>What clients of mail and groupware servers really write.</summary>
    public static readonly string[] Real =
    [
        "Hello<br>world",
        "<div>First line</div><div><br></div><div>Second <b>bold</b> line</div>",
        "<div style=\"font-family: Arial; font-size: 12pt\"><div>One</div><div>Two<ul><li>a</li><li>b</li></ul></div></div>",
        "<html><head><meta charset=utf-8><style>p.MsoNormal{margin:0}</style></head><body lang=EN-GB><div class=WordSection1><p class=MsoNormal>Dear <span style='color:red'>all</span>,<o:p></o:p></p>"
            + "<p class=MsoNormal><o:p>&nbsp;</o:p></p><table border=1 cellspacing=0><tr><td width=200>a</td><td>b</td></tr></table></div></body></html>",
        "<p>Intro</p><ul><li>a</li><ul><li>nested beside</li></ul><li>b</li></ul>",
        "<font face=\"Verdana\"><font size=\"2\">Old <font color=\"#ff0000\">editor</font></font></font>",
        "<h4>Small heading</h4><center>Middle</center><address>Somewhere</address>",
        "<table><thead><tr><th>Name</th><th>Sum</th></tr></thead><tbody><tr><td>A</td><td align=right>1</td></tr></tbody><tfoot><tr><td colspan=2>All</td></tr></tfoot></table>",
        "<dl><dt>Term</dt><dd>What it means</dd></dl>",
        "<pre>plain\n  code</pre><pre class=x><code class=\"hljs language-cs\">var x;</code></pre>",
        "<p>Text <img src=\"https://example.com/remote.png\" alt=\"remote\"> and <a href=\"#top\">anchor</a><a name=\"top\"></a></p>",
        "<ol type=\"a\" start=\"3\"><li><p>one</p><p>two</p></li><li>three<br></li></ol>",
        "<blockquote type=\"cite\">quoted<br>lines</blockquote>text after",
        "<details><summary>More</summary>Hidden <b>words</b></details>",
    ];
}
