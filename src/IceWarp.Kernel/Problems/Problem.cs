namespace IceWarp.Kernel.Problems;

/// <summary>
/// One expected failure of a module, from its closed list (<c>DashboardErrors</c>, <c>NotesErrors</c> ...).
/// </summary>
/// <param name="Code">Stable, dotted, lower case: <c>dashboard.layout_changed</c>. Clients branch on it.</param>
/// <param name="Status">HTTP status of the answer, 400..599.</param>
/// <param name="Sentence">English: what happened and what to do. Never server text, never a stack.</param>
public sealed record Problem(string Code, int Status, string Sentence);

/// <summary>
/// Carries a <see cref="Problem"/> to the one place that maps it to RFC 9457 problem details.
/// </summary>
public sealed class ProblemException : Exception
{
    /// <param name="problem">The failure.</param>
    /// <param name="extensions">Further members of the answer (RFC 9457, 3.2), such as <c>current</c> on a 412.</param>
    /// <param name="innerException">What caused it; logged, never sent.</param>
    public ProblemException(Problem problem, IReadOnlyDictionary<string, object?>? extensions = null, Exception? innerException = null)
        : base(problem.Code, innerException)
    {
        Problem = problem;
        Extensions = extensions ?? new Dictionary<string, object?>(StringComparer.Ordinal);
    }

    /// <summary>The failure.</summary>
    public Problem Problem { get; }

    /// <summary>Further members of the answer.</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; }
}
