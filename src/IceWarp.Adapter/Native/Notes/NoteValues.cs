using System.Net;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Notes;

/// <summary>Fields of notes: the body is the add-on NOTES, with EVNNOTE as the fallback (notes, 4.5).</summary>
internal static class NoteValues
{
    private static readonly string[] ListFields = ["evntitle", "evntype", "evn_modified"];

    /// <summary>Fields of a list.</summary>
    public static IReadOnlyList<IqElement> List { get; } = ListFilter.Fields(ListFields);

    /// <summary>Fields of a single note.</summary>
    public static IReadOnlyList<IqElement> Single { get; } =
        ListFilter.Fields([.. ListFields, "evndescformat", "evnnote", "evn_created", "evn_metadata"]);

    /// <summary>Add-ons of a single note.</summary>
    public static IReadOnlyList<string> Addons { get; } = ["note", "attachments"];

    /// <summary>A note of a list.</summary>
    public static Note Read(ItemAnswer item) => new(
        item.Ref.Id,
        item.Ref.FolderId,
        item["evntitle"],
        Tags.Read(item["evntype"]),
        JulianDay.ReadUnix(item["evn_modified"]) ?? DateTimeOffset.UnixEpoch,
        ItemVersion.Of(item.Ref.Item, item["evn_modified"], item["evntitle"], item["evntype"]));

    /// <summary>A whole note.</summary>
    public static NoteDetail ReadDetail(ItemAnswer item)
    {
        var text = item.Addons("notes", "note") is [var note, ..] && note.Values.Value("note_text") is { Length: > 0 } body ? body : item["evnnote"];
        var metadata = Metadata(item["evn_metadata"]);
        var creator = new Mailbox(metadata.GetValueOrDefault("core_own_name", ""), metadata.GetValueOrDefault("core_own_email", ""));
        return new NoteDetail(
            Read(item),
            Texts.Read(text, item["evndescformat"]),
            Attachments.Read(item),
            JulianDay.ReadUnix(item["evn_created"]),
            creator is { Name: "", Address: "" } ? null : creator,
            metadata.GetValueOrDefault("core_modifiedown_name", "") is { Length: > 0 } modifier ? modifier : null);
    }

    /// <summary>The field with the iCalendar UID.</summary>
    public const string Uid = "evnuid";

    /// <summary>The fields of a draft.</summary>
    public static IqElement Write(NoteDraft draft) => new(
        "values",
        new IqElement("evntitle", draft.Title),
        new IqElement("evndescformat", Texts.Format(draft.Body)),
        new IqElement("evntype", Tags.Write(draft.Tags)));

    /// <summary>The add-on with the body.</summary>
    public static IqElement WriteBody(string? uid, RichText body) =>
        new("notes", new IqElement("note", new IqElement("values", new IqElement("note_text", body.Content))).With("uid", uid));

    // EVN_METADATA: url-encoded pairs (notes, 4.2).
    private static Dictionary<string, string> Metadata(string text) =>
        text.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pairs => pairs.Key, pairs => WebUtility.UrlDecode(pairs.First()[1]).Trim(), StringComparer.OrdinalIgnoreCase);
}
