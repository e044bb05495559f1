namespace IceWarp.Kernel.Concurrency;

/// <summary>
/// One holder at a time for each person, in this process: for what the server keeps without a compare-and-set. People share a bounded number of places, so
/// that now and then one waits for another.
/// </summary>
public sealed class PersonGate : IDisposable
{
    private const int Stripes = 64;

    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the person's turn, within the caller's limit; dispose what it returns to give the turn on.</summary>
    /// <param name="person">The person's address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IDisposable> EnterAsync(string person, CancellationToken cancellationToken)
    {
        var stripe = _stripes[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(person) % Stripes];
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
