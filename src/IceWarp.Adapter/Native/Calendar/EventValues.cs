using System.Globalization;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Calendar;

/// <summary>Fields of events (notes, 4.2 and 4.3).</summary>
internal static class EventValues
{
    private const int Invited = 2;
    private const int Free = 4;
    private const int Tentative = 8;
    private const string Private = "P";

    /// <summary>Fields of a list.</summary>
    public static IReadOnlyList<IqElement> List { get; } =
    [
        .. ListFilter.Fields(
            [
                "evntitle", "evnlocation", .. EventTimes.Fields, "osd", "evnrcr_id", "evnuid", "evntype", "evnflags", "evnsharetype",
                "evnmeetingid", "evn_modified",
            ]),
        .. EventTimes.AskedInUtc,
    ];

    /// <summary>Fields of a single event.</summary>
    public static IReadOnlyList<IqElement> Detail { get; } = [.. ListFilter.Fields("evnnote", "evndescformat"), .. List];

    /// <summary>Add-ons of a single event.</summary>
    public static IReadOnlyList<string> Addons { get; } = ["recurrence", "reminders", "contacts", "attachments"];

    /// <summary>An event, or an occurrence; null when it has no time at all.</summary>
    public static CalendarEvent? Read(ItemAnswer item, TimeZoneInfo zone)
    {
        if (EventTimes.Read(item.Values, zone) is not { } time)
        {
            return null;
        }

        var flags = Flags(item);
        return new CalendarEvent(
            item.Ref.Id,
            item.Ref.FolderId,
            item["evnuid"],
            item["evntitle"],
            item["evnlocation"],
            time,
            IsSeries(item) ? JulianDay.Read(item["osd"]) ?? DateOnly.FromDateTime(time.Start.UtcDateTime) : null,
            (flags & Free) == 0,
            (flags & Tentative) != 0,
            item["evnsharetype"] == Private,
            Tags.Read(item["evntype"]),
            MeetingId(item["evnmeetingid"]),
            ItemVersion.Of(item.Ref.Item, item["evn_modified"], item["evntitle"], item["evnlocation"]))
        {
            IsInvitation = (flags & Invited) != 0,
        };
    }

    /// <summary>The fields of a draft; flags that a draft does not know are kept from <paramref name="stored"/>.</summary>
    public static IqElement Write(EventDraft draft, ItemAnswer? stored)
    {
        var flags = (stored is null ? 0 : Flags(stored)) & ~Free;
        return new IqElement(
            "values",
            [
                new("evntitle", draft.Title),
                new("evnlocation", draft.Location),
                new("evnnote", draft.Description.Content),
                new("evndescformat", Texts.Format(draft.Description)),
                new("evntype", Tags.Write(draft.Tags)),
                new("evnsharetype", draft.IsPrivate ? Private : "U"),
                new("evnflags", (draft.IsBusy ? flags : flags | Free).ToString(CultureInfo.InvariantCulture)),
                .. EventTimes.Write(draft.Time),
            ]);
    }

    private static bool IsSeries(ItemAnswer item) => item["evnrcr_id"].Trim() is not ("" or "0" or "-1");

    private static int Flags(ItemAnswer item) =>
        int.TryParse(item["evnflags"], NumberStyles.None, CultureInfo.InvariantCulture, out var flags) ? flags : 0;

    // Shown by WebClient with "_", known to the API with "@".
    private static string? MeetingId(string id) => id.Trim() is not { Length: > 0 } text ? null
        : text.Contains('@', StringComparison.Ordinal) ? text : text.Replace('_', '@');
}
