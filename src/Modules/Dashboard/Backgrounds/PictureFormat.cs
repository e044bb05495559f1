using System.Buffers.Binary;

namespace IceWarp.Modules.Dashboard.Backgrounds;

/// <summary>What the first bytes of a file say it is.</summary>
internal enum PictureFormat
{
    /// <summary>Nothing that we know.</summary>
    Unknown,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG with one picture.</summary>
    Png,

    /// <summary>WebP with one picture.</summary>
    WebP,

    /// <summary>A picture that moves, or of a kind that is not taken: GIF, BMP, TIFF, HEIF, AVIF, ICO.</summary>
    NotTaken,
}

/// <summary>Looks at bytes without decoding anything.</summary>
internal static class PictureSniffing
{
    // Real progressive pictures have about ten scans; a file of thousands costs minutes to decode.
    private const int MostScans = 64;

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The format by signature (and, for PNG and WebP, by the chunks that make a picture move).</summary>
    public static PictureFormat Sniff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return PictureFormat.Jpeg;
        }

        if (bytes.StartsWith(PngSignature))
        {
            return IsMovingPng(bytes) ? PictureFormat.NotTaken : PictureFormat.Png;
        }

        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
        {
            return IsMovingWebP(bytes) ? PictureFormat.NotTaken : PictureFormat.WebP;
        }

        return IsOtherPicture(bytes) ? PictureFormat.NotTaken : PictureFormat.Unknown;
    }

    /// <summary>True for a JPEG with more scans than any real picture has.</summary>
    public static bool HasTooManyScans(ReadOnlySpan<byte> jpeg)
    {
        ReadOnlySpan<byte> startOfScan = [0xFF, 0xDA];
        return jpeg.Count(startOfScan) > MostScans;
    }

    private static bool IsOtherPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("GIF8"u8) || bytes.StartsWith("BM"u8) || bytes.StartsWith<byte>([0x49, 0x49, 0x2A, 0x00])
        || bytes.StartsWith<byte>([0x4D, 0x4D, 0x00, 0x2A]) || bytes.StartsWith<byte>([0x00, 0x00, 0x01, 0x00])
        || (bytes.Length >= 12 && bytes[4..].StartsWith("ftyp"u8));

    // PNG 3rd edition, 5.3 and 11.3.6: acTL comes before the first IDAT.
    private static bool IsMovingPng(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[PngSignature.Length..];
        while (rest.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var type = rest.Slice(4, 4);
            if (type.SequenceEqual("acTL"u8))
            {
                return true;
            }

            if (type.SequenceEqual("IDAT"u8) || length > (uint)(rest.Length - 12))
            {
                return false;
            }

            rest = rest[((int)length + 12)..];
        }

        return false;
    }

    // WebP container, "Extended File Format": the animation flag is bit 1 of the VP8X flags.
    private static bool IsMovingWebP(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 20 && bytes[12..].StartsWith("VP8X"u8) && (bytes[20] & 0b10) != 0;
}
