using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using IceWarp.Office.Native;
using IceWarp.Office.Worker;

namespace IceWarp.Office.Sandbox;

/// <summary>
/// The wall around files where no namespaces can be had: the kernel's Landlock. It holds for the thread that sets it and for what that thread starts,
/// so the process sets it and then replaces itself: the new program is inside from its first instruction.
/// </summary>
internal static unsafe class Landlock
{
    /// <summary>The oldest version that is enough: from it on files cannot be truncated either (Linux 6.2).</summary>
    public const int OldestVersion = 3;

    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;
    private const int AskVersion = 1;
    private const int PathBeneath = 1;
    private const int OpenPath = 0x200000 | 0x80000; // O_PATH, O_CLOEXEC
    private const ulong ReadAndRun = 0b1101;
    private const ulong ReadWriteFile = 0b110;

    private static readonly string[] System =
    [
        "/usr", "/lib", "/lib64", "/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/var/cache/fontconfig", "/var/lib/libreoffice", "/sys/fs/cgroup",
        "/sys/devices/system",
    ];

    private static readonly string[] Devices = ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"];

    /// <summary>The kernel's version of Landlock; 0 without one.</summary>
    public static int Version() => Math.Max(0, (int)LibC.SystemCall(CreateRuleset, 0, 0, AskVersion, 0));

    /// <summary>Walls this process in and starts its program anew, without <c>--confine</c>. Does not return.</summary>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static void Confine(WorkerSettings settings, string[] args)
    {
        var version = Version();
        if (version < OldestVersion)
        {
            throw new PlatformNotSupportedException($"Landlock {OldestVersion} is needed, the kernel has {version}.");
        }

        var every = (1UL << (version >= 5 ? 16 : 15)) - 1;
        var ruleset = Create(version, every);
        var process = $"/proc/{Environment.ProcessId}";
        foreach (var path in System.Concat(settings.Shared.SelectMany(WithoutSettings)))
        {
            Allow(ruleset, path, ReadAndRun);
        }

        foreach (var path in new[] { process, "/proc/meminfo", "/proc/cpuinfo", "/proc/stat", "/proc/sys/vm" })
        {
            Allow(ruleset, path, ReadAndRun);
        }

        foreach (var path in Devices)
        {
            Allow(ruleset, path, ReadWriteFile);
        }

        Allow(ruleset, settings.Job, every & ~1UL);
        Check(LibC.SystemCall(RestrictSelf, ruleset, 0, 0, 0));
        Restart(args);
    }

    // A folder with settings in it is shared file by file: they may hold secrets.
    private static IEnumerable<string> WithoutSettings(string path) =>
        Directory.Exists(path) && OwnProgram.Settings(path) is { Count: > 0 } hidden ? Directory.EnumerateFileSystemEntries(path).Except(hidden, StringComparer.Ordinal) : [path];

    private static nint Create(int version, ulong every)
    {
        // Files; then binding and connecting of TCP (4); then abstract sockets and signals (6).
        var attributes = stackalloc ulong[3] { every, 0b11, 0b11 };
        var size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
        return Check(LibC.SystemCall(CreateRuleset, (nint)attributes, size, 0, 0));
    }

    private static void Allow(nint ruleset, string path, ulong rights)
    {
        var descriptor = LibC.Open(path, OpenPath);
        if (descriptor < 0)
        {
            // What is not there needs no rule.
            return;
        }

        var rule = new Rule { Rights = Directory.Exists(path) ? rights : rights & (ReadWriteFile | 1), Descriptor = descriptor };
        Check(LibC.SystemCall(AddRule, ruleset, PathBeneath, (nint)(&rule), 0));
        _ = LibC.Close(descriptor);
    }

    private static void Restart(string[] args)
    {
        var command = Encoding.UTF8.GetString(File.ReadAllBytes("/proc/self/cmdline")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        string[] arguments = [.. command[..^args.Length], .. args.Where(argument => argument != "--confine")];
        var pointers = (nint*)NativeMemory.AllocZeroed((nuint)arguments.Length + 1, (nuint)sizeof(nint));
        for (var i = 0; i < arguments.Length; i++)
        {
            pointers[i] = Marshal.StringToCoTaskMemUTF8(arguments[i]);
        }

        Check(LibC.Execute(Environment.ProcessPath ?? "/proc/self/exe", (nint)pointers));
    }

    private static nint Check(nint result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Rule
    {
        public ulong Rights;
        public int Descriptor;
    }
}
