namespace IceWarp.Adapter.Native.Sessions;

/// <summary>
/// Lets many callers share one running operation and, for a while, its result. Held in memory only, bounded: the oldest go first.
/// A failed operation is forgotten at once unless told otherwise, so that the next caller tries again.
/// </summary>
/// <param name="remember">How long a result is shared.</param>
/// <param name="limit">How long the operation may take; it does not end when one of its callers gives up.</param>
/// <param name="capacity">How many keys at most.</param>
/// <param name="time">The clock.</param>
internal sealed class SingleFlight<T>(TimeSpan remember, TimeSpan limit, int capacity, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    /// <summary>Which failures are shared as long as results are.</summary>
    public Func<ServerException, bool> RemembersFailure { get; init; } = static _ => false;

    /// <summary>The shared result for a key.</summary>
    public async Task<T> GetAsync(string key, Func<CancellationToken, Task<T>> start, CancellationToken cancellationToken)
    {
        Flight flight;
        lock (_gate)
        {
            if (!_flights.TryGetValue(key, out var found) || IsOver(found))
            {
                MakeRoom();
                found = new Flight(Task.Run(() => RunAsync(start), CancellationToken.None), time.GetTimestamp());
                _flights[key] = found;
            }

            flight = found;
        }

        try
        {
            return await flight.Result.WaitAsync(cancellationToken);
        }
        catch (ServerException fault) when (!RemembersFailure(fault))
        {
            Forget(key, flight);
            throw;
        }
    }

    /// <summary>Forgets a key: the next caller asks anew.</summary>
    public void Forget(string key)
    {
        lock (_gate)
        {
            _flights.Remove(key);
        }
    }

    private void Forget(string key, Flight flight)
    {
        lock (_gate)
        {
            if (_flights.TryGetValue(key, out var current) && ReferenceEquals(current, flight))
            {
                _flights.Remove(key);
            }
        }
    }

    private bool IsOver(Flight flight) => time.GetElapsedTime(flight.Started) > remember;

    private void MakeRoom()
    {
        if (_flights.Count < capacity)
        {
            return;
        }

        foreach (var (key, _) in _flights.Where(pair => IsOver(pair.Value)).ToList())
        {
            _flights.Remove(key);
        }

        if (_flights.Count >= capacity)
        {
            _flights.Remove(_flights.MinBy(pair => pair.Value.Started).Key);
        }
    }

    private async Task<T> RunAsync(Func<CancellationToken, Task<T>> start)
    {
        using var ending = new CancellationTokenSource(limit, time);
        try
        {
            return await start(ending.Token);
        }
        catch (OperationCanceledException late) when (ending.IsCancellationRequested)
        {
            throw new ServerException(ServerFailure.TimedOut, "limit", innerException: late);
        }
    }

    private sealed record Flight(Task<T> Result, long Started);
}
