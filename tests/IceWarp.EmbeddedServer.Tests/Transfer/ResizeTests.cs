using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using IceWarp.EmbeddedServer.Tests.Mail;
using SkiaSharp;

namespace IceWarp.EmbeddedServer.Tests.Transfer;

/// <summary>download.php with <c>resize=1</c> (notes, 3.5).</summary>
public sealed class ResizeTests(WireServer server) : IClassFixture<WireServer>
{
    [Theory]
    [InlineData("width=100", 100, 50)]
    [InlineData("height=100", 200, 100)]
    [InlineData("width=100&height=100", 100, 50)]
    [InlineData("width=100&height=20", 40, 20)]
    [InlineData("width=100&height=100&crop=1", 100, 100)]
    [InlineData("width=100&height=0", 100, 50)]
    [InlineData("width=1000", 400, 200)]
    [InlineData("width=1000&height=100&crop=1", 400, 100)]
    [InlineData("width=1", 1, 1)]
    public async Task A_picture_comes_in_the_size_asked_for_and_never_larger(string query, int width, int height)
    {
        var picture = await FetchAsync(Encode(SKEncodedImageFormat.Jpeg, 400, 200), "a.jpg", query);

        picture.MediaType.Should().Be("image/jpeg");
        using var bitmap = SKBitmap.Decode(picture.Bytes);
        (bitmap.Width, bitmap.Height).Should().Be((width, height));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg", "image/jpeg", "a.jpg")]
    [InlineData(SKEncodedImageFormat.Png, "image/png", "image/png", "a.png")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp", "image/webp", "a.webp")]
    public async Task It_keeps_its_format_and_its_colours(SKEncodedImageFormat format, string sent, string got, string name)
    {
        var picture = await FetchAsync(Encode(format, 400, 200), "a.bin", "width=200", sent);

        (picture.MediaType, picture.Name).Should().Be((got, name));
        using var bitmap = SKBitmap.Decode(picture.Bytes);
        IsRed(bitmap.GetPixel(10, 10)).Should().BeTrue();
        IsRed(bitmap.GetPixel(190, 90)).Should().BeFalse();
    }

    [Fact]
    public async Task A_cropped_picture_shows_the_middle()
    {
        using var stripes = new SKBitmap(300, 100);
        using (var canvas = new SKCanvas(stripes))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(100, 0, 100, 100, red);
        }

        using var png = stripes.Encode(SKEncodedImageFormat.Png, 100);
        var picture = await FetchAsync(png.ToArray(), "a.png", "width=50&height=50&crop=1");

        using var bitmap = SKBitmap.Decode(picture.Bytes);
        (IsRed(bitmap.GetPixel(2, 25)), IsRed(bitmap.GetPixel(25, 25)), IsRed(bitmap.GetPixel(47, 25))).Should().Be((true, true, true));
    }

    // The red quarter is stored upper left; where it is to be seen.
    [Theory]
    [InlineData(1, 200, 100, false, false)]
    [InlineData(2, 200, 100, true, false)]
    [InlineData(3, 200, 100, true, true)]
    [InlineData(4, 200, 100, false, true)]
    [InlineData(5, 100, 200, false, false)]
    [InlineData(6, 100, 200, true, false)]
    [InlineData(7, 100, 200, true, true)]
    [InlineData(8, 100, 200, false, true)]
    public async Task A_turned_photograph_comes_upright_and_tells_nothing_of_its_camera(byte orientation, int width, int height, bool right, bool below)
    {
        var picture = await FetchAsync(WithExif(Encode(SKEncodedImageFormat.Jpeg, 400, 200), orientation), "a.jpg", "width=200&height=200");

        using var bitmap = SKBitmap.Decode(picture.Bytes);
        (bitmap.Width, bitmap.Height).Should().Be((width, height));
        var corner = (X: right ? width - 10 : 10, Y: below ? height - 10 : 10);
        IsRed(bitmap.GetPixel(corner.X, corner.Y)).Should().BeTrue();
        IsRed(bitmap.GetPixel(width - corner.X, height - corner.Y)).Should().BeFalse();
        System.Text.Encoding.Latin1.GetString(picture.Bytes).Should().NotContain("SECRET-CAMERA");
    }

    [Fact]
    public async Task A_lower_quality_is_a_smaller_file()
    {
        var noise = new byte[400 * 400];
        new Random(1).NextBytes(noise);
        using var bitmap = new SKBitmap(400, 400);
        for (var at = 0; at < noise.Length; at++)
        {
            bitmap.SetPixel(at % 400, at / 400, new SKColor(noise[at], noise[at], noise[at]));
        }

        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        var (poor, good) = (await FetchAsync(jpeg.ToArray(), "a.jpg", "width=300&quality=10"), await FetchAsync(jpeg.ToArray(), "a.jpg", "width=300&quality=95"));

        poor.Bytes.Length.Should().BeLessThan(good.Bytes.Length / 2);
    }

    [Theory]
    [InlineData("bomb")]
    [InlineData("wide")]
    [InlineData("half")]
    [InlineData("lie")]
    [InlineData("long")]
    public async Task A_bomb_a_lie_and_half_a_picture_are_a_text(string kind)
    {
        var bytes = kind switch
        {
            "bomb" => PngOfZeros(16_000, 16_000),
            "wide" => PngOfZeros(17_000, 1),
            "half" => Encode(SKEncodedImageFormat.Png, 400, 200)[..300],
            "long" => new byte[(32 * 1024 * 1024) + 1],
            _ => "<html><script>1</script></html>"u8.ToArray(),
        };

        var answer = await FetchAsync(bytes, "a.png", "width=100", "image/png");

        (answer.MediaType, System.Text.Encoding.UTF8.GetString(answer.Bytes)).Should().Be(("text/plain", "Error: picture_not_readable"));
    }

    [Theory]
    [InlineData("width=x")]
    [InlineData("width=-1")]
    [InlineData("width=4097")]
    [InlineData("width=10&quality=101")]
    public async Task A_size_that_makes_no_sense_is_a_text(string query)
    {
        var answer = await FetchAsync(Encode(SKEncodedImageFormat.Png, 40, 20), "a.png", query);

        System.Text.Encoding.UTF8.GetString(answer.Bytes).Should().Be("Error: picture_size_invalid");
    }

    [Fact]
    public async Task What_is_no_picture_or_not_resized_stays_as_it_is()
    {
        var png = Encode(SKEncodedImageFormat.Png, 40, 20);

        (await FetchAsync("words"u8.ToArray(), "a.txt", "width=10", "text/plain")).Bytes.Should().Equal("words"u8.ToArray());
        (await FetchAsync("<svg/>"u8.ToArray(), "a.svg", "width=10", "image/svg+xml")).Bytes.Should().Equal("<svg/>"u8.ToArray());
        (await FetchAsync(png, "a.png", "quality=10")).Bytes.Should().Equal(png);
        (await FetchAsync(png, "a.png", "resize=0&width=10", resize: false)).Bytes.Should().Equal(png);
    }

    [Fact]
    public async Task Many_at_once_all_come()
    {
        var picture = Encode(SKEncodedImageFormat.Jpeg, 2000, 1500);

        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => FetchAsync(picture, "a.jpg", "width=64")));

