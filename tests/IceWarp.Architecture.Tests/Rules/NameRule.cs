using System.Text.RegularExpressions;

namespace IceWarp.Architecture.Tests.Rules;

/// <summary>No type has a name that says nothing, and there are no repositories: SQL lies in the slice.</summary>
internal static partial class NameRule
{
    /// <summary>The types with such a name.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<Type> types) =>
    [
        .. types.Where(type => Empty().IsMatch(type.Name.Split('`')[0])).Select(type => type.FullName ?? type.Name),
    ];

    [GeneratedRegex("(Manager|Helpers?|Util(s|ity|ities)?|Repository|Repositories)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Empty();
}
