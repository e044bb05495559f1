using System.Globalization;
using System.Security.Cryptography;
using SkiaSharp;

namespace IceWarp.Modules.Dashboard.Backgrounds;

/// <summary>A picture ready to be kept.</summary>
/// <param name="Version">Changes with the picture.</param>
/// <param name="Colour">Its average colour, <c>#rrggbb</c>: shown while it loads.</param>
/// <param name="Variants">WebP by nominal width, narrowest first.</param>
internal sealed record EncodedPicture(string Version, string Colour, IReadOnlyList<PictureVariant> Variants);

/// <summary>One size of a picture.</summary>
/// <param name="Width">Nominal width, one of <see cref="PictureEncoding.Widths"/>; the picture itself is never wider than its original.</param>
/// <param name="Content">WebP.</param>
internal sealed record PictureVariant(int Width, byte[] Content);

/// <summary>
/// Decodes a picture with SkiaSharp and encodes it anew as WebP: nothing of the original file survives but its pixels, upright, in sRGB.
/// Width and height are judged from the header, before a pixel is decoded. Runs on the caller's thread; not stoppable within one native call.
/// </summary>
internal static class PictureEncoding
{
    /// <summary>Nominal widths.</summary>
    public static IReadOnlyList<int> Widths { get; } = [640, 1280, 1920, 2560];

    /// <summary>Most pixels of an original.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Most pixels of one side: what WebP can hold.</summary>
    public const int LongestSide = 16_383;

    private const float Quality = 80;
    private const int ColourSample = 16;

    /// <summary>The encoded picture, or null when the bytes are not a whole still picture within the limits.</summary>
    public static EncodedPicture? Encode(byte[] bytes, CancellationToken cancellationToken)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.FrameCount > 1 || !Allowed(codec.Info))
        {
            return null;
        }

        using var upright = DecodeUpright(codec);
        if (upright is null)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Encode(upright, cancellationToken);
    }

    private static bool Allowed(SKImageInfo info) =>
        info is { Width: > 0 and <= LongestSide, Height: > 0 and <= LongestSide } && (long)info.Width * info.Height <= MostPixels;

    // Made as small as the widest variant before it is turned: the full picture is in memory once, and not for long.
    private static SKBitmap? DecodeUpright(SKCodec codec)
    {
        var full = codec.Info;
        var scale = Math.Min(1d, (double)Widths[^1] / (IsTurned(codec.EncodedOrigin) ? full.Height : full.Width));
        var wanted = new SKSizeI(Math.Max(1, (int)Math.Round(full.Width * scale)), Math.Max(1, (int)Math.Round(full.Height * scale)));
        using var decoded = Decode(codec, Decodable(codec, wanted));
        if (decoded is null)
        {
            return null;
        }

        using var image = SKImage.FromBitmap(decoded);
        using var stored = Scaled(image, wanted.Width, wanted.Height);
        return Upright(stored, codec.EncodedOrigin);
    }

    private static SKBitmap? Decode(SKCodec codec, SKSizeI size)
    {
        using var space = SKColorSpace.CreateSrgb();
        var decoded = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, space));
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) == SKCodecResult.Success)
        {
            // An immutable bitmap is shared with the image made of it, not copied.
            decoded.SetImmutable();
            return decoded;
        }

        decoded.Dispose();
        return null;
    }

    // JPEG and WebP decode smaller at once, which saves memory; smaller than wanted would have to be enlarged.
    private static SKSizeI Decodable(SKCodec codec, SKSizeI wanted)
    {
        var size = codec.GetScaledDimensions((float)wanted.Width / codec.Info.Width);
        return size.Width >= wanted.Width && size.Height >= wanted.Height ? size : codec.Info.Size;
    }

    private static bool IsTurned(SKEncodedOrigin origin) => origin is
        SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    // EXIF 2.32, 4.6.4 A, tag 0x0112: where the stored first row and column belong.
    private static SKBitmap Upright(SKBitmap stored, SKEncodedOrigin origin)
    {
        float w = stored.Width, h = stored.Height;
        var matrix = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        var info = IsTurned(origin) ? stored.Info.WithSize(stored.Height, stored.Width) : stored.Info;
        var upright = new SKBitmap(info);
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(matrix);
        canvas.DrawBitmap(stored, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return upright;
    }

    private static EncodedPicture Encode(SKBitmap original, CancellationToken cancellationToken)
    {
        var variants = new List<PictureVariant>();
        original.SetImmutable();
        using var image = SKImage.FromBitmap(original);
        foreach (var width in Widths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            variants.Add(new PictureVariant(width, WebP(image, Math.Min(width, original.Width))));
            if (original.Width <= width)
            {
                break;
            }
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        variants.ForEach(variant => hash.AppendData(variant.Content));
        return new EncodedPicture(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12)), AverageColour(image), variants);
    }

    private static byte[] WebP(SKImage image, int width)
    {
        using var scaled = Scaled(image, width, Math.Max(1, (int)Math.Round((double)image.Height * width / image.Width)));
        using var pixels = scaled.PeekPixels();

        // Without a colour space no profile is written; sRGB is what WebP means then.
        using var plain = new SKPixmap(new SKImageInfo(pixels.Width, pixels.Height, pixels.ColorType, pixels.AlphaType), pixels.GetPixels(), pixels.RowBytes);
        using var encoded = plain.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, Quality))
            ?? throw new InvalidOperationException("The WebP encoder took no picture within its limits.");
        return encoded.ToArray();
    }

    private static string AverageColour(SKImage image)
    {
        using var sample = Scaled(image, ColourSample, ColourSample);
        long red = 0, green = 0, blue = 0, alpha = 0;
        foreach (var pixel in sample.Pixels)
        {
            red += pixel.Red * pixel.Alpha;
            green += pixel.Green * pixel.Alpha;
            blue += pixel.Blue * pixel.Alpha;
            alpha += pixel.Alpha;
        }

        var weight = Math.Max(1, alpha);
        return string.Create(CultureInfo.InvariantCulture, $"#{red / weight:x2}{green / weight:x2}{blue / weight:x2}");
    }

    private static SKBitmap Scaled(SKImage image, int width, int height)
    {
        var bitmap = new SKBitmap(image.Info.WithSize(width, height));
        using var pixels = bitmap.PeekPixels();
        if (!image.ScalePixels(pixels, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)))
        {
            bitmap.Dispose();
            throw new InvalidOperationException("A decoded picture must scale.");
        }

        return bitmap;
    }
}
