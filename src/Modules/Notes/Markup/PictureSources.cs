using System.Buffers;
using System.Text.RegularExpressions;
using IceWarp.Adapter;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Which pictures a note may show: those in its text, and those among its attachments. None is ever fetched from elsewhere.</summary>
/// <param name="noteId">The note; null for one that is not stored yet.</param>
/// <param name="attachments">Its attachments.</param>
internal sealed partial class PictureSources(string? noteId, IReadOnlyList<Attachment> attachments)
{
    // The id of a note changes when it moves, so it is not stored.
    private const string Stored = "/api/notes/-/attachments/";
    private const string Inline = "?inline=true";

    private static readonly string[] Kinds =
        ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/webp;base64,", "data:image/gif;base64,"];

    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>Pictures in the text only.</summary>
    public static readonly PictureSources TextOnly = new(null, []);

    /// <summary>The address for the editor; null when the picture is not shown.</summary>
    public string? ToEditor(string? stored)
    {
        if (stored is null || IsEmbedded(stored))
        {
            return stored;
        }

        if (noteId is null)
        {
            return null;
        }

        if (Attached().Match(stored) is { Success: true } match && stored.StartsWith(Stored, StringComparison.Ordinal))
        {
            return Address(match.Groups["attachment"].Value);
        }

        return stored.StartsWith("cid:", StringComparison.OrdinalIgnoreCase) && FindByContentId(stored["cid:".Length..]) is { } attachment
            ? Address(attachment.Id)
            : null;
    }

    /// <summary>The address to store; null for one that no picture may have.</summary>
    public static string? ToStorage(string? shown) => shown switch
    {
        null => null,
        _ when IsEmbedded(shown) => shown,
        _ when Attached().Match(shown) is { Success: true } match => Stored + match.Groups["attachment"].Value + Inline,
        _ => null,
    };

    // "image001.png@01DA" names an attachment by its file name, as messages do.
    private Attachment? FindByContentId(string contentId) =>
        attachments.FirstOrDefault(attachment => attachment.Name.Length > 0 && attachment.Name == contentId.Split('@', 2)[0]);

    private string Address(string attachmentId) => $"/api/notes/{noteId}/attachments/{attachmentId}{Inline}";

    private static bool IsEmbedded(string source) =>
        Array.Find(Kinds, kind => source.StartsWith(kind, StringComparison.Ordinal)) is { } prefix
        && source.AsSpan(prefix.Length).TrimEnd('=').IndexOfAnyExcept(Base64) < 0;

    [GeneratedRegex(@"^/api/notes/[A-Za-z0-9_-]+/attachments/(?<attachment>[A-Za-z0-9_-]+)\?inline=true\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attached();
}
