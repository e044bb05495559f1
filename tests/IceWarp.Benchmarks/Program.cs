using IceWarp.Benchmarks;

var benches = new Dictionary<string, Func<IAsyncEnumerable<Figure>>>(StringComparer.OrdinalIgnoreCase)
{
    ["size"] = FileSize.MeasureAsync,
    ["start"] = Start.MeasureAsync,
    ["memory"] = IdleMemory.MeasureAsync,
    ["dashboard"] = ColdDashboard.MeasureAsync,
    ["notes"] = Notes.MeasureAsync,
    ["people"] = ManyPeople.MeasureAsync,
};

if (args is [var name] && !benches.ContainsKey(name))
{
    await Console.Error.WriteLineAsync($"unknown bench '{name}'. One of: {string.Join(' ', benches.Keys)}");
    return 2;
}

Console.WriteLine("name | figure | ours | baseline | ratio");
foreach (var (key, measure) in benches.Where(bench => args is [] || string.Equals(bench.Key, args[0], StringComparison.OrdinalIgnoreCase)))
{
    await foreach (var figure in measure())
    {
        Console.WriteLine($"{key} | {figure}");
    }
}

return 0;
