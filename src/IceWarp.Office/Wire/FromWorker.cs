using System.Text.Json.Serialization;

namespace IceWarp.Office.Wire;

/// <summary>What a worker says to the host.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "say")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Unusable), "unusable")]
[JsonDerivedType(typeof(Progress), "progress")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Heard), "heard")]
[JsonDerivedType(typeof(Done), "done")]
[JsonDerivedType(typeof(Tile), "tile")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(Piece), "piece")]
[JsonDerivedType(typeof(Saved), "saved")]
[JsonDerivedType(typeof(Pong), "pong")]
internal abstract record FromWorker
{
    /// <summary>Warm, walled in, waiting for a document.</summary>
    internal sealed record Ready(IReadOnlyList<string> Walls) : FromWorker;

    /// <summary>There is no usable LibreOffice. The worker ends.</summary>
    internal sealed record Unusable(string Reason) : FromWorker;

    /// <summary>Progress of opening or saving, in percent.</summary>
    internal sealed record Progress(int Percent) : FromWorker;

    internal sealed record Opened(long Id, int View, DocumentShape Shape) : FromWorker;

    internal sealed record Failed(long Id, OfficeFault Fault, string Detail) : FromWorker;

    /// <summary>Something that a view hears.</summary>
    internal sealed record Heard(int View, ViewEventKind Kind, string Text) : FromWorker;

    internal sealed record Done(int View, long Sequence) : FromWorker;

    /// <summary>A tile; its PNG is in the body of the frame.</summary>
    internal sealed record Tile(int View, TilePlace Place, ulong Hash) : FromWorker;

    internal sealed record Answer(long Id, string Text) : FromWorker;

    /// <summary>A piece of the saved document, in the body of the frame.</summary>
    internal sealed record Piece(long Id) : FromWorker;

    internal sealed record Saved(long Id) : FromWorker;

    internal sealed record Pong(long Id) : FromWorker;
}
