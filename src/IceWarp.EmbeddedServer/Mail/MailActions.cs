using System.Globalization;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Quotas;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Changes messages (notes, 3.4): flags, colour, tags, delete, move, copy.</summary>
internal sealed class MailActions(EmbeddedStore store, FolderAccess folders, AccountQuota quota, TimeProvider time)
{
    /// <summary><c>edit</c>: values <c>flags set_flag clear_flag color tags</c>. Right <c>w</c>.</summary>
    public async Task<IqNode> EditAsync(OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        folder.Demand('w');
        var row = await FindAsync(folder, item, cancellationToken);
        var values = item.Kid("values") ?? throw new IqException("item_missing_tag", "values");
        var color = values.Text("color");
        await using var connection = await store.OpenAsync(cancellationToken);

        // One statement: two clients that set different flags at the same time both win.
        await connection.ExecuteAsync(
            """
            UPDATE item SET
              flags = (COALESCE(@replace, flags) | COALESCE(@set, 0)) & ~COALESCE(@clear, 0),
              tags = COALESCE(@tags, tags),
              fields = CASE WHEN @color IS NULL THEN fields ELSE json_set(fields, '$.COLOR', @color) END,
              modified = @now
            WHERE id = @Id
            """,
            new
            {
                row.Id,
                replace = Bits(values, "flags"),
                set = Bits(values, "set_flag"),
                clear = Bits(values, "clear_flag"),
                tags = values.Text("tags"),
                color,
                now = time.GetUtcNow().ToUnixTimeSeconds(),
            });
        return Result(row.Id);
    }

    /// <summary>
    /// <c>delete</c>: to the owner's trash; for good with <c>skip_trash</c> 1, or from the trash and below it. Right <c>t</c>. The owner without a
    /// trash gets <c>default_folder_missing</c>.
    /// </summary>
    public async Task<IqNode> DeleteAsync(OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        folder.Demand('t');
        var row = await FindAsync(folder, item, cancellationToken);
        await using var connection = await store.OpenAsync(cancellationToken);
        var trash = await connection.QueryFirstOrDefaultAsync<(long Id, string Path)?>(
            "SELECT id, path FROM folder WHERE account_id = @OwnerId AND type = 'M' AND default_letter = 'H'", new { folder.OwnerId });
        var forGood = item.Kid("values")?.Text("skip_trash") == "1" || item.Text("skip_trash") == "1"
            || (trash is { } bin && (folder.Id == bin.Id || folder.Path.StartsWith(bin.Path + "/", StringComparison.Ordinal)));
        if (forGood)
        {
            await connection.ExecuteAsync("DELETE FROM item WHERE id = @Id", new { row.Id });
            return new IqNode("result");
        }

        var target = trash ?? throw new IqException("default_folder_missing", "H");
        await connection.ExecuteAsync(
            "UPDATE item SET folder_id = @trash, original_folder = @Path, modified = @now WHERE id = @Id",
            new { trash = target.Id, folder.Path, row.Id, now = time.GetUtcNow().ToUnixTimeSeconds() });
        return new IqNode("result");
    }

    /// <summary><c>move</c> to another mail folder. Right <c>t</c> here, <c>i</c> there.</summary>
    public async Task<IqNode> MoveAsync(Account caller, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        folder.Demand('t');
        var row = await FindAsync(folder, item, cancellationToken);
        var target = await TargetAsync(caller, item, cancellationToken);
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "UPDATE item SET folder_id = @target, original_folder = NULL, modified = @now WHERE id = @Id",
            new { target = target.Id, row.Id, now = time.GetUtcNow().ToUnixTimeSeconds() },
            transaction);
        await quota.DemandAsync(connection, transaction, [target.OwnerId], "mailbox_quota_limit", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result(row.Id);
    }

    /// <summary><c>copy</c> to another mail folder, sharing the stored MIME. Right <c>i</c> there. The result carries the new id.</summary>
    public async Task<IqNode> CopyAsync(Account caller, OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        folder.Demand('r');
        var row = await FindAsync(folder, item, cancellationToken);
        var target = await TargetAsync(caller, item, cancellationToken);
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var arguments = new { row.Id, target = target.Id, now = time.GetUtcNow().ToUnixTimeSeconds() };
        var copy = await connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO item (folder_id, class, uid, rid, title, tags, created, modified, flags, size, fields)
            SELECT @target, class, uid, rid, title, tags, created, @now, flags, size, fields FROM item WHERE id = @Id RETURNING id
            """,
            arguments,
            transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO addon (item_id, kind, fields, blob_id) SELECT @copy, kind, fields, blob_id FROM addon WHERE item_id = @Id;
            INSERT INTO message_text (item_id, subject, sender, recipients, body)
            SELECT @copy, subject, sender, recipients, body FROM message_text WHERE item_id = @Id;
            """,
            new { copy, row.Id },
            transaction);
        await quota.DemandAsync(connection, transaction, [target.OwnerId], "mailbox_quota_limit", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result(copy);
    }

    private Task<StoredMessage> FindAsync(OpenFolder folder, XElement item, CancellationToken cancellationToken) =>
        StoredMessage.FindAsync(store, folder.Id, item.Attr("uid") ?? "", cancellationToken);

    private async Task<OpenFolder> TargetAsync(Account caller, XElement item, CancellationToken cancellationToken)
    {
        var path = item.Text("folder") ?? throw new IqException("item_copy_destination");
        OpenFolder target;
        try
        {
            target = await folders.OpenAsync(caller, item.Text("account") ?? caller.Email, path, cancellationToken);
        }
        catch (IqException missing) when (missing.Code == "folder_does_not_exist")
        {
            throw new IqException("item_copy_destination", path, missing);
        }

        target.Demand('i');
        return target.Type == "M" ? target : throw new IqException("item_copy_destination_type", path);
    }

    private static long? Bits(XElement values, string name) => values.Text(name) is { Length: > 0 } text
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : throw new IqException("item_edit", name)
        : null;

    private static IqNode Result(long id) => new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture));
}
