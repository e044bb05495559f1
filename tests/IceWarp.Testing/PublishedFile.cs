using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IceWarp.Testing;

/// <summary>The published file, copied alone into an empty folder and started there with an empty environment.</summary>
public sealed partial class PublishedFile : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private readonly Process _process;

    private PublishedFile(Process process, string folder, Uri address, TimeSpan startTime)
    {
        _process = process;
        Folder = folder;
        StartTime = startTime;
        Client = new HttpClient { BaseAddress = address };
    }

    /// <summary>The folder that held nothing but the file.</summary>
    public string Folder { get; }

    /// <summary>From starting the process to its <c>ready</c> line.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>A client of the running file.</summary>
    public HttpClient Client { get; }

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentMemory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The part of <see cref="ResidentMemory"/> that is the process's own: without the pages of files, which the kernel may drop.</summary>
    public long OwnMemory => File.ReadLines($"/proc/{_process.Id}/status")
        .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal) || line.StartsWith("RssShmem:", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024);

    /// <summary>Path of the file that <c>./publish</c> made.</summary>
    public static string Binary =>
        Environment.GetEnvironmentVariable("ICEWARP_BINARY") is { } path && File.Exists(path)
            ? path
            : throw new InvalidOperationException("Run ./publish first and name its file in ICEWARP_BINARY; ./test SingleFile does both.");

    /// <summary>Starts the file that <c>./publish</c> made; its path is in ICEWARP_BINARY.</summary>
    public static async Task<PublishedFile> StartAsync(params string[] switches)
    {
        var folder = Directory.CreateTempSubdirectory("icewarp-alone-").FullName;
        var copy = Path.Combine(folder, "icewarp");
        File.Copy(Binary, copy);
        var start = new ProcessStartInfo(copy, ["--Urls=http://127.0.0.1:0", .. switches])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = folder;
        var started = TimeProvider.System.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The file did not start.");
        using var limit = new CancellationTokenSource(StartLimit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Ready().Match(line) is { Success: true } ready)
            {
                var startTime = TimeProvider.System.GetElapsedTime(started);

                // The rest of the output is read so that the pipe never fills.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new PublishedFile(process, folder, new Uri(ready.Groups["address"].Value), startTime);
            }
        }

        throw new InvalidOperationException("The file ended before it was ready.");
    }

    /// <summary>Sends SIGTERM and waits for the end; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(StopLimit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    [GeneratedRegex(@"^ready (?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ready();
}
