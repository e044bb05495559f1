namespace IceWarp.Kernel.Problems;

/// <summary>
/// The one mapping from whatever a handler threw to what a client is told. Registered by the host, which alone knows every kind of failure; used
/// where one answer holds several parts that fail on their own.
/// </summary>
/// <param name="exception">What was thrown.</param>
public delegate (Problem Problem, IReadOnlyDictionary<string, object?> Extensions) MapProblem(Exception exception);
