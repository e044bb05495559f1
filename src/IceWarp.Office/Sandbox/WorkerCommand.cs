using System.Globalization;
using IceWarp.Office.Worker;

namespace IceWarp.Office.Sandbox;

/// <summary>The command that starts a worker inside its walls.</summary>
internal static class WorkerCommand
{
    private const string JobInside = "/job";
    private const string SocketInside = "/run/icewarp";
    private const string TemporaryBytes = "16777216";
    private static readonly string[] SystemFolders = ["/lib", "/lib64", "/bin", "/sbin"];

    private static readonly string[] SystemFiles =
        ["/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/var/cache/fontconfig", "/var/lib/libreoffice"];

    /// <summary>Program, arguments and environment.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="kind">Which walls: bubblewrap or Landlock.</param>
    /// <param name="folder">A fresh folder, for the socket and, without namespaces, for the job.</param>
    /// <param name="socket">Name of the socket in the folder.</param>
    public static (IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment) Build(
        OfficeOptions options, SandboxKind kind, string folder, string socket)
    {
        var own = OwnProgram.Find(options.Command);
        var inside = options.Walls && kind == SandboxKind.Bubblewrap;
        var job = inside ? JobInside : Path.Combine(folder, "job");
        var settings = new WorkerSettings(
            Path.Combine(inside ? SocketInside : folder, socket), job, options.Program, (ulong)options.MemoryBytes, (ulong)options.StorageBytes,
            Confine: options.Walls && kind == SandboxKind.Landlock, Filter: options.Walls, own.Shared);
        string[] worker = [.. own.Command, .. settings.ToArguments()];
        var environment = Variables(job, own, options.Walls);
        return inside ? ([.. Bubblewrap(options, folder, own, environment), .. worker], environment) : (worker, environment);
    }

    private static Dictionary<string, string> Variables(string job, OwnProgram own, bool walls)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = job,
            ["TMPDIR"] = $"{job}/tmp",
            ["PATH"] = "/usr/bin",
            ["LANG"] = "C.UTF-8",
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_GCHeapHardLimit"] = "0x10000000",
            ["DOTNET_EnableWriteXorExecute"] = "0",
            ["DOTNET_TieredPGO"] = "0",
            ["SAL_LOK_OPTIONS"] = "unipoll",
            ["SAL_USE_VCLPLUGIN"] = "svp",
            ["SAL_LOG"] = "",
            ["LOK_ALLOWLIST_LANGUAGES"] = "en_US pl_PL",
        };
        if (walls)
        {
            // A pattern that no host matches.
            variables["LOK_HOST_ALLOWLIST"] = "^$";
        }

        if (own.Extracted is { } extracted)
        {
            variables["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = extracted;
        }

        return variables;
    }

    private static IEnumerable<string> Bubblewrap(OfficeOptions options, string folder, OwnProgram own, Dictionary<string, string> environment) =>
    [
        "/usr/bin/bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
        "--uid", "65534", "--gid", "65534", "--hostname", "document", "--clearenv",
        .. environment.SelectMany(pair => new[] { "--setenv", pair.Key, pair.Value }),
        "--ro-bind", "/usr", "/usr", .. SystemFolders.SelectMany(Mirror), .. SystemFiles.SelectMany(path => new[] { "--ro-bind-try", path, path }),
        "--proc", "/proc", "--dev", "/dev",
        "--size", options.StorageBytes.ToString(CultureInfo.InvariantCulture), "--tmpfs", JobInside, "--size", TemporaryBytes, "--tmpfs", "/tmp",
        "--ro-bind", folder, SocketInside,
        .. own.Shared.Where(path => !path.StartsWith("/usr/", StringComparison.Ordinal)).SelectMany(path => new[] { "--ro-bind", path, path }),
        .. own.Hidden.SelectMany(path => new[] { "--ro-bind", "/dev/null", path }),
        "--remount-ro", "/", "--chdir", JobInside, "--",
    ];

    // On a merged system these are links into /usr.
    private static string[] Mirror(string path) => new DirectoryInfo(path) switch
    {
        { Exists: false } => [],
        { LinkTarget: { } target } => ["--symlink", target, path],
        _ => ["--ro-bind", path, path],
    };
}
