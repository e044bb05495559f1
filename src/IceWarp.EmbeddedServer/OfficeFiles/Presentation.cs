using System.Globalization;
using System.Security;

namespace IceWarp.EmbeddedServer.OfficeFiles;

/// <summary>Slides (.pptx, PresentationML), 16:9, a title and lines each.</summary>
internal static class Presentation
{
    private const string Slides = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Namespaces = $"xmlns:a=\"{Drawing}\" xmlns:r=\"{OpenXmlPackage.Relationships}\" xmlns:p=\"{Slides}\"";
    private const string EmptyTree = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";

    private const string ColourMap =
        "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

    /// <summary>Writes the slides: the first text of each is its title. Without slides there is one, blank.</summary>
    public static byte[] Write(IReadOnlyList<IReadOnlyList<string>> slides)
    {
        IReadOnlyList<IReadOnlyList<string>> shown = slides.Count > 0 ? slides : [[]];
        var package = new OpenXmlPackage()
            .Relate("", "officeDocument", "ppt/presentation.xml")
            .Relate("ppt/presentation.xml", "slideMaster", "slideMasters/slideMaster1.xml")
            .Relate("ppt/slideMasters/slideMaster1.xml", "slideLayout", "../slideLayouts/slideLayout1.xml")
            .Relate("ppt/slideMasters/slideMaster1.xml", "theme", "../theme/theme1.xml")
            .Relate("ppt/slideLayouts/slideLayout1.xml", "slideMaster", "../slideMasters/slideMaster1.xml")
            .Part("ppt/theme/theme1.xml", "theme", Theme())
            .Part(
                "ppt/slideMasters/slideMaster1.xml",
                "presentationml.slideMaster",
                $"<p:sldMaster {Namespaces}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>{EmptyTree}</p:spTree></p:cSld>{ColourMap}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst></p:sldMaster>")
            .Part(
                "ppt/slideLayouts/slideLayout1.xml",
                "presentationml.slideLayout",
                $"<p:sldLayout {Namespaces} type=\"obj\"><p:cSld name=\"Title and content\"><p:spTree>{EmptyTree}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>");
        for (var number = 1; number <= shown.Count; number++)
        {
            var path = $"ppt/slides/slide{number.ToString(CultureInfo.InvariantCulture)}.xml";
            package
                .Relate("ppt/presentation.xml", "slide", path["ppt/".Length..])
                .Relate(path, "slideLayout", "../slideLayouts/slideLayout1.xml")
                .Part(path, "presentationml.slide", Slide(shown[number - 1]));
        }

        var ids = string.Concat(shown.Select((_, index) => $"<p:sldId id=\"{256 + index}\" r:id=\"rId{index + 2}\"/>"));
        return package
            .Part(
                "ppt/presentation.xml",
                "presentationml.presentation.main",
                $"<p:presentation {Namespaces}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>")
            .ToArray();
    }

    private static string Slide(IReadOnlyList<string> texts)
    {
        var title = Shape(2, "title", texts.Take(1), 500_000, 1_000_000, 4000);
        var lines = texts.Count > 1 ? Shape(3, "body", texts.Skip(1), 1_800_000, 4_200_000, 2400) : "";
        return $"<p:sld {Namespaces}><p:cSld><p:spTree>{EmptyTree}{title}{lines}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>";
    }

    private static string Shape(int id, string kind, IEnumerable<string> lines, int top, int height, int size) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{kind}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr>"
        + $"<p:spPr><a:xfrm><a:off x=\"800000\" y=\"{top}\"/><a:ext cx=\"10592000\" cy=\"{height}\"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        + string.Concat(lines.DefaultIfEmpty("").Select(line =>
            line.Length == 0 ? "<a:p/>" : $"<a:p><a:r><a:rPr lang=\"en\" sz=\"{size}\"/><a:t>{SecurityElement.Escape(line)}</a:t></a:r></a:p>"))
        + "</p:txBody></p:sp>";

    private static string Theme()
    {
        string[] colours = ["dk1:1B1F24", "lt1:FFFFFF", "dk2:0B5A72", "lt2:EEF2F5", "accent1:0B6B88", "accent2:D9902F", "accent3:3E7F5A", "accent4:3B62B3", "accent5:B5473F", "accent6:6A5A9E", "hlink:0B6B88", "folHlink:6A5A9E"];
        var scheme = string.Concat(colours.Select(colour => colour.Split(':')).Select(pair => $"<a:{pair[0]}><a:srgbClr val=\"{pair[1]}\"/></a:{pair[0]}>"));
        const string Font = "<a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
        const string Fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
        const string Line = $"<a:ln w=\"6350\">{Fill}</a:ln>";
        const string Effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
        return $"<a:theme xmlns:a=\"{Drawing}\" name=\"Plain\"><a:themeElements><a:clrScheme name=\"Plain\">{scheme}</a:clrScheme>"
            + $"<a:fontScheme name=\"Plain\"><a:majorFont>{Font}</a:majorFont><a:minorFont>{Font}</a:minorFont></a:fontScheme>"
            + $"<a:fmtScheme name=\"Plain\"><a:fillStyleLst>{Fill}{Fill}{Fill}</a:fillStyleLst><a:lnStyleLst>{Line}{Line}{Line}</a:lnStyleLst><a:effectStyleLst>{Effect}{Effect}{Effect}</a:effectStyleLst><a:bgFillStyleLst>{Fill}{Fill}{Fill}</a:bgFillStyleLst></a:fmtScheme>"
            + "</a:themeElements></a:theme>";
    }
}
