namespace IceWarp.Office.Sandbox;

/// <summary>How this very program is started again, and which files that needs.</summary>
/// <param name="Command">Program and first arguments, up to the role.</param>
/// <param name="Shared">Files and folders that it reads.</param>
/// <param name="Hidden">Files among them that a worker must not read: settings may hold secrets.</param>
/// <param name="Extracted">Where a single file unpacks its native libraries; null when there is nothing to unpack.</param>
internal sealed record OwnProgram(IReadOnlyList<string> Command, IReadOnlyList<string> Shared, IReadOnlyList<string> Hidden, string? Extracted)
{
    private const string Role = "document-worker";

    /// <summary>Finds it.</summary>
    /// <param name="given">The command to use instead; its last word is a program or a .dll.</param>
    public static OwnProgram Find(IReadOnlyList<string>? given)
    {
        var process = Environment.ProcessPath ?? throw new InvalidOperationException("The runtime does not know its own program.");
        var command = given ?? (Path.GetFileName(process) == "dotnet" ? [process, Path.GetFullPath(Environment.GetCommandLineArgs()[0])] : [process]);
        var program = command[^1];
        var runtime = Path.GetDirectoryName(Resolve(command[0])) ?? "/";
        if (!program.EndsWith(".dll", StringComparison.Ordinal))
        {
            var extracted = Extraction();
            return new([program, Role], [program, .. extracted is null ? Array.Empty<string>() : [extracted]], [], extracted);
        }

        var folder = Path.GetDirectoryName(program) ?? "/";
        return new([.. command, Role], [runtime, folder], Settings(folder), null);
    }

    /// <summary>The files of settings in a folder.</summary>
    public static IReadOnlyList<string> Settings(string folder) => [.. Directory.EnumerateFiles(folder, "appsettings*.json")];

    private static string Resolve(string program) => File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;

    // A single file names the folder that it was unpacked into, BASE/PROGRAM/HASH, among the folders of native libraries.
    private static string? Extraction() =>
        (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string)?.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => folder.TrimEnd('/'))
            .Where(folder => Path.GetFileName(Path.GetDirectoryName(folder)) == Path.GetFileName(Environment.ProcessPath))
            .Select(folder => Path.GetDirectoryName(Path.GetDirectoryName(folder)))
            .FirstOrDefault(Directory.Exists);
}
