using System.Globalization;
using IceWarp.EmbeddedServer.Iq;
using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.Transfer.Pictures;

/// <summary>How a picture is wanted (notes, 3.5: <c>resize=1&amp;width&amp;height&amp;crop&amp;quality</c>). Pictures are never enlarged.</summary>
/// <param name="Width">Most pixels across; null for as many as the height gives.</param>
/// <param name="Height">Most pixels down; null for as many as the width gives.</param>
/// <param name="Crop">Whether the box is filled and what sticks out is cut off, instead of the whole picture fitted in.</param>
/// <param name="Quality">1 to 100, for formats that lose.</param>
internal sealed record PictureSize(int? Width, int? Height, bool Crop, int Quality)
{
    /// <summary>Longest side that can be asked for.</summary>
    public const int Longest = 4096;

    private const int UsualQuality = 85;

    /// <summary>Reads the query; null when no other size is asked for. Throws <c>picture_size_invalid</c> for numbers that are none or out of range.</summary>
    public static PictureSize? Of(IQueryCollection query)
    {
        if (query["resize"] != "1")
        {
            return null;
        }

        var (width, height) = (Number(query, "width", Longest), Number(query, "height", Longest));
        return width is null && height is null
            ? null
            : new PictureSize(width, height, query["crop"] == "1" || query["crop"] == "true", Number(query, "quality", 100) ?? UsualQuality);
    }

    /// <summary>
    /// The size that a picture of <paramref name="width"/> by <paramref name="height"/> is scaled to, and that of the result: smaller where the
    /// scaled picture sticks out and is cut to its middle.
    /// </summary>
    public (int ScaledWidth, int ScaledHeight, int Width, int Height) For(int width, int height)
    {
        var (across, down) = ((double?)Width / width, (double?)Height / height);
        var scale = Math.Min(1, Crop ? Math.Max(across ?? 0, down ?? 0) : Math.Min(across ?? double.MaxValue, down ?? double.MaxValue));
        var (scaledWidth, scaledHeight) = (Pixels(width * scale), Pixels(height * scale));
        return Crop
            ? (scaledWidth, scaledHeight, Math.Min(scaledWidth, Width ?? scaledWidth), Math.Min(scaledHeight, Height ?? scaledHeight))
            : (scaledWidth, scaledHeight, scaledWidth, scaledHeight);
    }

    private static int Pixels(double length) => Math.Max(1, (int)Math.Round(length));

    // 0 and nothing at all mean "not given", as scripts write it.
    private static int? Number(IQueryCollection query, string name, int most)
    {
        var text = query[name].ToString();
        return text is "" or "0" ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
            : throw new IqException("picture_size_invalid", name);
    }
}
