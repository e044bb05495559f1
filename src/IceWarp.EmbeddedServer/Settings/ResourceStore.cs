using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Settings;

/// <summary>An item of a resource.</summary>
/// <param name="Id">Its uid.</param>
/// <param name="Content">The children of <c>item</c> as XML.</param>
internal sealed record ResourceItem(long Id, string Content);

/// <summary>
/// The items of private (an account's) and public (account 0) resources (notes, 3.6). Fields are kept as they come: letter case,
/// attributes, nested elements and text.
/// </summary>
internal sealed class ResourceStore(EmbeddedStore store)
{
    /// <summary>The account that public resources belong to.</summary>
    public const long Public = 0;

    /// <summary>Most bytes of text and attribute values in one item, as UTF-8.</summary>
    public const int MaxItemBytes = 64 * 1024;

    /// <summary>Most items of one account.</summary>
    public const int MaxItems = 1000;

    private const int MaxNameLength = 100;

    // Of these a person has many: an item without uid is a new one. Of every other resource there is one item, and it is merged into.
    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        "tags", "signature", "aliases", "timezones", "holidays", "gw_mygroup", "filter_rules", "languages", "signup_domains", "skins",
    };

    /// <summary>The items of a resource in the order they were added.</summary>
    public async Task<IReadOnlyList<ResourceItem>> ItemsAsync(long accountId, string name, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<ResourceItem>(
            "SELECT id AS Id, content AS Content FROM resource WHERE account_id = @accountId AND name = @name ORDER BY id", new { accountId, name })];
    }

    /// <summary>
    /// Adds or merges (no uid), replaces those fields that are given (uid and children), deletes (uid alone); returns the id, null when
    /// deleted.
    /// </summary>
    public async Task<long?> SetAsync(long accountId, string name, XElement item, CancellationToken cancellationToken)
    {
        var fields = item.Elements().ToList();
        DemandSize(name, fields);
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var uid = Uid(item);
        var stored = uid is not null
            ? await connection.QuerySingleOrDefaultAsync<ResourceItem>(
                "SELECT id AS Id, content AS Content FROM resource WHERE account_id = @accountId AND name = @name AND id = @uid",
                new { accountId, name, uid }) ?? throw new IqException("settings_item_unknown", item.Attr("uid"))
            : Lists.Contains(name) ? null
            : await connection.QueryFirstOrDefaultAsync<ResourceItem>(
                "SELECT id AS Id, content AS Content FROM resource WHERE account_id = @accountId AND name = @name ORDER BY id",
                new { accountId, name });
        long? id;
        if (uid is not null && fields.Count == 0)
        {
            await connection.ExecuteAsync("DELETE FROM resource WHERE id = @uid", new { uid });
            id = null;
        }
        else if (stored is not null)
        {
            var merged = Merge(Fields(stored.Content), fields);
            DemandSize(name, merged);
            await connection.ExecuteAsync("UPDATE resource SET content = @content WHERE id = @Id", new { stored.Id, content = Write(merged) });
            id = stored.Id;
        }
        else
        {
            await DemandRoomAsync(connection, accountId);
            id = await connection.ExecuteScalarAsync<long>(
                "INSERT INTO resource (account_id, name, content) VALUES (@accountId, @name, @content) RETURNING id",
                new { accountId, name, content = Write(fields) });
        }

        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>The fields of an item for an answer.</summary>
    public static IEnumerable<IqNode> Nodes(string content) => Fields(content).Select(IqNode.From);

    private static async Task DemandRoomAsync(Microsoft.Data.Sqlite.SqliteConnection connection, long accountId)
    {
        if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM resource WHERE account_id = @accountId", new { accountId }) >= MaxItems)
        {
            throw new IqException("settings_too_many", "This account keeps as many settings as it may.");
        }
    }

    private static void DemandSize(string name, IEnumerable<XElement> fields)
    {
        if (name.Length > MaxNameLength)
        {
            throw new IqException("settings_name_too_long", name[..MaxNameLength]);
        }

        var bytes = fields.Sum(field =>
            field.DescendantNodesAndSelf().OfType<XText>().Sum(text => Encoding.UTF8.GetByteCount(text.Value))
            + field.DescendantsAndSelf().Attributes().Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Value)));
        if (bytes > MaxItemBytes)
        {
            throw new IqException("settings_too_large", string.Create(CultureInfo.InvariantCulture, $"{name}: an item holds at most {MaxItemBytes} bytes."));
        }
    }

    private static long? Uid(XElement item) => item.Attr("uid") is not { Length: > 0 } uid ? null
        : long.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
        : throw new IqException("settings_item_unknown", uid);

    // A field that is given takes the place of all of that name.
    private static List<XElement> Merge(IReadOnlyList<XElement> stored, List<XElement> given)
    {
        var names = given.Select(field => field.Name.LocalName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. stored.Where(field => !names.Contains(field.Name.LocalName)), .. given];
    }

    private static string Write(IEnumerable<XElement> fields) => string.Concat(fields.Select(field => IqWriter.Xml(IqNode.From(field))));

    private static List<XElement> Fields(string content)
    {
        using var reader = XmlReader.Create(new StringReader($"<item>{content}</item>"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return [.. XElement.Load(reader, LoadOptions.PreserveWhitespace).Elements()];
    }
}
