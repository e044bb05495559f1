using IceWarp.Adapter;
using IceWarp.Kernel.Paging;
using IceWarp.Kernel.Problems;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>
/// The state that a list was read in: the second of the last change, by the server's clock, and what was seen of that second. Everything
/// changed later, or in that second and not seen, is new.
/// </summary>
/// <param name="Second">Unix seconds of the last change; 0 when there was no note.</param>
/// <param name="Seen">Versions seen of that second; empty when there were too many to name, so that they come again.</param>
internal sealed record ChangeState(long Second, IReadOnlyList<string> Seen)
{
    private const int MostSeen = 40;
    private const int Letters = 8;

    /// <summary>The state of a list, last changed first, as opaque text.</summary>
    public static string Of(IReadOnlyList<Note> notes)
    {
        var second = notes.Count == 0 ? 0 : notes[0].Modified.ToUnixTimeSeconds();
        var last = notes.TakeWhile(note => note.Modified.ToUnixTimeSeconds() == second).Take(MostSeen + 1).ToList();
        return Cursor.Write(new ChangeState(second, last.Count > MostSeen ? [] : [.. last.Select(Sign)]));
    }

    /// <summary>Reads a state; null for text that is none.</summary>
    public static ChangeState? Read(string? state)
    {
        try
        {
            return Cursor.Read<ChangeState>(state) is { Second: >= 0, Seen: not null } read ? read : null;
        }
        catch (ProblemException)
        {
            return null;
        }
    }

    /// <summary>True for a note that was changed after this state.</summary>
    public bool IsNew(Note note) =>
        note.Modified.ToUnixTimeSeconds() is var second && (second > Second || (second == Second && !Seen.Contains(Sign(note), StringComparer.Ordinal)));

    /// <summary>True for a note that was last changed before this state, as are all after it in a list.</summary>
    public bool IsOlder(Note note) => note.Modified.ToUnixTimeSeconds() < Second;

    private static string Sign(Note note) => NoteVersion.Hash(note.Id, note.Version)[..Letters];
}