        all.Should().OnlyContain(answer => answer.MediaType == "image/jpeg");
    }

    private async Task<(byte[] Bytes, string MediaType, string Name)> FetchAsync(byte[] bytes, string name, string query, string type = "", bool resize = true)
    {
        var ann = await server.NewPersonAsync();
        using var json = JsonDocument.Parse(await ann.UploadAsync(name, bytes, type: type));
        using var answer = await ann.DownloadAsync("file", json.FullPath(), (resize ? "&resize=1&" : "&") + query);
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType!.MediaType!, answer.Content.Headers.ContentDisposition?.FileNameStar ?? "");
    }

    private static bool IsRed(SKColor color) => color.Red > 200 && color.Blue < 60;

    private static byte[] Encode(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    // TIFF, big endian, one IFD with Make (0x010F, at 38) and Orientation (0x0112).
    private static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] payload =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x0F, 0, 2, 0, 0, 0, 14, 0, 0, 0, 38,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0, 0, 0, 0, .. "SECRET-CAMERA\0"u8,
        ];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(payload.Length + 2), .. payload, .. jpeg[2..]];
    }

    // One bit a pixel, all zeros: few bytes, many pixels.
    private static byte[] PngOfZeros(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var y = 0; y < height; y++)
            {
                zip.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        byte[] named = [.. name, .. data];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32(named));
        return [.. length, .. named, .. crc];
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 1 ? 0xEDB88320 : 0);
            }
        }

        return ~crc;
    }
}
