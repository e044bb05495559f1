using System.Globalization;

namespace IceWarp.Office.Worker;

/// <summary>How a worker was started: the switches after <c>document-worker</c>.</summary>
/// <param name="Socket">The host's unix socket.</param>
/// <param name="Job">A folder of its own, in memory.</param>
/// <param name="Program">The folder of LibreOffice's library.</param>
/// <param name="MemoryBytes">Most private memory.</param>
/// <param name="FileBytes">Largest file it may write.</param>
/// <param name="Confine">Whether files are walled off by Landlock, because no other sandbox is around it.</param>
/// <param name="Filter">Whether dangerous system calls are refused once the office is warm.</param>
/// <param name="Shared">Folders it may read when it is walled off by Landlock.</param>
internal sealed record WorkerSettings(
    string Socket, string Job, string Program, ulong MemoryBytes, ulong FileBytes, bool Confine, bool Filter, IReadOnlyList<string> Shared)
{
    /// <summary>The switches for <see cref="Parse"/>.</summary>
    public IEnumerable<string> ToArguments() =>
    [
        $"--socket={Socket}", $"--job={Job}", $"--program={Program}", $"--memory={MemoryBytes.ToString(CultureInfo.InvariantCulture)}",
        $"--file={FileBytes.ToString(CultureInfo.InvariantCulture)}", .. Confine ? ["--confine"] : Array.Empty<string>(),
        .. Filter ? ["--filter"] : Array.Empty<string>(), .. Shared.Select(folder => $"--shared={folder}"),
    ];

    /// <summary>Reads the switches; null when they are not those of a host.</summary>
    public static WorkerSettings? Parse(IReadOnlyCollection<string> arguments)
    {
        var values = arguments.Where(argument => argument.StartsWith("--", StringComparison.Ordinal))
            .Select(argument => argument[2..].Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "", StringComparer.Ordinal);
        string? One(string name) => values[name].FirstOrDefault() is { Length: > 0 } value ? value : null;
        ulong? Number(string name) => ulong.TryParse(One(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return One("socket") is { } socket && One("job") is { } job && One("program") is { } program && Number("memory") is { } memory && Number("file") is { } file
            ? new WorkerSettings(socket, job, program, memory, file, values.Contains("confine"), values.Contains("filter"), [.. values["shared"]])
            : null;
    }
}
