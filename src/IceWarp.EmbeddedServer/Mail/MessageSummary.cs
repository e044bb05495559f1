using System.Globalization;
using MimeKit;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>What lists and searches need of a message, taken once on delivery so that neither ever parses MIME.</summary>
/// <param name="Subject">Decoded subject.</param>
/// <param name="Fields">List fields without a column of their own: upper-case protocol name to text.</param>
/// <param name="Sender">Sender, for searching.</param>
/// <param name="Recipients">To, Cc and Bcc, for searching.</param>
/// <param name="Text">Text of the body, for searching; at most <see cref="MaxText"/> characters.</param>
internal sealed record MessageSummary(string Subject, IReadOnlyDictionary<string, string> Fields, string Sender, string Recipients, string Text)
{
    /// <summary>Characters of a body that a search looks through.</summary>
    public const int MaxText = 128 * 1024;

    public static MessageSummary Of(MimeMessage message)
    {
        var subject = message.Subject ?? "";
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FROM"] = message.From.ToString(),
            ["TO"] = message.To.ToString(),
            ["CC"] = message.Cc.ToString(),
            ["BCC"] = message.Bcc.ToString(),
            ["REPLY_TO"] = message.ReplyTo.ToString(),
            ["SENDER"] = message.Sender?.ToString() ?? "",
            ["MESSAGE_ID"] = Bracketed(message.MessageId),
            ["IN_REPLY_TO"] = Bracketed(message.InReplyTo),
            ["REFERENCES"] = string.Join(' ', message.References.Select(Bracketed)),
            ["PRIORITY"] = Priority(message).ToString(CultureInfo.InvariantCulture),
            ["HAS_ATTACHMENT"] = MessageParts.Attachments(message).Any(part => !part.IsInlinePicture) ? "true" : "false",
        };
        var text = MessageBody.Text(message);
        return new MessageSummary(
            subject, fields.Where(field => field.Value.Length > 0).ToDictionary(StringComparer.Ordinal), fields["FROM"],
            string.Join(' ', fields["TO"], fields["CC"], fields["BCC"]), text.Length > MaxText ? text[..MaxText] : text);
    }

    /// <summary>The form in which texts are stored for searching and in which words are sought.</summary>
    public static string Fold(string text) => text.ToUpperInvariant();

    private static string Bracketed(string? id) => string.IsNullOrEmpty(id) ? "" : "<" + id + ">";

    // X-Priority 1 (highest) to 5; 3 is normal. Importance and Priority headers count where X-Priority is missing.
    private static int Priority(MimeMessage message) => message.XPriority != XMessagePriority.Normal
        ? (int)message.XPriority
        : message.Importance switch
        {
            MessageImportance.High => 1,
            MessageImportance.Low => 5,
            _ => message.Priority switch { MessagePriority.Urgent => 1, MessagePriority.NonUrgent => 5, _ => 3 },
        };
}
