namespace IceWarp.EmbeddedServer.Iq;

/// <summary>What a query answers: children of its <c>query</c> element, or results directly under <c>iq</c> (item and message sets).</summary>
internal sealed record IqAnswer(IReadOnlyList<IqNode>? QueryChildren, IReadOnlyList<IqNode> Results)
{
    /// <summary>Session id that the answer carries instead of the request's: after sign-in.</summary>
    public string? Sid { get; init; }

    /// <summary>Below <c>query</c>.</summary>
    public static IqAnswer Query(params IReadOnlyList<IqNode> children) => new(children, []);

    /// <summary>Directly under <c>iq</c>.</summary>
    public static IqAnswer Direct(params IReadOnlyList<IqNode> results) => new(null, results);
}
