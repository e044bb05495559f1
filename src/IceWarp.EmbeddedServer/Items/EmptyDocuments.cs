using System.IO.Compression;
using System.Text;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Empty documents (notes, 3.5, attachment class <c>document</c>): the smallest that office programs open without complaint.</summary>
internal static class EmptyDocuments
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Presentation = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"" + Relationships + "\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
    private const string OfficeType = "application/vnd.openxmlformats-officedocument.";
    private const string EmptyTree = "<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld>";

    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The document that a file name's extension asks for, or null when it is none of docx, xlsx, pptx, txt, html.</summary>
    public static byte[]? Create(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".docx" => Zip(Document()),
        ".xlsx" => Zip(Workbook()),
        ".pptx" => Zip(Slides()),
        ".txt" => [],
        ".html" or ".htm" => Encoding.UTF8.GetBytes("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title></title></head><body></body></html>\n"),
        _ => null,
    };

    private static IEnumerable<(string Path, string Xml)> Document() =>
    [
        Types(("/word/document.xml", OfficeType + "wordprocessingml.document.main+xml")),
        Root("word/document.xml"),
        ("word/document.xml",
            """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>"""),
    ];

    private static IEnumerable<(string Path, string Xml)> Workbook() =>
    [
        Types(("/xl/workbook.xml", OfficeType + "spreadsheetml.sheet.main+xml"), ("/xl/worksheets/sheet1.xml", OfficeType + "spreadsheetml.worksheet+xml")),
        Root("xl/workbook.xml"),
        ("xl/workbook.xml",
            $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Relationships}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        Related("xl/_rels/workbook.xml.rels", ("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>"""),
    ];

    private static IEnumerable<(string Path, string Xml)> Slides() =>
    [
        Types(
            ("/ppt/presentation.xml", OfficeType + "presentationml.presentation.main+xml"),
            ("/ppt/slides/slide1.xml", OfficeType + "presentationml.slide+xml"),
            ("/ppt/slideLayouts/slideLayout1.xml", OfficeType + "presentationml.slideLayout+xml"),
            ("/ppt/slideMasters/slideMaster1.xml", OfficeType + "presentationml.slideMaster+xml"),
            ("/ppt/theme/theme1.xml", OfficeType + "theme+xml")),
        Root("ppt/presentation.xml"),
        ("ppt/presentation.xml",
            $"""<p:presentation {Presentation}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>"""),
        Related("ppt/_rels/presentation.xml.rels", ("slideMaster", "slideMasters/slideMaster1.xml"), ("slide", "slides/slide1.xml"), ("theme", "theme/theme1.xml")),
        ("ppt/slides/slide1.xml", $"""<p:sld {Presentation}>{EmptyTree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"""),
        Related("ppt/slides/_rels/slide1.xml.rels", ("slideLayout", "../slideLayouts/slideLayout1.xml")),
        ("ppt/slideLayouts/slideLayout1.xml",
            $"""<p:sldLayout {Presentation} type="blank">{EmptyTree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"""),
        Related("ppt/slideLayouts/_rels/slideLayout1.xml.rels", ("slideMaster", "../slideMasters/slideMaster1.xml")),
        ("ppt/slideMasters/slideMaster1.xml",
            $"""<p:sldMaster {Presentation}>{EmptyTree}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>"""),
        Related("ppt/slideMasters/_rels/slideMaster1.xml.rels", ("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")),
        ("ppt/theme/theme1.xml", Theme()),
    ];

    private static string Theme()
    {
        var colours = string.Concat(
            new[] { ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F2937"), ("lt2", "F3F4F6"), ("accent1", "2563EB"), ("accent2", "DC6803"), ("accent3", "059669"), ("accent4", "7C3AED"), ("accent5", "DB2777"), ("accent6", "0891B2"), ("hlink", "1D4ED8"), ("folHlink", "6D28D9") }
                .Select(colour => $"<a:{colour.Item1}><a:srgbClr val=\"{colour.Item2}\"/></a:{colour.Item1}>"));
        const string Font = "<a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
        const string Fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
        const string Line = "<a:ln w=\"9525\">" + Fill + "</a:ln>";
        const string Effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
        return "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Plain\"><a:themeElements><a:clrScheme name=\"Plain\">" + colours
            + $"</a:clrScheme><a:fontScheme name=\"Plain\"><a:majorFont>{Font}</a:majorFont><a:minorFont>{Font}</a:minorFont></a:fontScheme>"
            + $"<a:fmtScheme name=\"Plain\"><a:fillStyleLst>{Fill}{Fill}{Fill}</a:fillStyleLst><a:lnStyleLst>{Line}{Line}{Line}</a:lnStyleLst>"
            + $"<a:effectStyleLst>{Effect}{Effect}{Effect}</a:effectStyleLst><a:bgFillStyleLst>{Fill}{Fill}{Fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
    }

    private static (string Path, string Xml) Types(params IEnumerable<(string Part, string Type)> parts) => (
        "[Content_Types].xml",
        $"""<Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"""
            + string.Concat(parts.Select(part => $"""<Override PartName="{part.Part}" ContentType="{part.Type}"/>""")) + "</Types>");

    private static (string Path, string Xml) Root(string target) => Related("_rels/.rels", ("officeDocument", target));

    private static (string Path, string Xml) Related(string path, params IEnumerable<(string Type, string Target)> targets) => (
        path,
        $"""<Relationships xmlns="{Package}relationships">"""
            + string.Concat(targets.Select((target, at) => FormattableString.Invariant($"""<Relationship Id="rId{at + 1}" Type="{Relationships}/{target.Type}" Target="{target.Target}"/>""")))
            + "</Relationships>");

    private static byte[] Zip(IEnumerable<(string Path, string Xml)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in parts)
            {
                var entry = archive.CreateEntry(path);
                entry.LastWriteTime = ZipEpoch;
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(Declaration + xml));
            }
        }

        return bytes.ToArray();
    }
}
