using System.Security;

namespace IceWarp.EmbeddedServer.OfficeFiles;

/// <summary>A text document (.docx, WordprocessingML): a heading and paragraphs on A4.</summary>
internal static class TextDocument
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Styles =
        $"""
        <w:styles xmlns:w="{Word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>
        """;

    /// <summary>Writes the document; without heading and paragraphs it is blank.</summary>
    public static byte[] Write(string? heading, IReadOnlyList<string> paragraphs)
    {
        var body = string.Concat([
            heading is null ? "" : Paragraph(heading, "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>"),
            .. paragraphs.DefaultIfEmpty("").Select(text => Paragraph(text, "")),
        ]);
        return new OpenXmlPackage()
            .Relate("", "officeDocument", "word/document.xml")
            .Relate("word/document.xml", "styles", "styles.xml")
            .Part(
                "word/document.xml",
                "wordprocessingml.document.main",
                $"<w:document xmlns:w=\"{Word}\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>")
            .Part("word/styles.xml", "wordprocessingml.styles", Styles)
            .ToArray();
    }

    private static string Paragraph(string text, string properties) => text.Length == 0 && properties.Length == 0
        ? "<w:p/>"
        : $"<w:p>{properties}<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";
}
