using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace IceWarp.Modules.Dashboard.Tests.Backgrounds;

/// <summary>Makes pictures for tests: whole ones, with EXIF, and bombs.</summary>
internal static class Pictures
{
    /// <summary>Words that are in the EXIF of <see cref="JpegWithExif"/> and must be in nothing that is kept.</summary>
    public const string Camera = "SECRET-CAMERA";

    /// <summary>A picture with a red upper left quarter on blue.</summary>
    public static byte[] Encode(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A JPEG that says in EXIF how it is turned, which camera made it and where (GPS 54 degrees north).</summary>
    public static byte[] JpegWithExif(int width, int height, ushort orientation)
    {
        var jpeg = Encode(SKEncodedImageFormat.Jpeg, width, height);
        var tiff = new List<byte>();
        var make = Encoding.ASCII.GetBytes(Camera + "\0");

        // Big endian; IFD0 of three entries at 8: Make, Orientation, GPS pointer. Make lies at 50, the GPS IFD after it.
        var gpsAt = 50 + make.Length;
        Ascii(tiff, "MM");
        Short(tiff, 42);
        Long(tiff, 8);
        Short(tiff, 3);
        Entry(tiff, 0x010F, 2, make.Length, 50);
        Entry(tiff, 0x0112, 3, 1, orientation << 16);
        Entry(tiff, 0x8825, 4, 1, gpsAt);
        Long(tiff, 0);
        tiff.AddRange(make);
        Short(tiff, 1);
        Entry(tiff, 0x0001, 2, 2, 'N' << 24);
        Long(tiff, 0);
        byte[] payload = [.. "Exif\0\0"u8, .. tiff];
        var length = payload.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. payload, .. jpeg[2..]];
    }

    /// <summary>A PNG of one bit a pixel that is all zeros: few bytes, many pixels.</summary>
    public static byte[] PngOfZeros(int width, int height, bool whole = true)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var y = 0; y < (whole ? height : 1); y++)
            {
                zip.Write(row);
            }
        }

        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", Header(width, height)), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    /// <summary>The PNG made a moving one by an acTL chunk before its first IDAT.</summary>
    public static byte[] Moving(byte[] png)
    {
        const int AfterHeader = 8 + 25;
        return [.. png[..AfterHeader], .. Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), .. png[AfterHeader..]];
    }

    private static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        return header;
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var frame = new byte[4 + body.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(frame, data.Length);
        body.CopyTo(frame, 4);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4 + body.Length), Crc(body));
        return frame;
    }

    // PNG 3rd edition, annex D.
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }

    private static void Ascii(List<byte> to, string text) => to.AddRange(Encoding.ASCII.GetBytes(text));

    private static void Short(List<byte> to, int value) => to.AddRange([(byte)(value >> 8), (byte)value]);

    private static void Long(List<byte> to, int value) => to.AddRange([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);

    private static void Entry(List<byte> to, int tag, int type, int count, int value)
    {
        Short(to, tag);
        Short(to, type);
        Long(to, count);
        Long(to, value);
    }
}
