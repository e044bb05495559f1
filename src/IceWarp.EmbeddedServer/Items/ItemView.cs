using System.Globalization;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Recurrence;
using NodaTime;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Shows stored items as the protocol's values and add-ons (notes, 3.3 and 4), times in the person's zone.</summary>
/// <param name="Caller">Who looks.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Zone">The person's zone; null leaves times in the item's own zone.</param>
internal sealed record ItemView(Account Caller, OpenFolder Folder, DateTimeZone? Zone)
{
    private static readonly string[] Computed =
    [
        "EVNUID", "EVNRID", "EVN_CREATED", "EVN_MODIFIED", "EVNCLASS", "EVNFOLDER", "EVNGRP_ID", "EVNOWN_ID", "EVNFLAGS", "EVNRCR_ID", "RMNEVN_ID",
    ];

    private static readonly string[] Times =
    [
        "EVNTIMEFORMAT", "OSD", "OST", "OED", "OET", "_TZEVNSTARTDATE", "_TZEVNSTARTTIME", "_TZEVNENDDATE", "_TZEVNENDTIME", .. EventTimes.Names,
    ];

    private static readonly string[] Lock = ["EVNCOMPLETE", "EVNLOCKOWN_ID", "EVNLOCKOWN_EMAIL", "EVNDOCINVITE", "EVNDOCEXPIRE", "EVNDOCEDITABLE", "TICKET", "INVITETICKET"];

    // What others may see of a private item: that it is there.
    private static readonly string[] Public =
    [
        "EVN_ID", "ITM_ID", "EVNUID", "EVN_CREATED", "EVN_MODIFIED", "EVNFOLDER", "EVNGRP_ID", "EVNOWN_ID", "EVNRCR_ID", "EVNSHARETYPE", "EVNFLAGS", "EVNCLASS", "_TZID", .. Times,
    ];

    /// <summary>Addresses by account id, of those who hold locks.</summary>
    public IReadOnlyDictionary<long, string> Emails { get; init; } = new Dictionary<long, string>();

    /// <summary>Content of the text file that is shown: the value <c>data</c> (notes, 3.5).</summary>
    public string Data { get; init; } = "";

    /// <summary>Whether an item is private and the caller is not its folder's owner.</summary>
    public bool IsHidden(StoredItem item) => Folder.OwnerId != Caller.Id && item.Fields["EVNSHARETYPE"] == "P";

    /// <summary>An <c>item</c> element with values; <paramref name="fields"/> empty for every field it has.</summary>
    public IqNode Item(StoredItem item, IReadOnlyList<string> fields, Occurrence? occurrence = null, TicketView? tickets = null)
    {
        var values = new IqNode("values");
        var everything = fields.Count == 0;
        foreach (var name in everything ? AllFields(item) : fields)
        {
            var text = Value(item, name, occurrence, tickets);
            if (!everything || text.Length > 0)
            {
                values.Add(name.ToLowerInvariant(), text);
            }
        }

        // Every occurrence goes by the id of its series and its day by the rule.
        var node = new IqNode("item", [values]).With("uid", Number(item.SeriesId ?? item.Id));
        return occurrence?.Day is { } day ? node.With("date", Number(day)) : node;
    }

    /// <summary>An <c>item</c> element with the id only: a list without <c>values</c>.</summary>
    public static IqNode IdOnly(StoredItem item) =>
        new IqNode("item", [new IqNode("values", [new IqNode(item.IsContact ? "itm_id" : "evn_id", Number(item.SeriesId ?? item.Id))])])
            .With("uid", Number(item.SeriesId ?? item.Id));

