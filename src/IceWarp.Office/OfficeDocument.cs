using System.Collections.Concurrent;
using System.Globalization;
using IceWarp.Office.Pool;
using IceWarp.Office.Wire;

namespace IceWarp.Office;

/// <summary>An open document, with a view for each person who has it open.</summary>
public sealed class OfficeDocument : IAsyncDisposable
{
    private const string Modified = ".uno:ModifiedStatus=true";
    private const string Unmodified = ".uno:ModifiedStatus=false";
    private readonly ConcurrentDictionary<int, OfficeView> _views = new();
    private readonly OfficeWorker _worker;
    private readonly OfficeOptions _options;
    private readonly OfficeMeters _meters;
    private readonly TimeProvider _clock;
    private readonly Action<OfficeDocument> _leave;
    private readonly CancellationTokenSource _closing = new();
    private Task _watching = Task.CompletedTask;
    private int _disposed;

    internal OfficeDocument(OfficeWorker worker, OfficeOptions options, OfficeMeters meters, TimeProvider clock, Action<OfficeDocument> leave)
    {
        _worker = worker;
        _options = options;
        _meters = meters;
        _clock = clock;
        _leave = leave;
        _worker.Listen(Hear);
    }

    /// <summary>Kind and size when it was opened.</summary>
    public DocumentShape Shape { get; private set; } = new(DocumentKind.Other, 0, 0, 0);

    /// <summary>Whether it was changed since it was opened or saved.</summary>
    public bool IsModified { get; private set; }

    /// <summary>The people who have it open.</summary>
    public IReadOnlyCollection<OfficeView> Views => [.. _views.Values];

    /// <summary>Hears the progress of saving, in percent.</summary>
    public Action<int>? Progressed { get; set; }

    /// <summary>Ends with the reason when the document is no longer there: closed, or lost.</summary>
    public Task<OfficeException> Ended => _worker.Ended;

    /// <summary>The process that holds it.</summary>
    internal int ProcessId => _worker.ProcessId;

    /// <summary>One more person.</summary>
    public async Task<OfficeView> AddViewAsync(ViewSettings settings, CancellationToken cancellationToken)
    {
        var (answer, _) = await _worker.AskAsync(id => new ToWorker.AddView(id, settings), _options.OpenLimit, cancellationToken);
        var view = answer is FromWorker.Answer { Text: var text } ? int.Parse(text, CultureInfo.InvariantCulture) : throw new InvalidDataException("The worker named no view.");
        return Enter(view, settings);
    }

    /// <summary>A person leaves.</summary>
    public async Task RemoveViewAsync(OfficeView view, CancellationToken cancellationToken)
    {
        if (_views.TryRemove(view.Id, out _))
        {
            view.Close();
            await _worker.SendAsync(new ToWorker.RemoveView(view.Id), default, cancellationToken);
        }
    }

    /// <summary>The bytes of the document as it is now, in the format it came in; what was typed into a cell but not entered stays there.</summary>
    /// <param name="endEditing">Whether such text is entered first.</param>
    /// <param name="cancellationToken">Ends the wait; the office goes on.</param>
    public Task<ReadOnlyMemory<byte>> SaveAsync(bool endEditing, CancellationToken cancellationToken) => SaveAsync(null, endEditing, cancellationToken);

    /// <summary>The bytes of the document in another format: pdf, odt, docx, png …</summary>
    public Task<ReadOnlyMemory<byte>> ExportAsync(string format, CancellationToken cancellationToken) =>
        Formats.FormatCheck.IsExport(format)
            ? SaveAsync(format, endEditing: false, cancellationToken)
            : throw new OfficeException(OfficeFault.NotAllowed, $"Documents are not exported as {format}.");

    /// <summary>Gives memory back while nobody works; the document stands still for up to a second.</summary>
    public Task TrimMemoryAsync(CancellationToken cancellationToken) => _worker.SendAsync(new ToWorker.Trim(), default, cancellationToken);

    /// <summary>Closes the document and ends its process; what was not saved is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _closing.CancelAsync();
        await _worker.DisposeAsync();
        await _watching;
        foreach (var view in _views.Values)
        {
            view.Close();
        }

        _closing.Dispose();
        _leave(this);
    }

    internal async Task OpenAsync(ReadOnlyMemory<byte> content, string extension, string? password, ViewSettings settings, CancellationToken cancellationToken)
    {
        for (var offset = 0; offset < content.Length; offset += Frames.PieceBytes)
        {
            var piece = content.Slice(offset, Math.Min(Frames.PieceBytes, content.Length - offset));
            await _worker.SendAsync(new ToWorker.Content(), piece, cancellationToken);
        }

        var (answer, _) = await _worker.AskAsync(id => new ToWorker.Open(id, extension, password, settings), _options.OpenLimit, cancellationToken);
        var opened = answer as FromWorker.Opened ?? throw new InvalidDataException("The worker did not say what it opened.");
        Shape = opened.Shape;
        Enter(opened.View, settings);
        _watching = new Watchdog(_worker, _options, _clock).RunAsync(_closing.Token);
    }

    private async Task<ReadOnlyMemory<byte>> SaveAsync(string? format, bool endEditing, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        var (_, body) = await _worker.AskAsync(id => new ToWorker.Save(id, format, endEditing), _options.SaveLimit, cancellationToken);
        _meters.Saved(_clock.GetElapsedTime(started));
        return body;
    }

    private OfficeView Enter(int id, ViewSettings settings) => _views.GetOrAdd(id, _ => new OfficeView(id, settings, _worker, _options));

    private void Hear(Frame<FromWorker> frame)
    {
        switch (frame.Message)
        {
            case FromWorker.Heard heard when View(heard.View) is { } view:
                IsModified = heard.Kind != ViewEventKind.StateChanged ? IsModified : heard.Text switch
                {
                    Modified => true,
                    Unmodified => false,
                    _ => IsModified,
                };
                view.Hear(heard.Kind, heard.Text);
                break;
            case FromWorker.Tile tile when View(tile.View) is { } view:
                view.Hear(new PaintedTile(tile.Place, tile.Hash, frame.Body));
                break;
            case FromWorker.Done done when View(done.View) is { } view:
                view.HearDone(done.Sequence);
                break;
            case FromWorker.Progress progress:
                Progressed?.Invoke(progress.Percent);
                break;
        }
    }

    private OfficeView? View(int id) => _views.GetValueOrDefault(id);
}
