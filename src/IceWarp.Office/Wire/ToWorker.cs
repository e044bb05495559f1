using System.Text.Json.Serialization;

namespace IceWarp.Office.Wire;

/// <summary>What the host says to a worker.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "say")]
[JsonDerivedType(typeof(Content), "content")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(AddView), "add-view")]
[JsonDerivedType(typeof(RemoveView), "remove-view")]
[JsonDerivedType(typeof(Do), "do")]
[JsonDerivedType(typeof(Paint), "paint")]
[JsonDerivedType(typeof(PaintWindow), "paint-window")]
[JsonDerivedType(typeof(Ask), "ask")]
[JsonDerivedType(typeof(Save), "save")]
[JsonDerivedType(typeof(Trim), "trim")]
[JsonDerivedType(typeof(Ping), "ping")]
internal abstract record ToWorker
{
    /// <summary>A piece of the file, in the body of the frame; before <see cref="Open"/>.</summary>
    internal sealed record Content : ToWorker;

    /// <summary>Opens what was sent. Answered by <see cref="FromWorker.Opened"/> or <see cref="FromWorker.Failed"/>.</summary>
    internal sealed record Open(long Id, string Extension, string? Password, ViewSettings View) : ToWorker;

    /// <summary>One more person. Answered by <see cref="FromWorker.Answer"/> with the number of the view.</summary>
    internal sealed record AddView(long Id, ViewSettings Settings) : ToWorker;

    internal sealed record RemoveView(int View) : ToWorker;

    /// <summary>Input of a person. Answered by <see cref="FromWorker.Done"/> when it was given to the office.</summary>
    internal sealed record Do(int View, long Sequence, ViewInput Input) : ToWorker;

    /// <summary>Wants tiles; a newer request for the same tiles replaces an older one that still waits.</summary>
    internal sealed record Paint(int View, TileArea Area, TilePriority Priority) : ToWorker;

    /// <summary>Wants a painted window. Answered by <see cref="FromWorker.Answer"/> with a PNG in the body.</summary>
    internal sealed record PaintWindow(long Id, int View, uint Window, int X, int Y, int Width, int Height) : ToWorker;

    /// <summary>A question. Answered by <see cref="FromWorker.Answer"/>.</summary>
    internal sealed record Ask(long Id, int View, ViewQuestion Question, string Argument) : ToWorker;

    /// <summary>Wants the bytes of the document. Answered by pieces and <see cref="FromWorker.Saved"/>.</summary>
    internal sealed record Save(long Id, string? Format, bool EndEditing) : ToWorker;

    /// <summary>Gives caches back.</summary>
    internal sealed record Trim : ToWorker;

    /// <summary>Are you alive? Answered by the office's own thread.</summary>
    internal sealed record Ping(long Id) : ToWorker;
}
