using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;
using MimeKit;
using MimeKit.Utils;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Sends a stored message on to accounts of this server (notes, 3.4): all of the recipients get it or none.</summary>
internal sealed class MessageForwarding(EmbeddedStore store, MailDelivery delivery, TimeProvider time)
{
    /// <summary><c>redirect</c>: as it is, to the addresses of <c>to</c>, with who did so in Resent- fields (RFC 5322, 3.6.6). Right <c>r</c>.</summary>
    public async Task<IqNode> RedirectAsync(Account caller, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        folder.Demand('r');
        var (row, message) = await ReadAsync(folder, item, cancellationToken);
        var text = item.Text("to") ?? item.Kid("values")?.Text("to") ?? "";
        if (!InternetAddressList.TryParse(text.Replace(';', ',').Trim().Trim(','), out var to))
        {
            throw new IqException("attendee_email_invalid", text);
        }

        string[] recipients = [.. to.Mailboxes.Select(mailbox => mailbox.Address).Distinct(StringComparer.OrdinalIgnoreCase)];
        Put("Resent-To", string.Join(", ", recipients));
        Put("Resent-From", caller.Email);
        Put("Resent-Date", DateUtils.FormatDate(time.GetUtcNow()));
        Put("Resent-Message-ID", $"<{MimeUtils.GenerateMessageId(Domain(caller))}>");
        await SendAsync(message, recipients, cancellationToken);
        return Result(row.Id);

        // A new block stands before the older ones.
        void Put(string name, string value) => message.Headers.Insert(0, new Header(name, value));
    }

    /// <summary><c>resend</c>: one's own message once more to those it was written to. Right <c>r</c>.</summary>
    public async Task<IqNode> ResendAsync(Account caller, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        folder.Demand('r');
        var (row, message) = await ReadAsync(folder, item, cancellationToken);
        if (message.From.Mailboxes.ToList() is not [var sender] || !string.Equals(sender.Address, caller.Email, StringComparison.OrdinalIgnoreCase))
        {
            throw new IqException("smtp_sender_refused", message.From.ToString());
        }

        var recipients = MailDelivery.Recipients(message);
        message.Bcc.Clear();
        message.Date = time.GetUtcNow();
        message.MessageId = MimeUtils.GenerateMessageId(Domain(caller));
        await SendAsync(message, recipients, cancellationToken);
        return Result(row.Id);
    }

    private async Task<(StoredMessage Row, MimeMessage Message)> ReadAsync(OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        var row = await StoredMessage.FindAsync(store, folder.Id, item.Attr("uid") ?? "", cancellationToken);
        return (row, await row.ParseAsync(store, cancellationToken));
    }

    private async Task SendAsync(MimeMessage message, IReadOnlyList<string> recipients, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await delivery.SendAsync(connection, transaction, message, recipients, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string Domain(Account account) => account.Domain is { Length: > 0 } domain ? domain : "localhost";

    private static IqNode Result(long id) => new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture));
}
