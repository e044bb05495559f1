using System.Globalization;

namespace IceWarp.Office.Pool;

/// <summary>What the kernel knows of a process. Nothing when the process is gone.</summary>
internal static class ProcessFacts
{
    private const int TicksPerSecond = 100;

    /// <summary>CPU time so far.</summary>
    public static TimeSpan? CpuTime(int process)
    {
        // pid (name) state ppid …; user and system time are fields 14 and 15.
        if (Stat(process) is not { } fields)
        {
            return null;
        }

        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    /// <summary>The process that started it.</summary>
    public static int? Parent(int process) => Stat(process) is { } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : null;

    /// <summary>Private memory in bytes.</summary>
    public static long? PrivateMemory(int process)
    {
        var line = Read($"/proc/{process}/status")?.Split('\n').FirstOrDefault(line => line.StartsWith("RssAnon:\t", StringComparison.Ordinal));
        return line is null ? null : long.Parse(line["RssAnon:\t".Length..^" kB".Length], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) * 1024;
    }

    private static string[]? Stat(int process) => Read($"/proc/{process}/stat") is { } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
