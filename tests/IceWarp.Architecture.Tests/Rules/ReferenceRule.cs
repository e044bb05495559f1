using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IceWarp.Architecture.Tests.Rules;

/// <summary>Which project may reference which: a module knows Kernel, Adapter and other modules' Contracts, the two sides of the protocol do not know each other.</summary>
internal static partial class ReferenceRule
{
    private const string Host = "icewarp";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["IceWarp.Kernel"] = [],
        ["IceWarp.Adapter"] = ["IceWarp.Kernel"],
        ["IceWarp.EmbeddedServer"] = ["IceWarp.Kernel"],
        ["IceWarp.Office"] = [],
    };

    /// <summary>Names of the projects that a project file references.</summary>
    public static IReadOnlyList<string> Of(string projectFile) =>
    [
        .. XDocument.Parse(projectFile).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")?.Value.Replace('\\', '/') ?? "")),
    ];

    /// <summary>The references that the project may not have. References to others than our projects are ignored.</summary>
    public static IReadOnlyList<string> Violations(string project, IEnumerable<string> references) =>
    [
        .. references.Where(IsOurs).Where(reference => !IsAllowed(project, reference)).Select(reference => $"{project} -> {reference}"),
    ];

    private static bool IsOurs(string name) => name is Host or "IceWarp.Host" || name.StartsWith("IceWarp.", StringComparison.Ordinal);

    private static bool IsAllowed(string project, string reference) => project switch
    {
        Host or "IceWarp.Host" => true,
        _ when Contracts().IsMatch(project) => reference == "IceWarp.Kernel",
        "IceWarp.Modules.Documents" when reference == "IceWarp.Office" => true,
        _ when Module().IsMatch(project) => reference is "IceWarp.Kernel" or "IceWarp.Adapter" || Contracts().IsMatch(reference),
        _ => Allowed.TryGetValue(project, out var names) && names.Contains(reference),
    };

    [GeneratedRegex(@"^IceWarp\.Modules\.\w+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Module();

    [GeneratedRegex(@"^IceWarp\.Modules\.\w+\.Contracts$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Contracts();
}
