using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Transfer;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Builds the MIME of a <c>message</c> element (notes, 3.8).</summary>
internal sealed class MessageComposer(ContentFinder contents, IOptions<MailOptions> options, TimeProvider time)
{
    private static readonly HashSet<string> AllowedHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "In-Reply-To", "References", "Reply-To", "Importance", "Priority", "Disposition-Notification-To", "Return-Receipt-To",
        "Auto-Submitted", "Keywords", "Thread-Index", "Thread-Topic", "Organization",
    };

    /// <summary>Builds, or throws <see cref="IqException"/>: a foreign sender, a broken address, a missing attachment, too many bytes.</summary>
    public async Task<MimeMessage> ComposeAsync(Account caller, XElement message, CancellationToken cancellationToken)
    {
        var mime = new MimeMessage
        {
            Subject = message.Text("subject") ?? "",
            Date = TimeZoneInfo.ConvertTime(time.GetUtcNow(), time.LocalTimeZone),
            MessageId = MimeUtils.GenerateMessageId(caller.Domain is { Length: > 0 } domain ? domain : "localhost"),
        };
        mime.From.Add(Sender(caller, message));
        var isDraft = message.Kid("action")?.Text("send_as_email") != "true";
        Fill(mime.To, message, "to", isDraft);
        Fill(mime.Cc, message, "cc", isDraft);
        Fill(mime.Bcc, message, "bcc", isDraft);
        Fill(mime.ReplyTo, message, "reply_to", isDraft);
        AddHeaders(mime, message);
        mime.Body = await BodyAsync(caller, message, cancellationToken);
        return mime;
    }

    private static MailboxAddress Sender(Account caller, XElement message)
    {
        var from = message.Text("from") is { Length: > 0 } text && MailboxAddress.TryParse(text, out var parsed)
            ? parsed
            : throw new IqException("item_missing_tag", "from");
        return string.Equals(from.Address, caller.Email, StringComparison.OrdinalIgnoreCase)
            ? new MailboxAddress(from.Name is { Length: > 0 } name ? name : caller.Name, caller.Email)
            : throw new IqException("smtp_sender_refused", from.Address);
    }

    // A draft keeps what is not an address yet, as a name without address.
    private static void Fill(InternetAddressList list, XElement message, string name, bool isDraft)
    {
        if (message.Text(name) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        // Clients separate by comma; people paste semicolons.
        list.AddRange(InternetAddressList.TryParse(text.Replace(';', ',').Trim().Trim(','), out var parsed)
            ? parsed
            : isDraft ? [new MailboxAddress(text.Trim(), "")]
            : throw new IqException("attendee_email_invalid", text));
    }

    private static void AddHeaders(MimeMessage mime, XElement message)
    {
        foreach (var header in message.Kid("custom_headers")?.Kids("header") ?? [])
        {
            var colon = header.Value.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0 ? header.Value[..colon].Trim() : "";
            if ((!AllowedHeaders.Contains(name) && !name.StartsWith("X-", StringComparison.OrdinalIgnoreCase))
                || !name.All(character => character is > ' ' and < '\x7f') || header.Value.AsSpan().ContainsAny('\r', '\n'))
            {
                throw new IqException("message_header_refused", name);
            }

            mime.Headers.Replace(name, header.Value[(colon + 1)..].Trim());
        }
    }

    private async Task<MimeEntity> BodyAsync(Account caller, XElement message, CancellationToken cancellationToken)
    {
        var builder = new BodyBuilder();
        var body = message.Text("body") ?? "";
        if (message.Kid("action")?.Text("html_body") == "true")
        {
            builder.HtmlBody = body;
            builder.TextBody = message.Text("text") is { Length: > 0 } text ? text : MessageBody.FromHtml(body);
        }
        else
        {
            builder.TextBody = body.Length > 0 ? body : message.Text("text") ?? "";
        }

        var left = options.Value.MaxAttachmentBytes;
        foreach (var attachment in message.Kid("attachments")?.Kids("attachment") ?? [])
        {
            left -= await AttachAsync(builder, caller, attachment.Kid("values") ?? attachment, left, cancellationToken);
        }

        return builder.ToMessageBody();
    }

    // Returns the bytes of the attachment.
    private async Task<long> AttachAsync(BodyBuilder builder, Account caller, XElement values, long limit, CancellationToken cancellationToken)
    {
        var content = await contents.FindAsync(caller, values.Text("class") ?? "file", values.Text("fullpath") ?? "", cancellationToken);
        byte[] bytes;
        try
        {
            bytes = await content.ReadAsync(limit, cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw new IqException("attachment_size", content.Name, fault);
        }

        var name = Uploads.CleanName(values.Text("description") is { Length: > 0 } given ? given : content.Name);
        var cid = values.Text("cid") ?? values.Text("content_id");
        if (content.MediaType == "message/rfc822" && string.IsNullOrEmpty(cid))
        {
            using var stream = new MemoryStream(bytes);
            builder.Attachments.Add(new MimeKit.MessagePart("rfc822", await MimeMessage.LoadAsync(stream, cancellationToken))
            {
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = name },
            });
            return bytes.Length;
        }

        var type = ContentType.TryParse(content.MediaType, out var parsed) && !parsed.MediaType.Equals("multipart", StringComparison.OrdinalIgnoreCase)
            ? parsed
            : new ContentType("application", "octet-stream");
        if (string.IsNullOrEmpty(cid))
        {
            builder.Attachments.Add(name, bytes, type);
        }
        else
        {
            builder.LinkedResources.Add(name, bytes, type).ContentId = cid.Trim('<', '>');
        }

        return bytes.Length;
    }
}
