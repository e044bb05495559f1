using IceWarp.Modules.Dashboard.Backgrounds;
using SkiaSharp;

namespace IceWarp.Modules.Dashboard.Tests.Backgrounds;

public sealed class PictureSniffingTests
{
    [Fact]
    public void Still_pictures_are_known_by_their_first_bytes()
    {
        PictureSniffing.Sniff(Pictures.Encode(SKEncodedImageFormat.Jpeg, 9, 9)).Should().Be(PictureFormat.Jpeg);
        PictureSniffing.Sniff(Pictures.Encode(SKEncodedImageFormat.Png, 9, 9)).Should().Be(PictureFormat.Png);
        PictureSniffing.Sniff(Pictures.Encode(SKEncodedImageFormat.Webp, 9, 9)).Should().Be(PictureFormat.WebP);
    }

    [Fact]
    public void Moving_pictures_are_not_taken()
    {
        PictureSniffing.Sniff(Pictures.Moving(Pictures.PngOfZeros(9, 9))).Should().Be(PictureFormat.NotTaken);
        PictureSniffing.Sniff([.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0b10, 0, 0, 0, 0, 0, 0, 0, 0, 0]).Should().Be(PictureFormat.NotTaken);
        PictureSniffing.Sniff("GIF89a..."u8).Should().Be(PictureFormat.NotTaken);
    }

    [Fact]
    public void Other_kinds_and_texts_are_told_apart()
    {
        PictureSniffing.Sniff([0, 0, 0, 24, .. "ftypavif"u8, 0, 0]).Should().Be(PictureFormat.NotTaken);
        PictureSniffing.Sniff("BM......"u8).Should().Be(PictureFormat.NotTaken);
        PictureSniffing.Sniff("This is a text."u8).Should().Be(PictureFormat.Unknown);
        PictureSniffing.Sniff([]).Should().Be(PictureFormat.Unknown);
        PictureSniffing.Sniff([0x89, 0x50]).Should().Be(PictureFormat.Unknown);
    }

    [Fact]
    public void A_jpeg_of_a_hundred_scans_is_too_much_and_a_usual_one_is_not()
    {
        var jpeg = Pictures.Encode(SKEncodedImageFormat.Jpeg, 500, 500);
        PictureSniffing.HasTooManyScans(jpeg).Should().BeFalse();
        byte[] scans = [.. Enumerable.Repeat<byte[]>([0xFF, 0xDA, 0, 2], 100).SelectMany(scan => scan)];
        PictureSniffing.HasTooManyScans([.. jpeg, .. scans]).Should().BeTrue();
    }
}
