using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IceWarp.Adapter;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>
/// Versions of notes, <c>text.rest</c>: a hash of what a person writes (title, tags, text) and one of everything else that is shown with it.
/// A save compares the first alone: an attachment added or a pin set meanwhile does not make a text stale. The server's own time of change
/// counts seconds and is not enough: two saves of a text within one second must be told apart.
/// </summary>
internal static class NoteVersion
{
    private const int Bytes = 12;
    private const char Separator = '.';

    /// <summary>The version of a note.</summary>
    /// <param name="note">As the server has it.</param>
    /// <param name="rest">What else is shown: rights, pin, folder.</param>
    public static string Of(NoteDetail note, params ReadOnlySpan<string> rest) => string.Concat(
        TextOf(note),
        Separator,
        Hash([note.Summary.Version, .. note.Attachments.Select(attachment => attachment.Id), .. rest]));

    /// <summary>True when <paramref name="version"/> was given for the same title, tags and text; <c>*</c> is any.</summary>
    public static bool IsOfText(string version, NoteDetail note) =>
        version == "*" || (version.IndexOf(Separator, StringComparison.Ordinal) is > 0 and var end && version[..end] == TextOf(note));

    /// <summary>A short hash, fit for an entity tag.</summary>
    public static string Hash(params ReadOnlySpan<string> values) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', values))).AsSpan(0, Bytes));

    private static string TextOf(NoteDetail note) =>
        Hash([note.Summary.Title, note.Body.IsHtml ? "html" : "plain", note.Body.Content, .. note.Summary.Tags]);
}
