using System.ComponentModel;
using System.Diagnostics;

namespace IceWarp.Office.Sandbox;

/// <summary>Finds out which walls this machine has.</summary>
internal static class SandboxChoice
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>The walls to use.</summary>
    /// <exception cref="OfficeUnusableException">There are none, or not those that the settings ask for.</exception>
    public static SandboxKind Choose(SandboxKind wanted)
    {
        if (wanted != SandboxKind.Landlock && BubblewrapWorks())
        {
            return SandboxKind.Bubblewrap;
        }

        if (wanted != SandboxKind.Bubblewrap && Landlock.Version() >= Landlock.OldestVersion)
        {
            return SandboxKind.Landlock;
        }

        throw new OfficeUnusableException(
            $"Documents cannot be edited: this machine has no sandbox for them (Office:Sandbox is {wanted}; bubblewrap with user namespaces, or Linux 6.2 with Landlock).");
    }

    private static bool BubblewrapWorks()
    {
        try
        {
            using var probe = Process.Start(new ProcessStartInfo(
                "/usr/bin/bwrap", ["--unshare-all", "--unshare-user", "--disable-userns", "--ro-bind", "/", "/", "--proc", "/proc", "/usr/bin/true"])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            });
            return probe is not null && probe.WaitForExit(Limit) && probe.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