    /// <summary>The text of one field (upper case); empty when it has none.</summary>
    public string Value(StoredItem item, string name, Occurrence? occurrence = null, TicketView? tickets = null)
    {
        if (IsHidden(item) && !Public.Contains(name, StringComparer.Ordinal))
        {
            return "";
        }

        return name switch
        {
            "EVN_ID" or "ITM_ID" => Number(item.SeriesId ?? item.Id),
            "EVNUID" or "ITMUID" => item.Uid,
            "EVNRID" or "ITMRID" => item.Rid,
            "EVNCLASS" or "ITMCLASS" => item.Class,
            "EVN_CREATED" or "ITM_CREATED" => Number(item.Created),
            "EVN_MODIFIED" or "ITM_MODIFIED" => Number(item.Modified),
            "EVNFOLDER" or "ITMFOLDER" => Folder.Path,
            "EVNGRP_ID" or "ITMGRP_ID" => Number(item.FolderId),
            "EVNOWN_ID" or "ITMOWN_ID" => item.Fields["EVNOWN_ID"] is { Length: > 0 } owner ? owner : Number(Folder.OwnerId),
            "EVNRCR_ID" => Number(item.SeriesId ?? item.Recurrence?.Id ?? 0),
            "RMNEVN_ID" => Number(item.Addons.Any(addon => addon.Kind == AddonKind.Reminder) ? item.Id : 0),
            "DATA" => Data,
            "EVNFLAGS" => Number(item.Fields.Number(name)),
            "EVNCOMPLETE" when item.Class == "F" => Number(item.Size),
            "EVNLOCKOWN_ID" => item.LockAccountId is { } holder ? Number(holder) : "",
            "EVNLOCKOWN_EMAIL" => item.LockAccountId is { } holder ? Emails.GetValueOrDefault(holder, "") : "",
            "ITMTITLE" or "ITMDESCRIPTION" when !item.IsContact => name == "ITMTITLE" ? item.Title : item.Fields["EVNNOTE"],
            "ITMORIGINALFOLDER" or "EVNORIGINALFOLDER" => item.OriginalFolder ?? "",
            "ITM_DELETED" or "EVN_DELETED" => item.Deleted is { } deleted ? Number(deleted) : "",
            "OSD" or "OST" or "OED" or "OET" or "EVNTIMEFORMAT" => Time(item, name, occurrence),
            "EVNDOCINVITE" or "EVNDOCEXPIRE" or "EVNDOCEDITABLE" or "EVNDOCPASS" or "TICKET" or "INVITETICKET" => tickets?.Value(name) ?? "",
            _ when name.StartsWith("LCT", StringComparison.Ordinal) => FirstOf(item, AddonKind.Location, name),
            _ when name.TrimStart('_').Contains("EVNSTART", StringComparison.Ordinal) || name.Contains("EVNEND", StringComparison.Ordinal) =>
                Time(item, name, occurrence),
            _ => item.Fields[name],
        };
    }

    /// <summary>Add-ons with their uids, grouped below their plural names.</summary>
    public IEnumerable<IqNode> Addons(StoredItem item, IReadOnlyDictionary<long, string>? attachmentTickets = null)
    {
        if (IsHidden(item))
        {
            yield break;
        }

        foreach (var (plural, singular) in AddonKind.All)
        {
            var group = item.Addons.Where(addon => addon.Kind == singular).Select(addon => Addon(addon, attachmentTickets)).ToArray();
            if (group.Length > 0)
            {
                yield return new IqNode(plural, group);
            }
        }
    }

    private static IqNode Addon(StoredAddon addon, IReadOnlyDictionary<long, string>? tickets)
    {
        var values = new IqNode("values");
        if (AddonKind.IdField(addon.Kind) is { } idField)
        {
            values.Add(idField.ToLowerInvariant(), Number(addon.Id));
        }

        foreach (var (name, text) in addon.Fields.Where(field => field.Key is not ("ATTSIZE" or "TICKET")))
        {
            values.Add(name.ToLowerInvariant(), text);
        }

        if (addon.Kind == AddonKind.Attachment)
        {
            values.Add("attsize", Number(addon.BlobId is null ? addon.Fields.Number("ATTSIZE") : addon.Size));
            values.Add("ticket", tickets?.GetValueOrDefault(addon.Id));
        }

        return new IqNode(addon.Kind, [values]).With("uid", Number(addon.Id));
    }

