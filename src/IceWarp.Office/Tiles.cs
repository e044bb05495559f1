namespace IceWarp.Office;

/// <summary>Squares of a grid over a part, to be painted together.</summary>
/// <param name="Part">Sheet or slide; 0 for text.</param>
/// <param name="Mode">0, or 1 for the notes of slides.</param>
/// <param name="Pixels">Width and height of a tile in pixels.</param>
/// <param name="Twips">Width and height of a tile in twips: the zoom.</param>
/// <param name="Column">First column of the grid.</param>
/// <param name="Row">First row of the grid.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Rows">How many rows.</param>
public sealed record TileArea(int Part, int Mode, int Pixels, int Twips, int Column, int Row, int Columns, int Rows)
{
    /// <summary>Most pixels in one direction of one request.</summary>
    public const int MaxPixels = 2048;

    /// <summary>Why the area cannot be painted; null when it can.</summary>
    internal string? Refusal() => this switch
    {
        { Part: < 0 or > 100_000 } or { Mode: < 0 or > 1 } => "There is no such part.",
        { Pixels: < 16 or > MaxPixels } or { Twips: < 16 or > 1_000_000 } => "A tile has 16 to 2048 pixels and 16 to 1000000 twips.",
        { Columns: < 1 } or { Rows: < 1 } or { Column: < 0 } or { Row: < 0 } => "An area begins at 0 and has a size.",
        _ when (long)Columns * Pixels > MaxPixels || (long)Rows * Pixels > MaxPixels => "An area has at most 2048 pixels in each direction.",
        _ when ((long)Column + Columns) * Twips > int.MaxValue || ((long)Row + Rows) * Twips > int.MaxValue => "The area lies outside of every document.",
        _ => null,
    };
}

/// <summary>How soon tiles are wanted.</summary>
public enum TilePriority
{
    /// <summary>On the screen.</summary>
    Visible,

    /// <summary>Near the screen.</summary>
    Near,

    /// <summary>Thumbnails and what may be looked at later.</summary>
    Later,
}

/// <summary>Where a tile belongs.</summary>
public sealed record TilePlace(int Part, int Mode, int Pixels, int Twips, int Column, int Row);

/// <summary>A painted tile.</summary>
/// <param name="Place">Where it belongs.</param>
/// <param name="Hash">Equal pixels have equal hashes.</param>
/// <param name="Png">The picture, transparent outside of the page.</param>
public sealed record PaintedTile(TilePlace Place, ulong Hash, ReadOnlyMemory<byte> Png);
