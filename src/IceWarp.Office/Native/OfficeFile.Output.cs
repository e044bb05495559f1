namespace IceWarp.Office.Native;

/// <summary>What the current view shows.</summary>
internal sealed unsafe partial class OfficeFile
{
    /// <summary>The current part: sheet or slide.</summary>
    public int Part => Functions->GetPart(document);

    /// <summary>Paints an area into BGRA pixels, premultiplied, transparent outside of the page.</summary>
    public void Paint(Span<byte> pixels, int part, int mode, int width, int height, int x, int y, int areaWidth, int areaHeight)
    {
        RequireRoom(pixels, width, height);
        fixed (byte* buffer = pixels)
        {
            Functions->PaintPartTile(document, buffer, part, mode, width, height, x, y, areaWidth, areaHeight);
        }
    }

    /// <summary>Paints a dialog or another window into BGRA pixels.</summary>
    public void PaintWindow(uint window, Span<byte> pixels, int x, int y, int width, int height)
    {
        RequireRoom(pixels, width, height);
        fixed (byte* buffer = pixels)
        {
            Functions->PaintWindowDpi(document, window, buffer, x, y, width, height, 1.0);
        }
    }

    private static void RequireRoom(Span<byte> pixels, int width, int height)
    {
        if (pixels.Length < width * height * 4)
        {
            throw new ArgumentException("The buffer is smaller than the picture.", nameof(pixels));
        }
    }

    public string PartName(int part) => KitText.Take(Functions->GetPartName(document, part));

    public string PartHash(int part) => KitText.Take(Functions->GetPartHash(document, part));

    public string PartInfo(int part) => KitText.Take(Functions->GetPartInfo(document, part));

    /// <summary>Rectangles of the pages of a text: <c>x, y, w, h; …</c> in twips.</summary>
    public string PageRectangles() => KitText.Take(Functions->GetPartPageRectangles(document));

    /// <summary>Values of a command, JSON: fonts, styles, comments, changes, undo steps.</summary>
    public string CommandValues(string command)
    {
        fixed (byte* name = KitText.Bytes(command))
        {
            return KitText.Take(Functions->GetCommandValues(document, name));
        }
    }

    /// <summary>The selected text.</summary>
    /// <param name="mimeType">text/plain;charset=utf-8 or text/html.</param>
    public string SelectedText(string mimeType)
    {
        fixed (byte* type = KitText.Bytes(mimeType))
        {
            byte* used = null;
            var text = KitText.Take(Functions->GetTextSelection(document, type, &used));
            LibC.Free(used);
            return text;
        }
    }
}
