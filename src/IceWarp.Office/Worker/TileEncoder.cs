using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Hashing;
using IceWarp.Office.Wire;
using SkiaSharp;

namespace IceWarp.Office.Worker;

/// <summary>Cuts what the office painted into tiles and makes pictures of them, on a thread beside the office's.</summary>
internal sealed class TileEncoder : IDisposable
{
    private const int MaxWaiting = 2;

    // PNG with the quickest compression and the filter that suits text.
    private static readonly SKPngEncoderOptions Fast = new(SKPngEncoderFilterFlags.Up, 1);
    private readonly BlockingCollection<Painting> _waiting = new(MaxWaiting);
    private readonly Outbox _outbox;

    /// <summary>Starts the thread.</summary>
    public TileEncoder(Outbox outbox)
    {
        _outbox = outbox;
        new Thread(Run) { IsBackground = true, Name = "tiles" }.Start();
    }

    /// <summary>Called when there is room again.</summary>
    public Action? RoomMade { get; set; }

    /// <summary>Whether another painting would be taken without waiting.</summary>
    public bool HasRoom => _waiting.Count < MaxWaiting && _outbox.HasRoom;

    /// <summary>Takes what was painted; the buffer is given back to the shared pool when the tiles are made.</summary>
    public void Add(int view, TileArea area, byte[] pixels) => _waiting.Add(new Painting(view, area, pixels));

    /// <summary>A PNG of BGRA pixels.</summary>
    public static byte[] Picture(ReadOnlySpan<byte> pixels, int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        pixels[..(width * height * 4)].CopyTo(bitmap.GetPixelSpan());
        using var pixmap = bitmap.PeekPixels() ?? throw new InvalidOperationException("The picture has no pixels.");
        using var data = pixmap.Encode(Fast) ?? throw new InvalidOperationException("The picture cannot be encoded.");
        return data.ToArray();
    }

    public void Dispose() => _waiting.CompleteAdding();

    private void Run()
    {
        foreach (var painting in _waiting.GetConsumingEnumerable())
        {
            Cut(painting);
            ArrayPool<byte>.Shared.Return(painting.Pixels);
            RoomMade?.Invoke();
        }

        _waiting.Dispose();
    }

    private void Cut(Painting painting)
    {
        var area = painting.Area;
        var stride = area.Columns * area.Pixels * 4;
        var side = area.Pixels * 4;
        var tile = new byte[side * area.Pixels];
        for (var row = 0; row < area.Rows; row++)
        {
            for (var column = 0; column < area.Columns; column++)
            {
                for (var line = 0; line < area.Pixels; line++)
                {
                    painting.Pixels.AsSpan((((row * area.Pixels) + line) * stride) + (column * side), side).CopyTo(tile.AsSpan(line * side));
                }

                var place = new TilePlace(area.Part, area.Mode, area.Pixels, area.Twips, area.Column + column, area.Row + row);
                _outbox.Say(new FromWorker.Tile(painting.View, place, XxHash3.HashToUInt64(tile)), Picture(tile, area.Pixels, area.Pixels));
            }
        }
    }

    private sealed record Painting(int View, TileArea Area, byte[] Pixels);
}
