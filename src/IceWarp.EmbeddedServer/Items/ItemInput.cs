using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;
using NodaTime;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>What the <c>item</c> element of a set brings (notes, 3.4).</summary>
/// <param name="Values">Field changes, upper-case names; an empty text takes a field away. Fields that the server keeps itself are left out.</param>
/// <param name="Controls">Values that are no fields: EXPDATE, EXPFOLLOWING, SKIP_TRASH, DATA and so on.</param>
/// <param name="Zone">The person's zone, or null.</param>
/// <param name="Addons">Add-on changes in order.</param>
internal sealed record ItemInput(
    IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Controls, DateTimeZone? Zone, IReadOnlyList<AddonInput> Addons)
{
    private static readonly HashSet<string> Control = new(StringComparer.Ordinal)
    {
        "CTZ", "TZID", "EXPDATE", "EXPFOLLOWING", "SKIP_TRASH", "REASON", "DATA", "MEETING_ACTION", "EVNUID", "EVNRID", "EVNCLASS", "ITMCLASS", "REVISION",
        "EXPIRE", "PASSWORD", "EDITABLE", "TIMESTAMP", "MINUTES",
    };

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "EVN_ID", "ITM_ID", "EVN_CREATED", "EVN_MODIFIED", "EVN_METADATA", "EVNFOLDER", "EVNGRP_ID", "EVNOWN_ID", "EVNRCR_ID", "RMNEVN_ID", "ITMFOLDER",
        "ITMGRP_ID", "ITMOWN_ID", "ITM_DELETED", "ITMORIGINALFOLDER", "EVNLOCKOWN_ID", "EVNLOCKOWN_EMAIL", "OSD", "OST", "OED", "OET", "TICKET", "INVITETICKET",
        "EVNDOCINVITE", "EVNDOCPASS", "EVNDOCPASS_PLAIN", "EVNDOCEXPIRE", "EVNDOCRIGHTS", "EVNDOCEDITABLE", "EVN_DOCUMENTEDITINGINFO",
    };

    /// <summary>EXPDATE: Julian day of the occurrence that is meant, or null for the whole item.</summary>
    public int? ExpDate => Controls.GetValueOrDefault("EXPDATE") is { Length: > 0 } day and not "0" ? ItemRequest.ParseDay(day) : null;

    /// <summary>EXPFOLLOWING: this occurrence and those after it.</summary>
    public bool ExpFollowing => IsTrue("EXPFOLLOWING");

    /// <summary>Reads the element.</summary>
    public static ItemInput Of(XElement item)
    {
        var values = item.Kid("values");
        var all = (values?.Elements() ?? []).GroupBy(field => field.Name.LocalName.ToUpperInvariant(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        return new ItemInput(
            all.Where(field => !Control.Contains(field.Key) && !Kept.Contains(field.Key)).ToDictionary(StringComparer.Ordinal),
            all.Where(field => Control.Contains(field.Key)).ToDictionary(StringComparer.Ordinal),
            ItemRequest.ClientZone(values),
            [.. AddonKind.All.SelectMany(kind => item.Kids(kind.Plural).SelectMany(group => group.Kids(kind.Singular)), (kind, addon) => AddonInput.Of(kind.Singular, addon))]);
    }

    /// <summary>Whether a control value says yes.</summary>
    public bool IsTrue(string control) => Controls.GetValueOrDefault(control, "") is "1" or "true" or "TRUE";
}

/// <summary>One change of an add-on: without uid it is added, with uid and values edited, with uid alone deleted.</summary>
/// <param name="Kind">Singular name.</param>
/// <param name="Uid">The add-on's id, or null.</param>
/// <param name="Values">Field changes, upper-case names, or null when there are none at all.</param>
internal sealed record AddonInput(string Kind, long? Uid, IReadOnlyDictionary<string, string>? Values)
{
    /// <summary>Reads the element.</summary>
    public static AddonInput Of(string kind, XElement addon)
    {
        var values = addon.Kid("values")?.Elements().GroupBy(field => field.Name.LocalName.ToUpperInvariant(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        return new AddonInput(kind, addon.Attr("uid") is { Length: > 0 } uid ? ItemRequest.ParseId(uid) : null, values);
    }
}
