using System.ComponentModel;
using System.Runtime.InteropServices;
using IceWarp.Office.Native;

namespace IceWarp.Office.Sandbox;

/// <summary>
/// Refuses, for every thread and for good, the system calls that a document never needs: new processes, new sockets, other processes, mounts, the kernel's
/// inner doors. Set once the office is warm and before it sees a document. x64 only.
/// </summary>
internal static unsafe class SystemCallFilter
{
    private const int Seccomp = 317;
    private const int SetModeFilter = 1;
    private const int EveryThread = 1;
    private const uint ArchitectureX64 = 0xC000003E;
    private const uint OtherTable = 0x40000000;
    private const uint ThreadFlag = 0x00010000;
    private const uint NamespaceFlags = 0x7E020080;
    private const uint Allow = 0x7FFF0000;
    private const uint Refuse = 0x00050000 | 1;
    private const uint Unknown = 0x00050000 | 38;
    private const uint End = 0x80000000;
    private const int Clone = 56;
    private const int Clone3 = 435;
    private const int KillProcess = 62;
    private const int KillThread = 234;

    private static readonly int[] Refused =
    [
        57, 58, 59, 322, // fork, vfork, execve, execveat
        41, 42, 49, 50, 53, // socket, connect, bind, listen, socketpair
        101, 310, 311, 312, 440, // ptrace, process_vm_readv, process_vm_writev, kcmp, process_madvise
        434, 438, 424, 200, // pidfd_open, pidfd_getfd, pidfd_send_signal, tkill
        165, 166, 155, 161, 272, 308, // mount, umount2, pivot_root, chroot, unshare, setns
        428, 429, 430, 431, 432, 433, 442, // open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, mount_setattr
        303, 304, // name_to_handle_at, open_by_handle_at
        321, 298, 425, 426, 427, 323, // bpf, perf_event_open, io_uring_setup, io_uring_enter, io_uring_register, userfaultfd
        248, 249, 250, // add_key, request_key, keyctl
        175, 313, 176, 246, 320, 169, 167, 168, // init_module, finit_module, delete_module, kexec_load, kexec_file_load, reboot, swapon, swapoff
        163, 164, 227, 159, 170, 171, 172, 173, 179, 103, 153, 154, 135, // acct, settimeofday, clock_settime, adjtimex, sethostname … personality
        256, 279, // migrate_pages, move_pages
    ];

    /// <summary>Sets the filter. The names of the walls, for the host.</summary>
    /// <exception cref="PlatformNotSupportedException">The machine is not x64, whose table of calls this is.</exception>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static IReadOnlyList<string> Apply()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            throw new PlatformNotSupportedException("Documents are edited on x64 only: the filter of system calls is made for it.");
        }

        var program = Program((uint)Environment.ProcessId);
        fixed (Instruction* instructions = program)
        {
            var filter = new FilterProgram { Length = (ushort)program.Length, Instructions = instructions };
            var result = LibC.SystemCall(Seccomp, SetModeFilter, EveryThread, (nint)(&filter), 0);
            return result == 0 ? ["system calls"] : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"The filter of system calls was refused ({result}).");
        }
    }

    private static Instruction[] Program(uint process)
    {
        const ushort load = 0x20, equal = 0x15, notLess = 0x35, anyBit = 0x45, give = 0x06;
        const uint number = 0, architecture = 4, firstArgument = 16;
        List<Instruction> program =
        [
            new(load, 0, 0, architecture),
            new(equal, 1, 0, ArchitectureX64),
            new(give, 0, 0, End),
            new(load, 0, 0, number),
            new(notLess, 0, 1, OtherTable),
            new(give, 0, 0, Refuse),
        ];
        foreach (var call in Refused)
        {
            program.AddRange([new(equal, 0, 1, (uint)call), new(give, 0, 0, Refuse)]);
        }

        program.AddRange(
        [
            new(equal, 0, 1, Clone3), // its flags lie in memory; without it the C library takes clone
            new(give, 0, 0, Unknown),
            new(equal, 0, 6, Clone), // threads only
            new(load, 0, 0, firstArgument),
            new(anyBit, 0, 1, NamespaceFlags),
            new(give, 0, 0, Refuse),
            new(anyBit, 1, 0, ThreadFlag),
            new(give, 0, 0, Refuse),
            new(give, 0, 0, Allow),
            new(equal, 1, 0, KillProcess), // signals to itself only
            new(equal, 0, 3, KillThread),
            new(load, 0, 0, firstArgument),
            new(equal, 1, 0, process),
            new(give, 0, 0, Refuse),
            new(give, 0, 0, Allow),
        ]);
        return [.. program];
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte JumpTrue, byte JumpFalse, uint Value);

    [StructLayout(LayoutKind.Sequential)]
    private struct FilterProgram
    {
        public ushort Length;
        public Instruction* Instructions;
    }
}
