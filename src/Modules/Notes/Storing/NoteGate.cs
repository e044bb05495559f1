namespace IceWarp.Modules.Notes.Storing;

/// <summary>
/// One write of one thing at a time, in this process. The server knows no compare-and-set, so between our comparison and our write a save by
/// another client of the server may slip in; inside one host the gate closes that window.
/// </summary>
internal sealed class NoteGate : IDisposable
{
    private const int Stripes = 256;

    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the turn of a note or of a person's pins; dispose what it returns to give the turn on.</summary>
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
