namespace IceWarp.Adapter;

/// <summary>A message as lists show it.</summary>
/// <param name="Id">Opaque, URL-safe id.</param>
/// <param name="FolderId">Its folder.</param>
/// <param name="From">Sender.</param>
/// <param name="To">Recipients.</param>
/// <param name="Subject">Subject, may be empty.</param>
/// <param name="Preview">First words of the text, at most 200 characters; empty unless asked for.</param>
/// <param name="Date">When it was sent.</param>
/// <param name="Size">Bytes.</param>
/// <param name="IsSeen">Read.</param>
/// <param name="IsFlagged">Flagged.</param>
/// <param name="IsAnswered">Answered.</param>
/// <param name="HasAttachment">Has an attachment.</param>
public sealed record Message(
    string Id, string FolderId, Mailbox From, IReadOnlyList<Mailbox> To, string Subject, string Preview, DateTimeOffset Date, long Size,
    bool IsSeen, bool IsFlagged, bool IsAnswered, bool HasAttachment);

/// <summary>A whole message.</summary>
public sealed record MessageDetail(
    Message Summary, IReadOnlyList<Mailbox> Cc, RichText Body, string? MessageId, IReadOnlyList<Attachment> Attachments);

/// <summary>Which messages are asked for, newest first.</summary>
/// <param name="FolderId">The folder; null for the inbox.</param>
/// <param name="Window">Which part of the list.</param>
/// <param name="Search">Words to find, or null.</param>
/// <param name="WithPreview">True to fill <see cref="Message.Preview"/> (one more request to the server).</param>
public sealed record MessageQuery(string? FolderId, Window Window, string? Search = null, bool WithPreview = false);

/// <summary>A message to send or to keep as a draft.</summary>
public sealed record OutgoingMessage(
    IReadOnlyList<Mailbox> To, IReadOnlyList<Mailbox> Cc, IReadOnlyList<Mailbox> Bcc, string Subject, RichText Body,
    IReadOnlyList<UploadedFile> Attachments);

/// <summary>Mail of the current person.</summary>
public interface IMailStore
{
    /// <summary>Lists messages, newest first.</summary>
    Task<Slice<Message>> ListAsync(MessageQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Messages with the words, over all mail folders but trash and spam, newest first and with their first words. The total is over all.
    /// </summary>
    Task<Slice<Message>> SearchAsync(string words, int limit, CancellationToken cancellationToken);

    /// <summary>One message with its body. Does not mark it read.</summary>
    Task<MessageDetail> GetAsync(string messageId, CancellationToken cancellationToken);

    /// <summary>Marks a message read or unread.</summary>
    Task SetSeenAsync(string messageId, bool seen, CancellationToken cancellationToken);

    /// <summary>Flags a message or takes the flag off.</summary>
    Task SetFlaggedAsync(string messageId, bool flagged, CancellationToken cancellationToken);

    /// <summary>Moves a message to another mail folder.</summary>
    Task MoveAsync(string messageId, string folderId, CancellationToken cancellationToken);

    /// <summary>Deletes a message (to the trash where the server has one).</summary>
    Task DeleteAsync(string messageId, CancellationToken cancellationToken);

    /// <summary>Sends a message once and keeps it in the sent folder. Never retried.</summary>
    Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Keeps a draft; returns its id.</summary>
    Task<string> SaveDraftAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Opens an attachment.</summary>
    Task<Download> OpenAttachmentAsync(string messageId, string attachmentId, CancellationToken cancellationToken);

    /// <summary>An attachment for a note, a file or another message: the server takes it from here, no byte moves.</summary>
    UploadedFile Reuse(string messageId, Attachment attachment);
}

/// <summary>The folder for messages that are done with (<see cref="Folder.IsArchive"/>).</summary>
public interface IMailArchive
{
    /// <summary>
    /// Moves a message there; gives what <see cref="UnarchiveAsync"/> takes. <see cref="ServerFailure.NotFound"/> when the server names no such
    /// folder.
    /// </summary>
    Task<string> ArchiveAsync(string messageId, CancellationToken cancellationToken);

    /// <summary>
    /// Moves a message back to the folder that it was in. <see cref="ServerFailure.NotFound"/> when it is not in the archive any more.
    /// </summary>
    Task UnarchiveAsync(string archived, CancellationToken cancellationToken);
}
