using IceWarp.Office.Pool;
using IceWarp.Office.Wire;

namespace IceWarp.Office;

/// <summary>One person's view of a document: what the person does goes in, what the person sees comes out.</summary>
public sealed class OfficeView
{
    private readonly CoalescingQueue<object, ViewNews> _news = new();
    private readonly OfficeWorker _worker;
    private readonly OfficeOptions _options;
    private readonly TileWishes _wishes;
    private long _sequence;

    internal OfficeView(int id, ViewSettings settings, OfficeWorker worker, OfficeOptions options)
    {
        Id = id;
        Settings = settings;
        _worker = worker;
        _options = options;
        _wishes = new TileWishes(id, worker);
    }

    /// <summary>Its number; events about other people name theirs.</summary>
    public int Id { get; }

    /// <summary>Whose it is and what that person may do.</summary>
    public ViewSettings Settings { get; }

    /// <summary>Does something. Two calls are carried out in the order of the calls if the second waits for the first.</summary>
    /// <returns>The number that <see cref="ViewNews.Done"/> names when it was given to the office.</returns>
    /// <exception cref="OfficeException">The person may not do that; or the document is lost.</exception>
    public async Task<long> DoAsync(ViewInput input, CancellationToken cancellationToken)
    {
        if (InputRules.Refusal(Settings.Access, input) is { } reason)
        {
            throw new OfficeException(OfficeFault.NotAllowed, reason);
        }

        var sequence = Interlocked.Increment(ref _sequence);
        await _worker.SendAsync(new ToWorker.Do(Id, sequence, input), input is ViewInput.Paste paste ? paste.Data : default, cancellationToken);
        return sequence;
    }

    /// <summary>Wishes for tiles. They come as news; a wish that still waits is not made twice, and no more are painted than are read.</summary>
    public Task WantAsync(TileArea area, TilePriority priority, CancellationToken cancellationToken) =>
        area.Refusal() is { } reason
            ? throw new OfficeException(OfficeFault.NotAllowed, reason)
            : _wishes.AddAsync(area, priority, cancellationToken);

    /// <summary>Asks about the document.</summary>
    public async Task<string> AskAsync(ViewQuestion question, string argument, CancellationToken cancellationToken)
    {
        var (answer, _) = await _worker.AskAsync(id => new ToWorker.Ask(id, Id, question, argument), _options.SilenceLimit, cancellationToken);
        return answer is FromWorker.Answer { Text: var text } ? text : "";
    }

    /// <summary>A picture of a painted window, PNG.</summary>
    public async Task<ReadOnlyMemory<byte>> PaintWindowAsync(uint window, int x, int y, int width, int height, CancellationToken cancellationToken)
    {
        if (width is < 1 or > TileArea.MaxPixels || height is < 1 or > TileArea.MaxPixels)
        {
            throw new OfficeException(OfficeFault.NotAllowed, "A window has 1 to 2048 pixels in each direction.");
        }

        var (_, picture) = await _worker.AskAsync(id => new ToWorker.PaintWindow(id, Id, window, x, y, width, height), _options.SilenceLimit, cancellationToken);
        return picture;
    }

    /// <summary>The next thing the person sees; null when the view is closed. For one reader.</summary>
    public async Task<ViewNews?> NextAsync(CancellationToken cancellationToken)
    {
        var (taken, news) = await _news.TakeAsync(cancellationToken);
        if (news is ViewNews.Tile)
        {
            await _wishes.ReadAsync(cancellationToken);
        }

        return taken ? news : null;
    }

    internal void Hear(ViewEventKind kind, string text)
    {
        var news = new ViewNews.Event(kind, text);
        if (Coalescing.Key(kind, text) is { } key)
        {
            _news.Add((kind, key), news, Merge);
        }
        else
        {
            _news.Add(news);
        }
    }

    internal void Hear(PaintedTile tile)
    {
        if (!_news.Add(tile.Place, new ViewNews.Tile(tile)))
        {
            _wishes.Replaced();
        }
    }

    internal void HearDone(long sequence) => _news.Add("done", new ViewNews.Done(sequence));

    internal void Close() => _news.Complete();

    private static ViewNews Merge(ViewNews older, ViewNews newer) =>
        (older, newer) is (ViewNews.Event a, ViewNews.Event b) ? b with { Text = Coalescing.Merge(b.Kind, a.Text, b.Text) } : newer;
}
