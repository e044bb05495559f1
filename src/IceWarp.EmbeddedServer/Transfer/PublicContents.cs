using System.Text;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>The classes of download.php that need no session: shared files by ticket, and pictures of the pages (notes, 3.5).</summary>
internal sealed class PublicContents(EmbeddedStore store, AttachmentContents attachments, TimeProvider time)
{
    // Neutral pictures of our own: a mark for the logos, a gradient for the backgrounds.
    private const string Logo =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#1f5fa8"/><path d="M16 22h32v20H16z" fill="none" stroke="#fff" stroke-width="4"/><path d="M16 24l16 12 16-12" fill="none" stroke="#fff" stroke-width="4"/></svg>""";

    private const string Background =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900" preserveAspectRatio="none"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#17324d"/><stop offset="1" stop-color="#3f7fb5"/></linearGradient></defs><rect width="1600" height="900" fill="url(#g)"/></svg>""";

    private sealed record Ticket(long FolderId, long ItemId, long? AttachmentId, string? PasswordHash, long? Expires);

    /// <summary>Finds; null for a class that needs a session.</summary>
    public async Task<TransferContent?> FindAsync(string contentClass, string fullpath, string? password, CancellationToken cancellationToken) =>
        contentClass.ToLowerInvariant() switch
        {
            "ticket" => await TicketAsync(fullpath, password, cancellationToken),
            "logo" or "jitsi_logo" => Svg("logo.svg", Logo),
            "background" or "icechat_background" => Svg("background.svg", Background),
            "captcha" => throw new IqException("captcha_not_available"),
            _ => null,
        };

    /// <summary>
    /// The file that a share link names. Throws <c>ticket_not_found</c> for an unknown or ended one, <c>e_document_invite_password</c> for a
    /// wrong password.
    /// </summary>
    public async Task<TransferContent> TicketAsync(string code, string? password, CancellationToken cancellationToken)
    {
        Ticket? ticket;
        await using (var connection = await store.OpenAsync(cancellationToken))
        {
            ticket = await connection.QuerySingleOrDefaultAsync<Ticket>(
                """
                SELECT i.folder_id AS FolderId, t.item_id AS ItemId, t.attachment_id AS AttachmentId, t.password_hash AS PasswordHash, t.expires AS Expires
                FROM ticket t JOIN item i ON i.id = t.item_id WHERE t.code = @code AND i.deleted IS NULL
                """,
                new { code });
        }

        if (ticket is null || ticket.Expires <= time.GetUtcNow().ToUnixTimeSeconds())
        {
            throw new IqException("ticket_not_found");
        }

        if (ticket.PasswordHash is { Length: > 0 } hash && !PasswordHash.Verify(password ?? "", hash))
        {
            throw new IqException("e_document_invite_password");
        }

        return await attachments.FindAsync(ticket.FolderId, Text(ticket.ItemId), ticket.AttachmentId is { } id ? Text(id) : "attachment", cancellationToken);
    }

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static TransferContent Svg(string name, string svg) => TransferContent.Of(name, "image/svg+xml", Encoding.UTF8.GetBytes(svg));
}
