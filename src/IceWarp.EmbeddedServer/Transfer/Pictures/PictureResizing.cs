using SkiaSharp;

namespace IceWarp.EmbeddedServer.Transfer.Pictures;

/// <summary>
/// Decodes a picture, turns it upright, scales it and encodes it anew in its own format (GIF and BMP as PNG; of moving ones the first picture).
/// Width and height are judged from the header, before a pixel is decoded. Not stoppable within one native call.
/// </summary>
internal static class PictureResizing
{
    /// <summary>Most pixels of an original.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Most pixels of one side of an original.</summary>
    public const int LongestSide = 16_383;

    /// <summary>The picture and its media type, or null when the bytes are no whole picture within the limits.</summary>
    public static (byte[] Bytes, string MediaType)? Resize(byte[] original, PictureSize wanted)
    {
        using var data = SKData.CreateCopy(original);
        using var codec = SKCodec.Create(data);
        if (codec is null || !IsAllowed(codec.Info))
        {
            return null;
        }

        var isTurned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        var (width, height) = isTurned ? (codec.Info.Height, codec.Info.Width) : (codec.Info.Width, codec.Info.Height);
        var layout = wanted.For(width, height);
        using var stored = Decode(codec, (float)Math.Max((double)layout.ScaledWidth / width, (double)layout.ScaledHeight / height));
        if (stored is null)
        {
            return null;
        }

        using var result = Draw(stored, codec.EncodedOrigin, layout);
        var (format, mediaType) = codec.EncodedFormat switch
        {
            SKEncodedImageFormat.Jpeg => (SKEncodedImageFormat.Jpeg, "image/jpeg"),
            SKEncodedImageFormat.Webp => (SKEncodedImageFormat.Webp, "image/webp"),
            _ => (SKEncodedImageFormat.Png, "image/png"),
        };
        using var encoded = result.Encode(format, wanted.Quality);
        return encoded is null ? null : (encoded.ToArray(), mediaType);
    }

    private static bool IsAllowed(SKImageInfo info) =>
        info is { Width: > 0 and <= LongestSide, Height: > 0 and <= LongestSide } && (long)info.Width * info.Height <= MostPixels;

    // JPEG and WebP decode smaller at once, which saves memory; smaller than wanted would have to be enlarged.
    private static SKImage? Decode(SKCodec codec, float scale)
    {
        var size = codec.GetScaledDimensions(scale);
        if (size.Width < codec.Info.Width * scale || size.Height < codec.Info.Height * scale)
        {
            size = codec.Info.Size;
        }

        using var space = SKColorSpace.CreateSrgb();
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, space));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            return null;
        }

        // An immutable bitmap is shared with the image made of it, not copied.
        bitmap.SetImmutable();
        return SKImage.FromBitmap(bitmap);
    }

    // Without a colour space no profile is written, and the pixels stay as they are: sRGB.
    private static SKBitmap Draw(SKImage stored, SKEncodedOrigin origin, (int ScaledWidth, int ScaledHeight, int Width, int Height) layout)
    {
        var result = new SKBitmap(new SKImageInfo(layout.Width, layout.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(result);
        canvas.Clear(SKColors.Transparent);
        canvas.Translate((layout.Width - layout.ScaledWidth) / 2, (layout.Height - layout.ScaledHeight) / 2);
        canvas.Scale(layout.ScaledWidth, layout.ScaledHeight);
        canvas.Concat(Upright(origin));
        canvas.Scale(1f / stored.Width, 1f / stored.Height);
        canvas.DrawImage(stored, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return result;
    }

    // EXIF 2.32, 4.6.4 A, tag 0x0112, for a picture of width and height 1: where its stored first row and column belong.
    private static SKMatrix Upright(SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, 1, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, 1, 0, -1, 1, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, 1, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, 1, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, 1, -1, 0, 1, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, 1, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
