using System.Globalization;
using System.Text;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;
using MimeKit;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Answers one message with its bodies, headers and parts (notes, 3.3 "Mail single-item extras").</summary>
internal static class MessageReader
{
    private static readonly string[] BodyFields = ["html", "clean_html", "sanitized_html", "raw_html", "text"];

    /// <summary>Fields that an empty <c>values</c> asks for: everything a reader needs, bodies included.</summary>
    private static readonly string[] Everything =
    [
        "subject", "to", "from", "date", "size", "flags", "static_flags", "has_attachment", "color", "priority", "tags",
        "cc", "bcc", "reply_to", "sender", "message_id", "in_reply_to", "references", "sanitized_html", "text",
    ];

    /// <summary>Whether asking these fields shows the body, and so marks the message read unless <c>keep_seen</c> is 1.</summary>
    public static bool MarksRead(XElement item)
    {
        var values = item.Kid("values");
        return values?.Text("keep_seen") != "1" && item.Text("keep_seen") != "1" && Asked(item).Any(BodyFields.Contains);
    }

    /// <summary>The <c>item</c> element. <paramref name="part"/> names a message within the message, by its part number.</summary>
    public static async Task<IqNode> ReadAsync(
        EmbeddedStore store, StoredMessage row, string? part, XElement item, CancellationToken cancellationToken)
    {
        var message = await row.ParseAsync(store, cancellationToken);
        if (part is not null)
        {
            message = MessageParts.All(message).FirstOrDefault(candidate => candidate.Id == part)?.Entity is MimeKit.MessagePart { Message: { } inner }
                ? inner
                : throw new IqException("item_invalid_id", part);
        }

        var inside = part is null ? null : MessageSummary.Of(message);
        var values = new IqNode("values");
        foreach (var field in Asked(item))
        {
            values.Add(field, await ValueAsync(row, inside, message, field, cancellationToken));
        }

        var uid = row.Id.ToString(CultureInfo.InvariantCulture) + (part is null ? "" : "|" + part);
        var node = new IqNode("item", values).With("uid", uid);
        return Attachments(message, row.Created) is { Children.Count: > 0 } attachments ? node.Add(attachments) : node;
    }

    private static IReadOnlyList<string> Asked(XElement item) =>
        item.Kid("values") is { } values && values.Elements().Select(value => value.Name.LocalName.ToLowerInvariant()).ToList() is { Count: > 0 } asked
            ? asked
            : Everything;

    private static async Task<string?> ValueAsync(
        StoredMessage row, MessageSummary? inside, MimeMessage message, string field, CancellationToken cancellationToken) => field switch
        {
            "html" => MessageBody.Html(message),
            "raw_html" => message.HtmlBody,
            "sanitized_html" => MessageBody.SanitizedHtml(message),
            "clean_html" => MessageBody.CleanHtml(message),
            "text" => MessageBody.Text(message),
            "all_headers" => string.Concat(message.Headers.Select(header => $"{header.Field}: {header.Value}\r\n")),
            "source" => await SourceAsync(message, cancellationToken),
            "subject" when inside is not null => inside.Subject,
            "date" when inside is not null => message.Date.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            _ when inside is not null && inside.Fields.TryGetValue(field.ToUpperInvariant(), out var value) => value,
            _ when inside is not null && field is not ("flags" or "static_flags" or "tags" or "color") => null,
            _ => row.Field(field),
        };

    // Latin-1 keeps every octet of the message as one character.
    private static async Task<string> SourceAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await message.WriteToAsync(buffer, cancellationToken);
        var octets = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        return System.Text.Unicode.Utf8.IsValid(octets) ? Encoding.UTF8.GetString(octets) : Encoding.Latin1.GetString(octets);
    }

    private static IqNode Attachments(MimeMessage message, long date) => new("attachments", MessageParts.Attachments(message).Select(part =>
        new IqNode("attachment", new IqNode("values")
            .Add("attdesc", part.Name)
            .Add("atttype", part.Entity is MimeKit.MessagePart ? "message" : "attachment")
            .Add("attsize", part.Size.ToString(CultureInfo.InvariantCulture))
            .Add("atttime", date.ToString(CultureInfo.InvariantCulture))
            .Add("attparams", "mimetype=" + part.MediaType)
            .Add("content_id", string.IsNullOrEmpty(part.Entity.ContentId) ? null : part.Entity.ContentId)
            .Add("inline", part.IsInlinePicture ? "true" : "false"))
        .With("uid", part.Id)));
}
