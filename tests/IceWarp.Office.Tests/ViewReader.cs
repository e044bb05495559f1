using SkiaSharp;

namespace IceWarp.Office.Tests;

/// <summary>Reads what a view has to show.</summary>
internal static class ViewReader
{
    /// <summary>Longest wait of a test for the office.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The next news of a kind; what comes before is dropped.</summary>
    public static async Task<T> NextAsync<T>(this OfficeView view, Func<T, bool> wanted)
        where T : ViewNews
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await view.NextAsync(limit.Token) is { } news)
        {
            if (news is T found && wanted(found))
            {
                return found;
            }
        }

        throw new InvalidOperationException("The view was closed.");
    }

    /// <summary>The next event of a kind.</summary>
    public static Task<ViewNews.Event> HearAsync(this OfficeView view, ViewEventKind kind, Func<string, bool>? wanted = null) =>
        view.NextAsync<ViewNews.Event>(news => news.Kind == kind && wanted?.Invoke(news.Text) != false);

    /// <summary>Reads on until something holds.</summary>
    public static async Task EventuallyAsync(this OfficeView view, Func<bool> holds)
    {
        if (!holds())
        {
            await view.NextAsync<ViewNews>(_ => holds());
        }
    }

    /// <summary>Does something and hears an event that follows it, which may come before the word that it was done.</summary>
    public static async Task<ViewNews.Event> HearAfterAsync(this OfficeView view, ViewInput input, ViewEventKind kind, Func<string, bool>? wanted = null)
    {
        await view.DoAsync(input, CancellationToken.None);
        return await view.HearAsync(kind, wanted);
    }

    /// <summary>Does something and waits until it was given to the office; events before that are dropped.</summary>
    public static async Task DoneAsync(this OfficeView view, ViewInput input)
    {
        var sequence = await view.DoAsync(input, CancellationToken.None);
        await view.NextAsync<ViewNews.Done>(done => done.Sequence >= sequence);
    }

    /// <summary>The colours of the first tile of a part, each with the number of its pixels.</summary>
    public static async Task<IReadOnlyDictionary<SKColor, int>> ColoursAsync(this OfficeView view, int part = 0)
    {
        await view.WantAsync(new TileArea(part, 0, 1024, 30_720, 0, 0, 1, 1), TilePriority.Visible, CancellationToken.None);
        var tile = await view.NextAsync<ViewNews.Tile>(news => news.Painted.Place.Part == part && news.Painted.Place.Pixels == 1024);
        using var picture = SKBitmap.Decode(tile.Painted.Png.Span);
        return picture.Pixels.GroupBy(pixel => pixel).ToDictionary(group => group.Key, group => group.Count());
    }
}
