using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Items.Actions;
using IceWarp.EmbeddedServer.Recurrence;
using NodaTime;

namespace IceWarp.EmbeddedServer.FreeBusy;

/// <summary>
/// <c>webmail:iq:freebusy</c> (notes, 3.7): when accounts of this server are not free, also asked without a session. Titles are told only to the
/// person they belong to. Somebody unknown is UNKNOWN.
/// </summary>
internal sealed class FreeBusyQuery(ItemStore store, AccountDirectory accounts) : IIqQuery
{
    private const int DefaultDays = 30;
    private const int MaxDays = 366;
    private const int MaxUsers = 100;

    public string Namespace => "freebusy";

    public bool AllowsAnonymous(string type, XElement query) => type == "get";

    public async Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        if (context.IsSet)
        {
            throw new IqException("xmlrequest_invalid_type", "set");
        }

        var zone = ItemRequest.ClientZone(query) ?? DateTimeZone.Utc;
        var from = ItemRequest.ParseDay(query.Text("from") ?? throw new IqException("item_missing_tag", "from"));
        var to = query.Text("to") is { Length: > 0 } text ? ItemRequest.ParseDay(text) : from + DefaultDays;
        if (to < from || to - from > MaxDays)
        {
            throw new IqException("item_invalid_id", query.Text("to"));
        }

        var except = query.Text("evn_id") is { Length: > 0 } id ? ItemRequest.ParseId(id) : 0;
        var users = query.Kid("users")?.Kids("user").Select(user => user.Value.Trim()).Where(user => user.Length > 0).Take(MaxUsers).ToArray() ?? [];
        var answer = new List<IqNode>();
        foreach (var user in users)
        {
            answer.AddRange(await OfUserAsync(context.CallerOrNull, user, new DayInterval(from, to, zone), except, cancellationToken));
        }

        return IqAnswer.Query(answer);
    }

    private async Task<IEnumerable<IqNode>> OfUserAsync(
        Account? caller, string user, DayInterval interval, long except, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user, cancellationToken) is not { } account)
        {
            return [new IqNode("item").Add("type", "UNKNOWN").Add("user", user)];
        }

        var (items, changed) = await store.ReadAsync(
            async connection =>
            {
                var arguments = new { account.Id, from = interval.FromUnix - 86400, to = interval.ToUnix + 86400 };
                const string InCalendars = "i.folder_id IN (SELECT f.id FROM folder f WHERE f.account_id = @Id AND f.type = 'E')";
                return (
                    await connection.ListItemsAsync($"{InCalendars} AND i.series_id IS NULL AND ((i.starts < @to AND (i.ends IS NULL OR i.ends >= @from)) OR EXISTS (SELECT 1 FROM item o WHERE o.series_id = i.id AND o.starts < @to AND o.ends >= @from))", arguments),
                    await connection.ListItemsAsync($"{InCalendars} AND i.series_id IS NOT NULL", arguments));
            },
            cancellationToken);
        var bySeries = changed.ToLookup(item => item.SeriesId!.Value);
        var own = caller?.Id == account.Id;
        return items.Where(item => item.Id != except)
            .SelectMany(item => Series.Expand(item, [.. bySeries[item.Id]], interval))
            .Where(occurrence => (occurrence.Item.Fields.Number("EVNFLAGS") & Invitations.Free) == 0)
            .OrderBy(occurrence => Start(occurrence, interval.Zone))
            .Select(occurrence => Node(occurrence, user, account, own, interval.Zone));
    }

    private static IqNode Node(Occurrence occurrence, string user, Account account, bool own, DateTimeZone zone)
    {
        var item = occurrence.Item;
        var times = occurrence.Times.In(EventTimes.ZoneOf(item.Fields), zone);
        var open = Invitations.Invited(item, account.Email).Any(addon => addon.Fields["CNTSTATUS"] is "B" or "T");
        var tentative = open || (item.Fields.Number("EVNFLAGS") & Invitations.Tentative) != 0;
        var node = new IqNode("item").Add("type", tentative ? "TENTATIVE" : "BUSY").Add("user", user)
            .Add("startdate", Number(times.StartDate)).Add("starttime", Number(times.StartTime))
            .Add("enddate", Number(times.EndDate)).Add("endtime", Number(times.EndTime))
            .Add("start", Number(Start(occurrence, zone))).Add("finish", Number(Finish(occurrence, zone)));
        return own
            ? node.Add("summary", item.Title).Add("uid", Number(item.SeriesId ?? item.Id)).Add("evnuid", item.Uid)
            : node;
    }

    // Whole days and floating times are those of the asker.
    private static long Start(Occurrence occurrence, DateTimeZone zone) =>
        Zones.ToUnix(occurrence.Times.StartDate, occurrence.Times.StartTime, Zone(occurrence, zone));

    private static long Finish(Occurrence occurrence, DateTimeZone zone) =>
        Zones.ToUnix(Math.Max(occurrence.Times.EndDate, occurrence.Times.StartDate), occurrence.Times.EndTime, Zone(occurrence, zone));

    private static DateTimeZone Zone(Occurrence occurrence, DateTimeZone zone) =>
        occurrence.Times.IsAllDay ? zone : EventTimes.ZoneOf(occurrence.Item.Fields) ?? zone;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
