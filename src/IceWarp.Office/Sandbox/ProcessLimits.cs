using System.ComponentModel;
using System.Runtime.InteropServices;
using IceWarp.Office.Native;
using IceWarp.Office.Worker;

namespace IceWarp.Office.Sandbox;

/// <summary>Limits that a worker lays on itself before it does anything else, and cannot take back.</summary>
internal static class ProcessLimits
{
    private const int FileSize = 1;
    private const int Data = 2;
    private const int Core = 4;
    private const int OpenFiles = 7;
    private const int ParentDeathSignal = 1;
    private const int NoNewPrivileges = 38;
    private const int Kill = 9;
    private const int Niceness = 5;

    /// <summary>Sets memory, file size, descriptors, no core dumps, no new rights, a lower priority; the process dies with the thread that started it.</summary>
    /// <exception cref="Win32Exception">The kernel refuses one.</exception>
    public static void Apply(WorkerSettings settings)
    {
        Set(Core, 0);
        Set(OpenFiles, 1024);
        Set(FileSize, settings.FileBytes);

        // Not the address space: the runtime reserves far more than it uses.
        Set(Data, settings.MemoryBytes);
        Check(LibC.ProcessControl(NoNewPrivileges, 1, 0, 0, 0));
        Check(LibC.ProcessControl(ParentDeathSignal, Kill, 0, 0, 0));
        Check(LibC.SetPriority(0, 0, Niceness));
    }

    private static void Set(int resource, ulong value) => Check(LibC.SetLimit(resource, new LibC.Limit(value)));

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }
}
