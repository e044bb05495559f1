using System.Collections.Concurrent;
using System.Diagnostics;
using IceWarp.Testing;

namespace IceWarp.Benchmarks;

/// <summary>
/// 200 signed-in sessions of the three demo people, each asking one widget every five seconds, in turn; beside the same pace of raw queries to the server.
/// Client, host and embedded server share the machine.
/// </summary>
internal static class ManyPeople
{
    private const int People = 200;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    public static async IAsyncEnumerable<Figure> MeasureAsync()
    {
        await using var file = await PublishedFile.StartAsync();
        var address = file.Client.BaseAddress!;
        var raw = await Task.WhenAll(Enumerable.Range(0, People).Select(async person =>
        {
            var client = Person.NewClient(address);
            return (Client: client, Sid: await Person.RawSignInAsync(client, EmailOf(person)));
        }));
        var baseline = await PollAsync((person, round) => Person.RawAsync(
            raw[person].Client, raw[person].Sid, Person.RawQueries[(person + round) % Person.RawQueries.Length], EmailOf(person)));
        var before = file.ResidentMemory;

        var people = new HttpClient[People];
        for (var person = 0; person < People; person++)
        {
            people[person] = Person.NewClient(address);
            await Person.SignInAsync(people[person], EmailOf(person));
        }

        var ours = await PollAsync(async (person, round) =>
            (await people[person].GetAsync(Person.Widgets[(person + round) % Person.Widgets.Length])).EnsureSuccessStatusCode().Dispose());

        yield return new Figure($"{People} sessions polling, p95 of a widget; baseline: raw query", ours.Quantile(0.95), baseline.Quantile(0.95), "ms");
        yield return new Figure($"{People} sessions polling, median; baseline: raw query", ours.Median(), baseline.Median(), "ms");
        yield return new Figure($"resident with {People} sessions; baseline: before they signed in", file.ResidentMemory / 1e6, before / 1e6, "MB");
    }

    private static string EmailOf(int person) => Person.Emails[person % Person.Emails.Length];

    private static async Task<IReadOnlyCollection<double>> PollAsync(Func<int, int, Task> ask)
    {
        var samples = new ConcurrentBag<double>();
        var rounds = (int)(Length / Pace);
        await Task.WhenAll(Enumerable.Range(0, People).Select(async person =>
        {
            // Spread over the pace, as people are.
            await Task.Delay(Pace * person / People);
            for (var round = 0; round < rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                await ask(person, round);
                var elapsed = Stopwatch.GetElapsedTime(started);
                samples.Add(elapsed.TotalMilliseconds);
                if (elapsed < Pace)
                {
                    await Task.Delay(Pace - elapsed);
                }
            }
        }));
        return samples;
    }
}
