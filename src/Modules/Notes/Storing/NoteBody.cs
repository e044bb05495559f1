using Microsoft.AspNetCore.Mvc;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>How large a request with a note may be.</summary>
internal static class NoteBody
{
    /// <summary>JSON of a note: its text, what JSON escapes in it, and what base64 adds to kept parts.</summary>
    public static readonly RequestSizeLimitAttribute Limit = new(24 * 1024 * 1024);
}
