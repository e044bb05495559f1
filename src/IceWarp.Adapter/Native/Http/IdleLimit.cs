namespace IceWarp.Adapter.Native.Http;

/// <summary>
/// Ends a transfer that is silent for too long, whatever its whole length: <see cref="Progress"/> after each piece winds the clock up
/// again. Linked to the caller's cancellation.
/// </summary>
internal sealed class IdleLimit : IDisposable
{
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;
    private readonly TimeSpan _limit;

    public IdleLimit(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _limit = limit;
        _caller = caller;
        _silence = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, caller);
    }

    /// <summary>Cancelled by silence or by the caller.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>True when it was silence and not the caller.</summary>
    public bool IsOver => _silence.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Something moved.</summary>
    public void Progress() => _silence.CancelAfter(_limit);

    public void Dispose()
    {
        _either.Dispose();
        _silence.Dispose();
    }
}
