using System.Globalization;
using System.Security;

namespace IceWarp.EmbeddedServer.OfficeFiles;

/// <summary>A spreadsheet (.xlsx, SpreadsheetML) of one sheet.</summary>
internal static class Spreadsheet
{
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Writes the rows; cells that read as numbers are numbers. Without rows it is blank. At most 26 columns.</summary>
    public static byte[] Write(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var data = string.Concat(rows.Select((row, y) =>
            $"<row r=\"{y + 1}\">{string.Concat(row.Select((cell, x) => Cell(cell, $"{(char)('A' + x)}{y + 1}")))}</row>"));
        return new OpenXmlPackage()
            .Relate("", "officeDocument", "xl/workbook.xml")
            .Relate("xl/workbook.xml", "worksheet", "worksheets/sheet1.xml")
            .Part(
                "xl/workbook.xml",
                "spreadsheetml.sheet.main",
                $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{OpenXmlPackage.Relationships}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
            .Part("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet", $"<worksheet xmlns=\"{Sheet}\"><sheetData>{data}</sheetData></worksheet>")
            .ToArray();
    }

    private static string Cell(string text, string reference) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"<c r=\"{reference}\"><v>{text}</v></c>"
            : $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";
}
