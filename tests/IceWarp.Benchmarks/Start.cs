using System.Diagnostics;
using IceWarp.Testing;

namespace IceWarp.Benchmarks;

/// <summary>From starting the process to <c>ready</c>, seeded data folder; beside the same file printing its version and ending.</summary>
internal static class Start
{
    private const int Runs = 7;

    public static async IAsyncEnumerable<Figure> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("icewarp-bench-");
        try
        {
            var first = await StartOnceAsync(folder.FullName);
            var ready = new List<double>();
            var version = new List<double>();
            for (var run = 0; run < Runs; run++)
            {
                version.Add(await VersionAsync());
                ready.Add(await StartOnceAsync(folder.FullName));
            }

            yield return new Figure($"start to ready, median of {Runs}; baseline: the same file with --version", ready.Median(), version.Median(), "ms");
            yield return new Figure("first start, demo data seeded; baseline: --version", first, version.Median(), "ms");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> StartOnceAsync(string data)
    {
        await using var file = await PublishedFile.StartAsync("--Data:Folder=" + data);
        await file.StopAsync();
        return file.StartTime.TotalMilliseconds;
    }

    private static async Task<double> VersionAsync()
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(PublishedFile.Binary, "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
