namespace IceWarp.Office;

/// <summary>Something that a view has to show.</summary>
public abstract record ViewNews
{
    private ViewNews()
    {
    }

    /// <summary>The document tells something. Newer events have replaced older ones that said the same of an earlier moment.</summary>
    public sealed record Event(ViewEventKind Kind, string Text) : ViewNews;

    /// <summary>A tile is painted.</summary>
    public sealed record Tile(PaintedTile Painted) : ViewNews;

    /// <summary>All input up to this number was given to the office.</summary>
    public sealed record Done(long Sequence) : ViewNews;
}
