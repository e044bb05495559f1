using IceWarp.Testing;

namespace IceWarp.Benchmarks;

/// <summary>Resident memory after one dashboard was shown and ten quiet seconds; beside the same process just after its start.</summary>
internal static class IdleMemory
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public static async IAsyncEnumerable<Figure> MeasureAsync()
    {
        await using var file = await PublishedFile.StartAsync();
        var fresh = file.ResidentMemory;
        await Person.SignInAsync(file.Client);
        foreach (var path in Person.Widgets)
        {
            (await file.Client.GetAsync(path)).EnsureSuccessStatusCode();
        }

        await Task.Delay(Quiet);
        yield return new Figure("resident, idle after one dashboard; baseline: just started", file.ResidentMemory / 1e6, fresh / 1e6, "MB");
    }
}
