using NetArchTest.Rules;

namespace IceWarp.Architecture.Tests.Rules;

/// <summary>Which types use which packages, found in the compiled code.</summary>
internal static class DependencyRule
{
    /// <summary>Packages that only some projects may use: the database, and the decoder of pictures.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Owners = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Dapper"] = ["IceWarp.EmbeddedServer", "IceWarp.Modules.Dashboard"],
        ["Microsoft.Data.Sqlite"] = ["IceWarp.EmbeddedServer", "IceWarp.Modules.Dashboard"],
        ["SkiaSharp"] = ["IceWarp.Modules.Dashboard", "IceWarp.EmbeddedServer", "IceWarp.Office"],
        ["MimeKit"] = ["IceWarp.EmbeddedServer", "IceWarp.Adapter"],
        ["Ical.Net"] = ["IceWarp.EmbeddedServer", "IceWarp.Adapter"],
        ["System.Data.Common"] = ["IceWarp.EmbeddedServer", "IceWarp.Modules.Dashboard"],
    };

    /// <summary>The types that use something of a namespace.</summary>
    public static IReadOnlyList<string> Violations(Types types, string forbidden) =>
    [
        .. (types.ShouldNot().HaveDependencyOn(forbidden).GetResult().FailingTypeNames ?? []).Select(name => $"{name} -> {forbidden}"),
    ];
}
