namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Every operation that asks the server has a recorded conversation.</summary>
internal static class RecordingRule
{
    /// <summary>Operations that no recording names, as <c>NoteStore/Get</c>.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<Type> interfaces, IEnumerable<Recording> recordings) =>
        [.. interfaces.SelectMany(Operations).Except(recordings.Select(recording => recording.Operation), StringComparer.Ordinal)];

    private static IEnumerable<string> Operations(Type contract) =>
        contract.GetMethods().Where(method => !method.IsSpecialName).Select(method => $"{contract.Name[1..]}/{Plain(method.Name)}");

    private static string Plain(string name) => name.EndsWith("Async", StringComparison.Ordinal) ? name[..^"Async".Length] : name;
}
