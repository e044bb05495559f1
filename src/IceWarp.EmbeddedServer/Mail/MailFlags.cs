namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Flag bits of a message (notes, 3.4 "Mail flags").</summary>
[Flags]
internal enum MailFlags
{
    None = 0,
    Answered = 1,
    Deleted = 2,
    Draft = 4,
    Flagged = 8,
    Recent = 16,
    Seen = 32,
    Forwarded = 64,
    Completed = 128,
}
