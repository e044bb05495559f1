using IceWarp.Testing;

namespace IceWarp.Benchmarks;

/// <summary>
/// Memory of a host that works for a server elsewhere, as at a customer's: some quiet seconds after its start, and after one dashboard was shown; beside the
/// process that plays the server, which has the embedded one on top.
/// </summary>
internal static class IdleMemory
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    public static async IAsyncEnumerable<Figure> MeasureAsync()
    {
        var data = Directory.CreateTempSubdirectory("icewarp-bench-");
        try
        {
            // The first start seeds the demo; what that takes is not idling.
            await using (var seeding = await PublishedFile.StartAsync("--Data:Folder=" + data.FullName))
            {
                await seeding.StopAsync();
            }

            await using var server = await PublishedFile.StartAsync("--Data:Folder=" + data.FullName);
            await Task.Delay(Quiet);
            var embedded = server.ResidentMemory;
            await using var host = await PublishedFile.StartAsync("--Server:Kind=icewarp", $"--Server:Url={server.Client.BaseAddress}");
            await Task.Delay(Quiet);
            var idle = host.ResidentMemory;
            yield return new Figure("resident, idle (target: 120); baseline: with the embedded server", idle / 1e6, embedded / 1e6, "MB");
            yield return new Figure("of it the process's own, not pages of its file; baseline: all", host.OwnMemory / 1e6, idle / 1e6, "MB");

            await Person.SignInAsync(host.Client);
            foreach (var path in Person.Widgets)
            {
                (await host.Client.GetAsync(path)).EnsureSuccessStatusCode().Dispose();
            }

            await Task.Delay(Quiet);
            yield return new Figure("resident, idle after one dashboard; baseline: before it", host.ResidentMemory / 1e6, idle / 1e6, "MB");
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