    private static IEnumerable<string> AllFields(StoredItem item)
    {
        var own = item.Fields.Select(field => field.Key).Where(name => !Computed.Contains(name, StringComparer.Ordinal) && !Times.Contains(name, StringComparer.Ordinal));
        string[] trash = item.Deleted is null ? [] : ["ITMORIGINALFOLDER", "ITM_DELETED"];
        return item.IsContact
            ? ["ITM_ID", "ITMCLASS", "ITMFOLDER", "ITMGRP_ID", "ITMOWN_ID", "EVNUID", "EVNRID", "EVN_CREATED", "EVN_MODIFIED", .. own.Except(["EVNOWN_ID"], StringComparer.Ordinal), .. trash]
            : ["EVN_ID", .. Computed, .. item.Class == "F" ? Lock : [], .. EventTimes.Of(item.Fields) is { StartDate: > 0 } or { EndDate: > 0 } ? Times : [], .. own.Except(["EVNCOMPLETE"], StringComparer.Ordinal), .. item.Class == "F" ? [] : new[] { "EVNCOMPLETE" }, .. trash];
    }

    private string Time(StoredItem item, string name, Occurrence? occurrence)
    {
        var times = occurrence?.Times ?? EventTimes.Of(item.Fields);
        var own = EventTimes.ZoneOf(item.Fields);
        if (name == "EVNTIMEFORMAT")
        {
            var isSeries = item.Recurrence is not null || item.SeriesId is not null;
            return own is null || (times.IsAllDay && !isSeries) ? "F" : item.Fields.Has("_TZID") ? "Z" : "L";
        }

        // OSD OST OED OET: what the rule says, not moved to another zone.
        if (name[0] == 'O')
        {
            return Pick(occurrence?.Original ?? times, name switch { "OSD" => 0, "OST" => 1, "OED" => 2, _ => 3 });
        }

        var inOwnZone = name[0] == '_';
        var field = EventTimes.Names.ToList().IndexOf(inOwnZone ? name[3..] : name);
        return field < 0 ? item.Fields[name]
            : inOwnZone ? (own is null || !item.Fields.Has("_TZID") ? "" : Pick(times, field))
            : Pick(times.In(own, Zone), field);
    }

    private static string Pick(EventTimes times, int field) => field switch
    {
        0 => times.StartDate == 0 ? "" : Number(times.StartDate),
        1 => Number(times.StartTime),
        2 => times.EndDate == 0 ? "" : Number(times.EndDate),
        _ => Number(times.EndTime),
    };

    private static string FirstOf(StoredItem item, string kind, string name) =>
        item.Addons.Where(addon => addon.Kind == kind).Select(addon => addon.Fields[name]).FirstOrDefault(text => text.Length > 0) ?? "";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The share link of a file, if it has one.</summary>
/// <param name="Code">Its code; null when it is not shared.</param>
/// <param name="Expires">Unix seconds, or null.</param>
/// <param name="HasPassword">Whether a password is asked.</param>
/// <param name="IsEditable">Whether the guest may edit.</param>
internal sealed record TicketView(string? Code, long? Expires, bool HasPassword, bool IsEditable)
{
    /// <summary>The text of one of the sharing fields (notes, 4.6); passwords are never told.</summary>
    public string Value(string field) => Code is null ? "" : field switch
    {
        "EVNDOCINVITE" => "1",
        "EVNDOCEXPIRE" => Expires?.ToString(CultureInfo.InvariantCulture) ?? "",
        "EVNDOCEDITABLE" => IsEditable ? "1" : "0",
        "EVNDOCPASS" => HasPassword ? "1" : "",
        "TICKET" or "INVITETICKET" => Code,
        _ => "",
    };
}
