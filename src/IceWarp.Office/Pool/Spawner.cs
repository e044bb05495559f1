using System.Collections.Concurrent;
using System.Diagnostics;

namespace IceWarp.Office.Pool;

/// <summary>
/// Starts processes on one thread that lives as long as the pool. The kernel ends a child when the thread that started it ends, and threads of the
/// runtime's own pool come and go.
/// </summary>
internal sealed class Spawner : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _wanted = [];

    /// <summary>Starts the thread.</summary>
    public Spawner() => new Thread(Run) { IsBackground = true, Name = "spawner" }.Start();

    /// <summary>Starts a process.</summary>
    public Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _wanted.Add((start, started));
        return started.Task;
    }

    public void Dispose() => _wanted.CompleteAdding();

    private void Run()
    {
        foreach (var (start, started) in _wanted.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException("No process was started."));
            }
            catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                started.SetException(fault);
            }
        }

        _wanted.Dispose();
    }
}
