namespace IceWarp.Kernel.Concurrency;

/// <summary>
/// One holder at a time for each key (a person, a note), in this process: for what the server keeps without a compare-and-set. Between a comparison and the
/// write after it a save by another host or client may still slip in; inside one host the gate closes that window. Keys share a bounded number of places, so
/// that now and then one waits for another; for that reason nobody may enter a second time before the first turn is given on.
/// </summary>
public sealed class KeyedGate : IDisposable
{
    private const int Stripes = 256;

    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the key's turn, within the caller's limit; dispose what it returns to give the turn on.</summary>
    /// <param name="key">A person's address, an id; letter case does not matter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var stripe = _stripes[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(key) % Stripes];
        await stripe.WaitAsync(cancellationToken);
        return new Turn(stripe);
    }

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(_stripes, stripe => stripe.Dispose());

    private sealed class Turn(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
