using IceWarp.Adapter;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>Where a page of a list ended. The server knows offsets only, and notes change place while a person scrolls.</summary>
/// <param name="Offset">How many notes were before the next page.</param>
/// <param name="Modified">When the last note of the page was changed, Unix seconds.</param>
/// <param name="Id">The last note of the page.</param>
/// <param name="State">The state that the first page was read in.</param>
internal sealed record NotePosition(int Offset, long Modified, string Id, string State);

/// <summary>A page of a list.</summary>
/// <param name="Notes">Last changed first.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Next">Where the next page starts; null on the last.</param>
/// <param name="State">The state of the first page.</param>
internal sealed record NotePage(IReadOnlyList<Note> Notes, int Total, NotePosition? Next, string State);

/// <summary>
/// Reads pages that neither leave a note out nor stop, whatever is added, changed or deleted between two of them: the next page is looked for
/// around the offset where it should be. A note that changed meanwhile moves to the top and is told by the changes since the state.
/// </summary>
internal static class NotePaging
{
    /// <summary>Most notes that the server is asked for at once.</summary>
    public const int MostAtOnce = 500;

    private const int Overlap = 20;
    private const int MostWindows = 40;

    /// <summary>The page after a position; null is the start.</summary>
    public static async Task<NotePage> ReadAsync(
        Func<Window, CancellationToken, Task<Slice<Note>>> list, NotePosition? after, int limit, CancellationToken cancellationToken)
    {
        if (after is null)
        {
            var first = await list(Window.First(limit), cancellationToken);
            return Page(first.Items, 0, first.Total, limit, ChangeState.Of(first.Items));
        }

        var start = Math.Max(0, after.Offset - Overlap);
        for (var window = 0; window < MostWindows; window++)
        {
            var slice = await list(new Window(start, Math.Min(limit + Overlap, MostAtOnce)), cancellationToken);
            var skip = IndexAfter(slice.Items, after);
            if (skip == 0 && start > 0 && slice.Items.Count > 0)
            {
                // So many were deleted that the next page may begin before this window.
                start = Math.Max(0, start - MostAtOnce / 2);
            }
            else if (skip == slice.Items.Count && start + skip < slice.Total && skip > 0)
            {
                start += skip;
            }
            else if (slice.Items.Count == 0 && start > 0)
            {
                start = Math.Max(0, Math.Min(start, slice.Total) - MostAtOnce / 2);
            }
            else
            {
                return Page([.. slice.Items.Skip(skip)], start + skip, slice.Total, limit, after.State);
            }
        }

        return new NotePage([], 0, null, after.State);
    }

    private static NotePage Page(IReadOnlyList<Note> notes, int offset, int total, int limit, string state)
    {
        IReadOnlyList<Note> taken = notes.Count > limit ? [.. notes.Take(limit)] : notes;
        var end = offset + taken.Count;
        var next = taken.Count > 0 && end < total
            ? new NotePosition(end, taken[^1].Modified.ToUnixTimeSeconds(), taken[^1].Id, state)
            : null;
        return new NotePage(taken, total, next, state);
    }

    // How many of the notes come before the next page: up to the note itself, or, when that one moved away, up to those of its second, which
    // may come again.
    private static int IndexAfter(IReadOnlyList<Note> notes, NotePosition after)
    {
        var older = notes.Count;
        for (var index = 0; index < notes.Count; index++)
        {
            var modified = notes[index].Modified.ToUnixTimeSeconds();
            if (modified == after.Modified && notes[index].Id == after.Id)
            {
                return index + 1;
            }

            if (modified <= after.Modified)
            {
                older = Math.Min(older, index);
            }

            if (modified < after.Modified)
            {
                break;
            }
        }

        return older;
    }
}
