using IceWarp.Kernel.Problems;

namespace IceWarp.Modules.Notes;

/// <summary>Every failure of the notes' own. Failures of the server on the way are the adapter's, mapped by the host.</summary>
internal static class NotesErrors
{
    /// <summary>A save without If-Match (RFC 6585, 3).</summary>
    public static readonly Problem VersionRequired =
        new("notes.version_required", 428, "Say in If-Match which version of the note you changed.");

    /// <summary>A stale save; the problem carries <c>current</c> and <c>currentVersion</c>.</summary>
    public static readonly Problem ChangedMeanwhile =
        new("notes.changed_meanwhile", 412, "The note was changed elsewhere meanwhile. Put both texts together and store that.");

    /// <summary>The note is not there, or not for this person any more.</summary>
    public static readonly Problem NotFound =
        new("notes.not_found", 404, "The note or its folder is not there any more, or is no longer shared with you. What you wrote is still here: store it as a new note.");

    /// <summary>The right was never there, or was taken away while the person was writing.</summary>
    public static readonly Problem NotAllowed =
        new("notes.not_allowed", 403, "You do not have the right to do this in this folder, or not any more. What you wrote is still here: store it in a folder of yours.");

    /// <summary>More text than a note takes.</summary>
    public static readonly Problem TooLarge =
        new("notes.too_large", 413, "The note is larger than 5 MB with its pictures. Make the pictures attachments, or make two notes of it.");

    /// <summary>A state of changes that is not one of ours, or too long ago.</summary>
    public static readonly Problem StateGone =
        new("notes.state_gone", 410, "Too much has changed since then. Load the list again.");

    /// <summary>Nested so deep, or of so many parts, that no page could show it.</summary>
    public static readonly Problem TooComplex =
        new("notes.too_complex", 422, "The note is nested too deep or has too many parts to be shown here. Its text on the server is as it was.");

    /// <summary>The folder that new notes go into cannot be done without.</summary>
    public static readonly Problem DefaultFolder =
        new("notes.default_folder", 409, "This is the folder that new notes go into: it cannot be deleted.");

    /// <summary>More bytes than an attachment may have.</summary>
    public static readonly Problem AttachmentTooLarge =
        new("notes.attachment_too_large", 413, "The file is larger than an attachment of a note may be (50 MB unless your administrator set it otherwise).");

    /// <summary>The server keeps no deleted notes.</summary>
    public static readonly Problem NoTrash =
        new("notes.no_trash", 404, "This server keeps no deleted notes: what is deleted is gone.");

    /// <summary>The message that a note was to be made of is not there.</summary>
    public static readonly Problem MessageNotFound =
        new("notes.message_not_found", 404, "The message is not there any more. No note was made.");

    /// <summary>The meeting that minutes were to be made of is not there.</summary>
    public static readonly Problem EventNotFound =
        new("notes.event_not_found", 404, "The meeting is not there any more. No note was made.");
}
