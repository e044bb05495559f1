namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>
/// One change of one person's settings at a time, in this process. The server's settings know no compare-and-set, so between our comparison and
/// our write a save by another host may slip in: the later one wins then. Inside one host the gate closes that window.
/// </summary>
internal sealed class SettingsGate : IDisposable
{
    private const int Stripes = 64;

    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the person's turn, within the caller's limit; dispose what it returns to give the turn on.</summary>
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
