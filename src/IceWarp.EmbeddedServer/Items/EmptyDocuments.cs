using System.Text;
using IceWarp.EmbeddedServer.OfficeFiles;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Empty documents (notes, 3.5, attachment class <c>document</c>).</summary>
internal static class EmptyDocuments
{
    /// <summary>The document that a file name's extension asks for, or null when it is none of docx, xlsx, pptx, txt, html.</summary>
    public static byte[]? Create(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".docx" => TextDocument.Write(heading: null, []),
        ".xlsx" => Spreadsheet.Write([]),
        ".pptx" => Presentation.Write([]),
        ".txt" => [],
        ".html" or ".htm" => Encoding.UTF8.GetBytes("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title></title></head><body></body></html>\n"),
        _ => null,
    };
}
