using System.Text;
using IceWarp.Modules.Dashboard.Backgrounds;
using SkiaSharp;

namespace IceWarp.Modules.Dashboard.Tests.Backgrounds;

public sealed class PictureEncodingTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_wide_picture_is_kept_at_four_widths_in_webp(SKEncodedImageFormat format)
    {
        var picture = Encode(Pictures.Encode(format, 3000, 1500));
        picture.Variants.Select(variant => variant.Width).Should().Equal(640, 1280, 1920, 2560);
        picture.Variants.Select(SizeOf).Should().Equal((640, 320), (1280, 640), (1920, 960), (2560, 1280));
        picture.Variants.Should().OnlyContain(variant => PictureSniffing.Sniff(variant.Content) == PictureFormat.WebP);
    }

    [Fact]
    public void A_small_picture_is_never_enlarged()
    {
        var picture = Encode(Pictures.Encode(SKEncodedImageFormat.Png, 1000, 10));
        picture.Variants.Select(SizeOf).Should().Equal((640, 6), (1000, 10));
        Encode(Pictures.Encode(SKEncodedImageFormat.Png, 1, 1)).Variants.Select(SizeOf).Should().Equal((1, 1));
    }

    [Fact]
    public void Nothing_of_exif_and_gps_is_kept()
    {
        var original = Pictures.JpegWithExif(800, 400, orientation: 1);
        Encoding.Latin1.GetString(original).Should().Contain("Exif").And.Contain(Pictures.Camera);
        foreach (var variant in Encode(original).Variants)
        {
            Encoding.Latin1.GetString(variant.Content).Should().NotContain("Exif").And.NotContain("EXIF").And.NotContain(Pictures.Camera)
                .And.NotContain("ICCP").And.NotContain("XMP");
        }
    }

    // The stored picture has red at its upper left; each orientation says where that corner belongs.
    [Theory]
    [InlineData(1, 800, 400, false, false)]
    [InlineData(2, 800, 400, true, false)]
    [InlineData(3, 800, 400, true, true)]
    [InlineData(4, 800, 400, false, true)]
    [InlineData(5, 400, 800, false, false)]
    [InlineData(6, 400, 800, true, false)]
    [InlineData(7, 400, 800, true, true)]
    [InlineData(8, 400, 800, false, true)]
    public void A_turned_picture_is_kept_upright(ushort orientation, int width, int height, bool right, bool bottom)
    {
        var picture = Encode(Pictures.JpegWithExif(800, 400, orientation));
        using var bitmap = SKBitmap.Decode(picture.Variants[^1].Content);
        (bitmap.Width, bitmap.Height).Should().Be((width, height));
        var red = bitmap.GetPixel(right ? width - 20 : 20, bottom ? height - 20 : 20);
        var blue = bitmap.GetPixel(right ? 20 : width - 20, bottom ? 20 : height - 20);
        (red.Red > 200, red.Blue < 60, blue.Blue > 200, blue.Red < 60).Should().Be((true, true, true, true));
    }

    [Fact]
    public void A_turned_wide_picture_is_no_wider_than_the_widest_place() =>
        Encode(Pictures.JpegWithExif(2000, 4000, orientation: 6)).Variants.Select(SizeOf).Should().Equal((640, 320), (1280, 640), (1920, 960), (2560, 1280));

    [Fact]
    public void The_colour_is_the_average() => Encode(Pictures.Encode(SKEncodedImageFormat.Png, 640, 640)).Colour.Should().MatchRegex("^#(3f|40)00(be|bf|c0)$");

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(16_384, 1)]
    [InlineData(1, 16_384)]
    [InlineData(7_072, 7_072)]
    public void Too_many_pixels_are_refused_before_any_is_decoded(int width, int height)
    {
        var bomb = Pictures.PngOfZeros(width, height, whole: false);
        bomb.Length.Should().BeLessThan(20_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        PictureEncoding.Encode(bomb, CancellationToken.None).Should().BeNull();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
    }

    [Fact]
    public void The_most_pixels_allowed_are_taken() =>
        Encode(Pictures.PngOfZeros(7_071, 7_071)).Variants.Select(SizeOf).Should().HaveCount(4).And.EndWith((2560, 2560));

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_picture_that_is_cut_off_is_refused(SKEncodedImageFormat format)
    {
        var whole = Pictures.Encode(format, 900, 900);
        foreach (var part in (double[])[0.02, 0.3, 0.8])
        {
            PictureEncoding.Encode(whole[..(int)(whole.Length * part)], CancellationToken.None).Should().BeNull();
        }
    }

    [Fact]
    public void The_same_picture_has_the_same_version_and_another_has_another()
    {
        var one = Encode(Pictures.Encode(SKEncodedImageFormat.Png, 300, 200));
        Encode(Pictures.Encode(SKEncodedImageFormat.Png, 300, 200)).Version.Should().Be(one.Version);
        Encode(Pictures.Encode(SKEncodedImageFormat.Png, 300, 201)).Version.Should().NotBe(one.Version);
    }

    private static EncodedPicture Encode(byte[] bytes) =>
        PictureEncoding.Encode(bytes, CancellationToken.None) ?? throw new InvalidOperationException("This picture should have been taken.");

    private static (int Width, int Height) SizeOf(PictureVariant variant)
    {
        var info = SKBitmap.DecodeBounds(variant.Content);
        return (info.Width, info.Height);
    }
}
