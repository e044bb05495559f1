using System.ComponentModel.DataAnnotations;

namespace IceWarp.Modules.Notes;

/// <summary>Settings of the notes, section <c>Notes</c>, validated at start.</summary>
internal sealed class NotesOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Notes";

    /// <summary>Largest text of a note as it is stored, in bytes of UTF-8 with its embedded pictures: 64 kB to 20 MB.</summary>
    [Range(64 * 1024, 20 * 1024 * 1024)]
    public int TextBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>Largest attachment in bytes: 64 kB to 250 MB.</summary>
    [Range(64 * 1024, 250 * 1024 * 1024)]
    public long AttachmentBytes { get; set; } = 50 * 1024 * 1024;
}
