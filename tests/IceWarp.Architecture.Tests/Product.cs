using System.Reflection;
using IceWarp.Adapter;
using IceWarp.EmbeddedServer;
using IceWarp.Host;
using IceWarp.Kernel.Mediation;
using IceWarp.Modules.Dashboard;
using IceWarp.Modules.Notes;
using IceWarp.Office;

namespace IceWarp.Architecture.Tests;

/// <summary>A file of the repository.</summary>
/// <param name="Path">From the repository's root, with slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed record SourceFile(string Path, string Text);

/// <summary>What the rules look at: every assembly and every source file of the product.</summary>
internal static class Product
{
    private static readonly string[] Generated = ["obj", "bin", "node_modules", "dist"];

    // First: the properties below are filled in the order of this file.
    private static string Root { get; } = FindRoot();

    /// <summary>One assembly for each project under <c>src</c>.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(MediationExtensions).Assembly, typeof(AdapterExtensions).Assembly, typeof(EmbeddedServerExtensions).Assembly,
        typeof(DashboardModule).Assembly, typeof(NotesModule).Assembly, typeof(IceWarpHost).Assembly, typeof(OfficeExtensions).Assembly,
    ];

    /// <summary>Every type that a person wrote; what compilers and source generators add is left out.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsWritten)];

    /// <summary>Every C# file under <c>src</c>.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = Read("*.cs");

    /// <summary>Every project file under <c>src</c>.</summary>
    public static IReadOnlyList<SourceFile> Projects { get; } = Read("*.csproj");

    /// <summary>False for closures, state machines, regular expressions and the like.</summary>
    public static bool IsWritten(Type type) =>
        !type.FullName!.Contains('<', StringComparison.Ordinal)
        && type.Namespace?.StartsWith("IceWarp", StringComparison.Ordinal) == true
        && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null;

    private static SourceFile[] Read(string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(Generated, StringComparer.Ordinal).Any())
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path)))),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IceWarp.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("IceWarp.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
