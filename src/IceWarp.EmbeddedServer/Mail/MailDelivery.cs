using System.Data.Common;
using System.Text.Json;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Quotas;
using IceWarp.EmbeddedServer.Store;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using MimeKit;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Puts messages into folders: sending, drafts, and the first start's letters.</summary>
internal sealed class MailDelivery(EmbeddedStore store, AccountQuota quota, IOptions<MailOptions> options, TimeProvider time)
{
    private const int InMemory = 256 * 1024;

    /// <summary>
    /// Delivers a message into a mail folder, with the date that lists show and its first flags, and returns the item id.
    /// </summary>
    public async Task<long> DeliverAsync(
        long folderId, MimeMessage message, DateTimeOffset date, MailFlags flags, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var ids = await InsertAsync(connection, transaction, message, [(folderId, flags)], date, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ids[0];
    }

    /// <summary>
    /// Sends a message within the caller's transaction to recipients that are all here and have room for it; throws
    /// <c>smtp_recipients_failed</c> with the others, and for none or too many.
    /// </summary>
    public async Task SendAsync(
        SqliteConnection connection, DbTransaction transaction, MimeMessage message, IReadOnlyList<string> recipients, CancellationToken cancellationToken)
    {
        if (recipients.Count == 0 || recipients.Count > options.Value.MaxRecipients)
        {
            throw Failed(recipients);
        }

        if (await PostAsync(connection, transaction, message, recipients, time.GetUtcNow(), cancellationToken) is { Count: > 0 } unreached)
        {
            throw Failed(unreached);
        }
    }

    /// <summary>Addresses of To, Cc and Bcc, each once.</summary>
    public static IReadOnlyList<string> Recipients(MimeMessage message) =>
        [.. message.GetRecipients().Select(recipient => recipient.Address).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>
    /// Places a message in the inboxes of the recipients that are here and have room for it, within the caller's transaction; returns the others.
    /// </summary>
    public async Task<IReadOnlyList<string>> PostAsync(
        SqliteConnection connection, DbTransaction transaction, MimeMessage message, IReadOnlyList<string> recipients, DateTimeOffset date,
        CancellationToken cancellationToken)
    {
        var inboxes = (await connection.QueryAsync<(long AccountId, string Email, long FolderId)>(
            "SELECT a.id, a.email, f.id FROM account a JOIN folder f ON f.account_id = a.id WHERE f.path = 'INBOX' AND f.type = 'M' AND a.email IN @recipients",
            new { recipients },
            transaction)).ToList();
        if (inboxes.Count == 0)
        {
            return recipients;
        }

        var ids = await InsertAsync(connection, transaction, message, [.. inboxes.Select(inbox => (inbox.FolderId, MailFlags.Recent))], date, cancellationToken);
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var ((accountId, email, _), id) in inboxes.Zip(ids))
        {
            if (await quota.IsExceededAsync(connection, transaction, accountId, cancellationToken))
            {
                await connection.ExecuteAsync("DELETE FROM item WHERE id = @id", new { id }, transaction);
            }
            else
            {
                reached.Add(email);
            }
        }

        return [.. recipients.Where(recipient => !reached.Contains(recipient))];
    }

    /// <summary>Deletes an old draft of the account, which a newer one or the sent message replaces; throws <c>item_invalid_id</c>.</summary>
    public static async Task DeleteDraftAsync(SqliteConnection connection, DbTransaction transaction, Account account, string id)
    {
        var deleted = await connection.ExecuteAsync(
            """
            DELETE FROM item WHERE id = @id AND class = 'M' AND (flags & @draft) <> 0
              AND folder_id IN (SELECT id FROM folder WHERE account_id = @account)
            """,
            new { id, draft = (long)MailFlags.Draft, account = account.Id },
            transaction);
        if (deleted == 0)
        {
            throw new IqException("item_invalid_id", id);
        }
    }

    /// <summary>
    /// Writes a message once and places it in several folders within the caller's transaction; returns the item ids in the order of
    /// <paramref name="places"/>.
    /// </summary>
    public static async Task<IReadOnlyList<long>> InsertAsync(
        SqliteConnection connection, DbTransaction transaction, MimeMessage message, IReadOnlyList<(long FolderId, MailFlags Flags)> places,
        DateTimeOffset date, CancellationToken cancellationToken)
    {
        await using var mime = new FileBufferingWriteStream(InMemory);
        await message.WriteToAsync(mime, cancellationToken);
        var size = mime.Length;
        var blob = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("INSERT INTO blob (data) VALUES (zeroblob(@size)) RETURNING id", new { size }, transaction, cancellationToken: cancellationToken));
        await using (var target = new SqliteBlob(connection, "blob", "data", blob))
        {
            await mime.DrainBufferAsync(target, cancellationToken);
        }

        var summary = MessageSummary.Of(message);
        var ids = new List<long>();
        foreach (var (folderId, flags) in places)
        {
            ids.Add(await InsertItemAsync(connection, transaction, summary, folderId, (long)flags, size, blob, date.ToUnixTimeSeconds()));
        }

        return ids;
    }

    private static async Task<long> InsertItemAsync(
        SqliteConnection connection, DbTransaction transaction, MessageSummary summary, long folderId, long flags, long size, long blob, long date)
    {
        var id = await connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO item (folder_id, class, uid, rid, title, created, modified, flags, size, fields)
            VALUES (@folderId, 'M', @uid, '', @Subject, @date, @date, @flags, @size, @fields) RETURNING id
            """,
            new { folderId, uid = summary.Fields.GetValueOrDefault("MESSAGE_ID", ""), summary.Subject, date, flags, size, fields = JsonSerializer.Serialize(summary.Fields) },
            transaction);
        await connection.ExecuteAsync("INSERT INTO addon (item_id, kind, blob_id) VALUES (@id, 'mime', @blob)", new { id, blob }, transaction);
        await connection.ExecuteAsync(
            "INSERT INTO message_text (item_id, subject, sender, recipients, body) VALUES (@id, @subject, @sender, @recipients, @body)",
            new
            {
                id,
                subject = MessageSummary.Fold(summary.Subject),
                sender = MessageSummary.Fold(summary.Sender),
                recipients = MessageSummary.Fold(summary.Recipients),
                body = MessageSummary.Fold(summary.Text),
            },
            transaction);
        return id;
    }

    private static IqException Failed(IReadOnlyCollection<string> addresses) => new("smtp_recipients_failed", string.Join(", ", addresses))
    {
        Beside = [new IqNode("failed", addresses.Select(address => new IqNode("email", address)))],
    };
}
