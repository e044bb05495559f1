using System.ComponentModel.DataAnnotations;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Limits of messages, section <c>EmbeddedServer:Mail</c>.</summary>
internal sealed class MailOptions
{
    /// <summary>Largest sum of the attachments of a message, in bytes.</summary>
    [Range(1024, 256L * 1024 * 1024)]
    public long MaxAttachmentBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>Most recipients of a message.</summary>
    [Range(1, 10_000)]
    public int MaxRecipients { get; set; } = 500;
}
