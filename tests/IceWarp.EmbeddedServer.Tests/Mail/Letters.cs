using MimeKit;
using MimeKit.Utils;

namespace IceWarp.EmbeddedServer.Tests.Mail;

/// <summary>Messages for tests.</summary>
internal static class Letters
{
    public static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static MimeMessage Plain(string subject, string text = "Hello", string from = "Zoe <zoe@far.test>") => new()
    {
        From = { InternetAddress.Parse(from) },
        To = { InternetAddress.Parse("Ann <ann@wire.test>") },
        Subject = subject,
        Date = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(1)),
        MessageId = MimeUtils.GenerateMessageId("far.test"),
        Body = new TextPart("plain") { Text = text },
    };

    /// <summary>mixed( related( alternative(text, html), picture ), attachment, message ): non-ASCII all over.</summary>
    public static MimeMessage Nested()
    {
        var message = Plain("Zażółć gęślą jaźń — 日本", from: "\"Łukasz Żak\" <lukasz@far.test>");
        message.Cc.Add(InternetAddress.Parse("Ümit <umit@far.test>"));
        message.InReplyTo = "first@far.test";
        message.References.Add("zero@far.test");
        message.References.Add("first@far.test");
        var alternative = new MultipartAlternative(
            new TextPart("plain") { Text = "Witaj świecie" },
            new TextPart("html") { Text = "<p onclick=\"steal()\">Witaj <b>świecie</b><script>alert(1)</script><img src=\"cid:logo@far\"><img src=\"https://far.test/spy.gif\"></p>" });
        var picture = new MimePart("image", "png") { ContentId = "logo@far", Content = new MimeContent(new MemoryStream(Picture)), ContentTransferEncoding = ContentEncoding.Base64, ContentDisposition = new ContentDisposition("inline") { FileName = "logo.png" } };
        var related = new MultipartRelated { alternative, picture };
        var attachment = new MimePart("application", "pdf") { Content = new MimeContent(new MemoryStream("%PDF-1.4 not really"u8.ToArray())), ContentTransferEncoding = ContentEncoding.Base64, ContentDisposition = new ContentDisposition("attachment") { FileName = "zestawienie żółte.pdf" } };
        message.Body = new Multipart("mixed") { related, attachment, new MimeKit.MessagePart("rfc822", Plain("Inner letter", "inner words")) };
        return message;
    }
}
