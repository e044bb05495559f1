using IceWarp.Office.Wire;

namespace IceWarp.Office.Pool;

/// <summary>Looks at a worker while its document is open: that it answers, that it does not take too much memory, that it does not spin.</summary>
internal sealed class Watchdog(OfficeWorker worker, OfficeOptions options, TimeProvider clock)
{
    private const double Busy = 0.9;
    private long _looked = clock.GetTimestamp();
    private TimeSpan _used;
    private TimeSpan _busy;

    /// <summary>Looks until the document is closed.</summary>
    public async Task RunAsync(CancellationToken closing)
    {
        try
        {
            while (!worker.Ended.IsCompleted)
            {
                await Task.Delay(options.WatchInterval, clock, closing);
                await LookAsync();
                await worker.AskAsync(id => new ToWorker.Ping(id), options.SilenceLimit, closing);
            }
        }
        catch (Exception ended) when (ended is OfficeException or OperationCanceledException)
        {
            // Said to everybody by the worker's end.
        }
    }

    private async Task LookAsync()
    {
        if (ProcessFacts.PrivateMemory(worker.ProcessId) > options.MemoryBytes)
        {
            await worker.EndAsync(OfficeFault.TooMuchMemory, Sentences.Of(OfficeFault.TooMuchMemory));
        }

        if (ProcessFacts.CpuTime(worker.ProcessId) is not { } used)
        {
            return;
        }

        var now = clock.GetTimestamp();
        var passed = clock.GetElapsedTime(_looked, now);
        _busy = used - _used > passed * Busy ? _busy + passed : TimeSpan.Zero;
        (_looked, _used) = (now, used);
        if (_busy > options.BusyLimit)
        {
            await worker.EndAsync(OfficeFault.TookTooLong, $"The document kept a processor busy for {options.BusyLimit.TotalMinutes:0} minutes.");
        }
    }
}
