using IceWarp.EmbeddedServer;
using IceWarp.Host;

namespace IceWarp.Architecture.Tests.Rules;

/// <summary>A project shows others only its face; the rest is internal.</summary>
internal static class FaceRule
{
    /// <summary>The visible types that belong to no face.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<Type> types) =>
    [
        .. types.Where(type => type.IsVisible && !IsFace(type)).Select(type => type.FullName ?? type.Name),
    ];

    private static bool IsFace(Type type)
    {
        var project = type.Assembly.GetName().Name ?? "";
        return project switch
        {
            // Shared on purpose: everything in it is for the others, but the behaviours around handlers.
            "IceWarp.Kernel" => !type.Name.Contains("Behaviour", StringComparison.Ordinal),

            // The domain and its stores. How a server is spoken to lies below, in Native and Standards.
            "IceWarp.Adapter" => type.Namespace == "IceWarp.Adapter",
            "IceWarp.EmbeddedServer" => type == typeof(EmbeddedServerExtensions),
            "IceWarp.Office" => type.Namespace == "IceWarp.Office",
            "icewarp" => type == typeof(IceWarpHost),
            _ => type.FullName == $"{project}.{project.Split('.')[^1]}Module" || type.Namespace?.StartsWith($"{project}.Contracts", StringComparison.Ordinal) == true,
        };
    }
}
