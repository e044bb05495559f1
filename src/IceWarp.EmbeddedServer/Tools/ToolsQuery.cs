using System.Globalization;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Items.Actions;
using IceWarp.EmbeddedServer.Quotas;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace IceWarp.EmbeddedServer.Tools;

/// <summary>
/// <c>webmail:iq:tools</c> (notes, 3.9): get timezone, ticket, quota, distrib, signature; set personality and telemetry, which are taken and not kept.
/// Anything else is <c>item_missing_tag</c> with its name.
/// </summary>
internal sealed class ToolsQuery(ItemStore store, FolderAccess folders, AccountQuota accountQuota) : IIqQuery
{
    private const int MaxTimes = 10_000;

    public string Namespace => "tools";

    public bool AllowsAnonymous(string type, XElement query) => false;

    public async Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        var answer = new IqNode("tools");
        foreach (var tool in query.Kid("tools")?.Elements() ?? throw new IqException("item_missing_tag", "tools"))
        {
            var name = tool.Name.LocalName.ToLowerInvariant();
            answer.Add((context.IsSet, name) switch
            {
                (false, "timezone") => Convert(tool),
                (false, "ticket") => await TicketAsync(context, tool, cancellationToken),
                (false, "quota") => await QuotaAsync(context.Caller, tool, cancellationToken),
                (false, "distrib") => await MembersAsync(context.Caller, tool, cancellationToken),
                (false, "signature") => await SignatureAsync(context.Caller, cancellationToken),
                (true, "personality" or "telemetry") => new IqNode(name),
                _ => throw new IqException("item_missing_tag", name),
            });
        }

        return IqAnswer.Query(answer);
    }

    // timezone: source and dest, each of type ctz (minutes east) or tzid; times/item/{date,time}
    private static IqNode Convert(XElement tool)
    {
        var (source, dest) = (Zone(tool.Kid("source")), Zone(tool.Kid("dest")));
        var times = tool.Kid("times")?.Kids("item").Take(MaxTimes).Select(item =>
        {
            var (day, minute) = (ItemRequest.ParseDay(item.Text("date") ?? ""), Minute(item.Text("time")));
            var (otherDay, otherMinute) = minute < 0 ? (day, minute) : Zones.FromUnix(Zones.ToUnix(day, minute, source), dest);
            return new IqNode("item").Add("date", Number(otherDay)).Add("time", Number(otherMinute));
        });
        return new IqNode("timezone", [new IqNode("times", times ?? [])]);
    }

    private static DateTimeZone Zone(XElement? element)
    {
        var text = element?.Value.Trim() ?? "";
        var zone = element?.Attr("type") == "ctz"
            ? (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes) ? Zones.FromOffset(minutes) : null)
            : Zones.Find(text);
        return zone ?? throw new IqException("item_missing_tag", element?.Name.LocalName ?? "source");
    }

    private static int Minute(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minute) && minute is >= -1 and < 1440
            ? minute
            : throw new IqException("item_missing_tag", "time");

    // A link that opens a file without sign-in; the same one as long as it has the same rights.
    private async Task<IqNode> TicketAsync(IqContext context, XElement tool, CancellationToken cancellationToken)
    {
        var folder = await folders.OpenAsync(context.Caller, tool.Text("account"), tool.Text("folder") ?? "", cancellationToken);
        folder.Demand('r');
        var rights = tool.Text("rights") is { Length: > 0 } asked ? asked : "rl";
        if (rights.Contains('w', StringComparison.Ordinal))
        {
            folder.Demand('w');
        }

        var item = await store.FindAsync(ItemRequest.ParseId(tool.Text("item")), cancellationToken);
        if (item is null || item.FolderId != folder.Id || new ItemView(context.Caller, folder, null).IsHidden(item))
        {
            throw new IqException("item_invalid_id", tool.Text("item"));
        }

        var attachment = tool.Text("attachment") is { Length: > 0 } part ? ItemRequest.ParseId(part) : (long?)null;
        var addon = attachment is { } id ? item.Addons.FirstOrDefault(one => one.Id == id) : item.Content;
        if (addon?.BlobId is null)
        {
            throw new IqException("attachment_file_not_found", tool.Text("attachment") ?? tool.Text("item"));
        }

        var code = await CodeAsync(item.Id, attachment, rights, cancellationToken);
        var name = attachment is null ? item.Title : addon.Fields["ATTDESC"];
        return new IqNode("ticket", $"{Base(context.Http.Request)}/webdav/ticket/{code}/{Uri.EscapeDataString(name)}");
    }

    private Task<string> CodeAsync(long itemId, long? attachmentId, string rights, CancellationToken cancellationToken) => store.WriteAsync(
        async items =>
        {
            var arguments = new { itemId, attachmentId, rights, code = ShareItem.NewCode() };
            var existing = await items.Connection.QueryFirstOrDefaultAsync<string>(
                "SELECT code FROM ticket WHERE item_id = @itemId AND attachment_id IS @attachmentId AND rights = @rights AND password_hash IS NULL AND expires IS NULL",
                arguments, items.Transaction);
            if (existing is null)
            {
                await items.Connection.ExecuteAsync(
                    "INSERT INTO ticket (code, item_id, attachment_id, rights) VALUES (@code, @itemId, @attachmentId, @rights)", arguments, items.Transaction);
            }

            return existing ?? arguments.code;
        },
        cancellationToken);

    // quota: bytes; 0 is no limit.
    private async Task<IqNode> QuotaAsync(Account caller, XElement tool, CancellationToken cancellationToken)
    {
        foreach (var account in tool.Kid("items")?.Kids("account") ?? [])
        {
            var email = account.Attr("uid") ?? account.Value.Trim();
            if (!string.Equals(email, caller.Email, StringComparison.OrdinalIgnoreCase))
            {
                throw new IqException("account_does_not_exist", email);
            }
        }

        var size = await accountQuota.UsageAsync(caller.Id, cancellationToken);
        return new IqNode("quota", [new IqNode("items", [new IqNode("account").With("uid", caller.Email).Add("quota", Number(accountQuota.Limit)).Add("size", Number(size))])]);
    }

    private async Task<IqNode> MembersAsync(Account caller, XElement tool, CancellationToken cancellationToken)
    {
        var folder = await folders.OpenAsync(caller, tool.Text("account"), tool.Text("folder") ?? "", cancellationToken);
        folder.Demand('r');
        var list = await store.FindAsync(ItemRequest.ParseId(tool.Text("item")), cancellationToken);
        return list is { Class: "L" } && list.FolderId == folder.Id
            ? new IqNode("distrib", list.Addons.Where(addon => addon.Kind == AddonKind.Location).Select(member =>
                new IqNode("item").Add("email", member.Fields["LCTEMAIL1"]).Add("name", member.Fields["LCTDESCRIPTION"])))
            : throw new IqException("item_invalid_id", tool.Text("item"));
    }

    private async Task<IqNode> SignatureAsync(Account caller, CancellationToken cancellationToken)
    {
        var contents = await store.ReadAsync(
            connection => connection.QueryAsync<string>(
                "SELECT content FROM resource WHERE account_id = @Id AND name = 'signature' ORDER BY id", new { caller.Id }),
            cancellationToken);
        return new IqNode("signature", contents.Select(content => new IqNode("item", Nodes(XElement.Parse($"<item>{content}</item>")))));
    }

    private static IEnumerable<IqNode> Nodes(XElement parent) => parent.Elements().Select(element =>
        element.HasElements ? new IqNode(element.Name.LocalName, Nodes(element)) : new IqNode(element.Name.LocalName, element.Value));

    private static string Base(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
