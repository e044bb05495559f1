using System.Runtime.InteropServices;

namespace IceWarp.Office.Native;

/// <summary>The few functions of the C library that a worker needs.</summary>
internal static unsafe partial class LibC
{
    private const string Library = "libc";

    /// <summary>Frees what LibreOfficeKit allocated for its caller.</summary>
    [LibraryImport(Library, EntryPoint = "free")]
    public static partial void Free(void* memory);

    /// <summary>Ends the process at once: the office's static destructors never run.</summary>
    [LibraryImport(Library, EntryPoint = "_exit")]
    public static partial void Exit(int code);

    [LibraryImport(Library, EntryPoint = "prctl", SetLastError = true)]
    public static partial int ProcessControl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint SystemCall(nint number, nint a, nint b, nint c, nint d);

    [LibraryImport(Library, EntryPoint = "setrlimit", SetLastError = true)]
    public static partial int SetLimit(int resource, in Limit limit);

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "setpriority", SetLastError = true)]
    public static partial int SetPriority(int which, int who, int priority);

    [LibraryImport(Library, EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Execute(string path, nint arguments);

    /// <summary>A resource limit: what holds now, and the most it may be raised to.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct Limit(ulong value)
    {
        public readonly ulong Current = value;
        public readonly ulong Maximum = value;
    }
}
