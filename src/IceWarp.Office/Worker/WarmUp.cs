using IceWarp.Office.Native;

namespace IceWarp.Office.Worker;

/// <summary>Opens, paints and closes an empty text, so that the libraries are loaded before the first person waits.</summary>
internal static class WarmUp
{
    private const int Pixels = 256;
    private const int Twips = 3840;

    /// <summary>Warms the office and the encoder.</summary>
    public static void Run(OfficeKit kit, JobFolder job)
    {
        var settings = new ViewSettings("", "en-US", ViewAccess.Edit);
        var empty = job.Fresh("docx");
        Paint(kit, "private:factory/swriter", settings, file => file.SaveAs(empty, "docx", ""));
        Paint(kit, empty, settings, static _ => { });
        File.Delete(empty);
    }

    private static void Paint(OfficeKit kit, string address, ViewSettings settings, Action<OfficeFile> then)
    {
        var file = kit.Open(address, ViewOptions.ForLoading(settings)) ?? throw new OfficeUnusableException($"LibreOffice cannot open an empty text: {kit.LastError()}");
        file.Initialize(ViewOptions.ForView(settings));
        var pixels = new byte[Pixels * Pixels * 4];
        file.Paint(pixels, 0, 0, Pixels, Pixels, 0, 0, Twips, Twips);
        TileEncoder.Picture(pixels, Pixels, Pixels);
        then(file);
        file.Close();
    }
}
