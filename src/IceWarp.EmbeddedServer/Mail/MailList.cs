using System.Globalization;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Lists a mail folder: fields, filter, sort, search (notes, 3.3). Reads no MIME.</summary>
internal sealed class MailList(EmbeddedStore store)
{
    /// <summary>Messages of one answer when the request names no limit.</summary>
    public const int DefaultLimit = 1000;

    private static readonly string[] DefaultFields =
        ["subject", "to", "from", "date", "size", "flags", "static_flags", "has_attachment", "color", "priority", "tags"];

    public async Task<ItemList> ReadAsync(OpenFolder folder, XElement item, CancellationToken cancellationToken)
    {
        var filter = item.Kid("filter");
        var limit = Number(filter?.Text("limit"), DefaultLimit);
        var offset = Number(filter?.Text("offset"), 0);
        var arguments = new DynamicParameters(new { folder = folder.Id, limit, offset });
        var search = string.Join(' ', new[] { filter?.Text("search"), filter?.Text("fulltext") }.Where(text => !string.IsNullOrWhiteSpace(text)));
        var condition = MailSearch.Condition(search, arguments);
        var where = "FROM item i " + (condition.Length > 0 ? "JOIN message_text t ON t.item_id = i.id " : "")
            + "WHERE i.folder_id = @folder AND i.class = 'M'" + (condition.Length > 0 ? " AND " + condition : "");

        await using var connection = await store.OpenAsync(cancellationToken);
        var (count, unread) = await connection.QuerySingleAsync<(long Count, long Unread)>(
            $"SELECT COUNT(*), COALESCE(SUM((i.flags & {(int)MailFlags.Seen}) = 0), 0) {where}", arguments);
        var rows = await connection.QueryAsync<StoredMessage>(
            $"SELECT {StoredMessage.Columns} {where} ORDER BY {Order(filter?.Kid("sort"))} LIMIT @limit OFFSET @offset", arguments);
        var fields = Fields(item);
        return new ItemList([.. rows.Select(row => Node(row, fields))], (int)count, (int)unread, offset);
    }

    /// <summary>The fields that a request asks for; the usual set when it names none.</summary>
    public static IReadOnlyList<string> Fields(XElement item) =>
        item.Kid("values") is { } values && values.Elements().Select(value => value.Name.LocalName.ToLowerInvariant()).ToList() is { Count: > 0 } asked
            ? asked
            : DefaultFields;

    /// <summary>An <c>item</c> element with the asked fields that the message has.</summary>
    public static IqNode Node(StoredMessage row, IEnumerable<string> fields)
    {
        var values = new IqNode("values");
        foreach (var field in fields)
        {
            values.Add(field, row.Field(field));
        }

        return new IqNode("item", values).With("uid", row.Id.ToString(CultureInfo.InvariantCulture));
    }

    // Two forms: <sort><date>desc</date></sort> and <sort><on reverse="true">DATE</on></sort>. Newest first when none is given.
    private static string Order(XElement? sort)
    {
        var keys = (sort?.Elements() ?? [])
            .Select(key => key.Name.LocalName.Equals("on", StringComparison.OrdinalIgnoreCase)
                ? (Column: Column(key.Value), Falls: key.Attr("reverse") == "true")
                : (Column: Column(key.Name.LocalName), Falls: key.Value.Equals("desc", StringComparison.OrdinalIgnoreCase)))
            .Where(key => key.Column is not null)
            .Select(key => key.Column + (key.Falls ? " DESC" : " ASC"))
            .DefaultIfEmpty("i.created DESC");
        return string.Join(", ", keys) + ", i.id DESC";
    }

    private static string? Column(string field) => field.Trim().ToLowerInvariant() switch
    {
        "date" or "item_created" => "i.created",
        "subject" => "i.title COLLATE NOCASE",
        "size" => "i.size",
        "flags" => "i.flags",
        "tags" => "i.tags COLLATE NOCASE",
        "from" => "json_extract(i.fields, '$.FROM') COLLATE NOCASE",
        "to" => "json_extract(i.fields, '$.TO') COLLATE NOCASE",
        "priority" => "json_extract(i.fields, '$.PRIORITY')",
        "color" => "json_extract(i.fields, '$.COLOR')",
        "has_attachment" => "json_extract(i.fields, '$.HAS_ATTACHMENT')",
        _ => null,
    };

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
