using System.Globalization;
using MimeKit;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>A part of a message that is not a container.</summary>
/// <param name="Id">Number as IMAP counts (RFC 3501, 6.4.5): <c>1</c>, <c>2.1</c>.</param>
/// <param name="Entity">The part.</param>
internal sealed record MessagePart(string Id, MimeEntity Entity)
{
    /// <summary>File name; made from the media type when the part has none.</summary>
    public string Name => Given ?? (Entity is MimeKit.MessagePart inner ? (inner.Message?.Subject is { Length: > 0 } subject ? subject : "message") + ".eml" : Default);

    /// <summary>Media type, <c>type/subtype</c> in lower case.</summary>
    public string MediaType => Entity.ContentType.MimeType.ToLowerInvariant();

    /// <summary>A picture that the HTML body shows by <c>cid:</c>.</summary>
    public bool IsInlinePicture => !string.IsNullOrEmpty(Entity.ContentId) && !Entity.IsAttachment
        && Entity.ContentType.MediaType.Equals("image", StringComparison.OrdinalIgnoreCase);

    /// <summary>Bytes of the decoded content.</summary>
    public long Size
    {
        get
        {
            using var measure = new MimeKit.IO.MeasuringStream();
            switch (Entity)
            {
                case MimeKit.MessagePart { Message: { } inner }:
                    inner.WriteTo(measure);
                    break;
                case MimePart { Content: { } content }:
                    content.DecodeTo(measure);
                    break;
                default:
                    break;
            }

            return measure.Length;
        }
    }

    private string? Given => (Entity.ContentDisposition?.FileName ?? Entity.ContentType.Name) is { Length: > 0 } name ? name : null;

    private string Default => MediaType == "text/calendar"
        ? "invite.ics"
        : string.Create(CultureInfo.InvariantCulture, $"part-{Id}{(MimeTypes.TryGetExtension(MediaType, out var extension) ? extension : ".bin")}");

    /// <summary>Writes the decoded content; a message inside is written whole.</summary>
    public async Task WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        switch (Entity)
        {
            case MimeKit.MessagePart { Message: { } inner }:
                await inner.WriteToAsync(target, cancellationToken);
                break;
            case MimePart { Content: { } content }:
                await content.DecodeToAsync(target, cancellationToken);
                break;
            default:
                break;
        }
    }
}

/// <summary>Numbers the parts of a message and tells attachments from bodies.</summary>
internal static class MessageParts
{
    /// <summary>All parts that are not containers, in order.</summary>
    public static IEnumerable<MessagePart> All(MimeMessage message) => message.Body switch
    {
        null => [],
        Multipart multipart => Below(multipart, ""),
        var single => [new MessagePart("1", single)],
    };

    /// <summary>The parts that are not the text of the message.</summary>
    public static IEnumerable<MessagePart> Attachments(MimeMessage message) => All(message).Where(part => !IsBody(part.Entity));

    private static bool IsBody(MimeEntity entity) => entity is TextPart text && !text.IsAttachment && (text.IsPlain || text.IsHtml)
        && string.IsNullOrEmpty(text.ContentDisposition?.FileName) && string.IsNullOrEmpty(text.ContentType.Name);

    private static IEnumerable<MessagePart> Below(Multipart multipart, string prefix)
    {
        for (var index = 0; index < multipart.Count; index++)
        {
            var id = prefix + (index + 1).ToString(CultureInfo.InvariantCulture);
            if (multipart[index] is Multipart inner)
            {
                foreach (var part in Below(inner, id + "."))
                {
                    yield return part;
                }
            }
            else
            {
                yield return new MessagePart(id, multipart[index]);
            }
        }
    }
}
