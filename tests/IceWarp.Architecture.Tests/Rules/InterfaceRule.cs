namespace IceWarp.Architecture.Tests.Rules;

/// <summary>An interface has several implementations, or it marks a real boundary.</summary>
internal static class InterfaceRule
{
    private const string Server = "The server: an adapter over open standards comes beside the native one.";

    /// <summary>The interfaces that mark a boundary, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Boundaries = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ITaskStore"] = Server,
        ["IMailStore"] = Server,
        ["IMailArchive"] = Server,
        ["IFolderStore"] = Server,
        ["ISettingsStore"] = Server,
        ["IChangeFeed"] = Server,
        ["ICalendarStore"] = Server,
        ["IFileStore"] = Server,
        ["IContactStore"] = Server,
        ["IDirectory"] = Server,
        ["INoteStore"] = Server,
        ["INoteTrash"] = Server,
        ["IMeetingStore"] = Server,
        ["IIdentity"] = Server,
        ["IServerContext"] = Server,
        ["IServerHealth"] = Server,
    };

    /// <summary>The interfaces among the types that at most one of them implements and that mark no boundary.</summary>
    public static IReadOnlyList<string> Violations(IReadOnlyCollection<Type> types, IReadOnlyDictionary<string, string> boundaries) =>
    [
        .. types.Where(type => type.IsInterface && !boundaries.ContainsKey(type.Name))
            .Where(contract => types.Count(type => type is { IsInterface: false, IsAbstract: false } && Implements(type, contract)) < 2)
            .Select(contract => contract.FullName ?? contract.Name),
    ];

    private static bool Implements(Type type, Type contract) =>
        type.GetInterfaces().Any(candidate => (candidate.IsGenericType ? candidate.GetGenericTypeDefinition() : candidate) == contract);
}
