namespace IceWarp.EmbeddedServer.Items;

/// <summary>A stored groupware item with all its add-ons.</summary>
/// <param name="Id">Row id: EVN_ID, ITM_ID.</param>
/// <param name="FolderId">Folder row.</param>
/// <param name="Class">EVNCLASS or ITMCLASS letter: E, T, N, J, F, O (changed occurrence), C (person), L (distribution list).</param>
/// <param name="Uid">EVNUID: iCalendar or vCard UID.</param>
/// <param name="Rid">EVNRID: resource name in WebDAV.</param>
/// <param name="Created">Unix seconds.</param>
/// <param name="Modified">Unix seconds; moves strictly forward with each change.</param>
/// <param name="Size">Bytes of a file's content; 0 otherwise.</param>
/// <param name="LockAccountId">Who holds the lock.</param>
/// <param name="OriginalFolder">In the trash: path it was deleted from.</param>
/// <param name="Deleted">In the trash: when, unix seconds.</param>
/// <param name="SeriesId">Of a changed occurrence: the series.</param>
/// <param name="Occurrence">Of a changed occurrence: its Julian day by the rule, in the series' own zone.</param>
/// <param name="Fields">Every field a client may write, dates and times in the item's own zone (<see cref="EventTimes"/>).</param>
internal sealed record StoredItem(
    long Id, long FolderId, string Class, string Uid, string Rid, long Created, long Modified, long Size, long? LockAccountId,
    string? OriginalFolder, long? Deleted, long? SeriesId, long? Occurrence, ItemFields Fields)
{
    /// <summary>Columns of a row, named like the properties.</summary>
    public const string Columns =
        "i.id, i.folder_id AS FolderId, i.class, i.uid, i.rid, i.created, i.modified, i.size, i.lock_account_id AS LockAccountId, "
        + "i.original_folder AS OriginalFolder, i.deleted, i.series_id AS SeriesId, i.occurrence, i.fields";

    /// <summary>Add-ons in the order they were added.</summary>
    public IReadOnlyList<StoredAddon> Addons { get; init; } = [];

    /// <summary>Julian days taken out of the series.</summary>
    public IReadOnlyList<int> DeletedOccurrences { get; init; } = [];

    /// <summary>The title (file name) of EVN items, the display name of contacts.</summary>
    public string Title => Fields[IsContact ? "ITMCLASSIFYAS" : "EVNTITLE"];

    /// <summary>Comma separated tags.</summary>
    public string Tags => Fields[IsContact ? "ITMCATEGORY" : "EVNTYPE"];

    /// <summary>Person or distribution list: fields are called ITM..., not EVN....</summary>
    public bool IsContact => Class is "C" or "L";

    /// <summary>The rule of a series, or null.</summary>
    public StoredAddon? Recurrence => Addons.FirstOrDefault(addon => addon.Kind == AddonKind.Recurrence);

    /// <summary>The content of a file, or null.</summary>
    public StoredAddon? Content =>
        Class == "F" ? Addons.FirstOrDefault(addon => addon.Kind == AddonKind.Attachment && addon.BlobId is not null && addon.Fields["ATTTYPE"] is "" or "attachment") : null;
}

/// <summary>An add-on of an item (notes, 3.4).</summary>
/// <param name="Id">Row id: the add-on's uid.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Kind">Singular name, see <see cref="AddonKind"/>.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="BlobId">Bytes, or null.</param>
/// <param name="Size">How many bytes.</param>
internal sealed record StoredAddon(long Id, long ItemId, string Kind, ItemFields Fields, long? BlobId, long Size);

/// <summary>A new item as code fills it in: import, WebDAV, first contents.</summary>
/// <param name="FolderId">Where it goes.</param>
/// <param name="Class">Class letter, see <see cref="StoredItem.Class"/>.</param>
/// <param name="Fields">Every field, dates and times in the item's own zone (EVNTIMEFORMAT and _TZID say which).</param>
internal sealed record NewItem(long FolderId, string Class, ItemFields Fields)
{
    /// <summary>UID; made up when null.</summary>
    public string? Uid { get; init; }

    /// <summary>Resource name in WebDAV; made of the UID when null.</summary>
    public string? Rid { get; init; }

    /// <summary>Who makes it: EVNOWN_ID and EVN_METADATA; null leaves both to <see cref="Fields"/>.</summary>
    public Accounts.Account? Author { get; init; }

    /// <summary>When it was made, unix seconds; now when null.</summary>
    public long? Created { get; init; }

    /// <summary>When it was last changed, unix seconds; <see cref="Created"/> when null.</summary>
    public long? Modified { get; init; }

    /// <summary>Its add-ons.</summary>
    public IReadOnlyList<NewAddon> Addons { get; init; } = [];

    /// <summary>Julian days taken out of the series.</summary>
    public IReadOnlyList<int> DeletedOccurrences { get; init; } = [];

    /// <summary>Of a changed occurrence (class O): the series and the Julian day by the rule.</summary>
    public (long SeriesId, int Occurrence)? OccurrenceOf { get; init; }
}

/// <summary>A new add-on.</summary>
/// <param name="Kind">Singular name, see <see cref="AddonKind"/>.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Data">Bytes of an attachment, or null.</param>
internal sealed record NewAddon(string Kind, ItemFields Fields, byte[]? Data = null)
{
    /// <summary>A note's body.</summary>
    public static NewAddon Note(string text) => new(AddonKind.Note, ItemFields.Of(("NOTE_TEXT", text)));

    /// <summary>An attachment, or the content of a file.</summary>
    public static NewAddon Attachment(string name, string mediaType, byte[] data, long time) => new(
        AddonKind.Attachment,
        ItemFields.Of(("ATTDESC", name), ("ATTTYPE", "attachment"), ("ATTPARAMS", "mimetype=" + mediaType)).With("ATTTIME", time),
        data);
}

/// <summary>Singular names of add-ons as stored, and their plurals on the wire (notes, 3.4).</summary>
internal static class AddonKind
{
    public const string Attachment = "attachment";
    public const string Recurrence = "recurrence";
    public const string Reminder = "reminder";
    public const string Contact = "contact";
    public const string Note = "note";
    public const string Location = "location";

    /// <summary>Pairs of plural and singular, in the order they are answered.</summary>
    public static IReadOnlyList<(string Plural, string Singular)> All { get; } =
    [
        ("recurrences", Recurrence), ("reminders", Reminder), ("contacts", Contact), ("notes", Note), ("locations", Location),
        ("phones", "phone"), ("attachments", Attachment), ("certificates", "certificate"), ("xattributes", "xattribute"), ("reactions", "reaction"),
    ];

    /// <summary>An item has at most one of these: adding another one replaces it.</summary>
    public static bool IsSingle(string kind) => kind is Recurrence or Note;

    /// <summary>The field that carries the add-on's own id, or null.</summary>
    public static string? IdField(string kind) => kind switch
    {
        Recurrence => "RCR_ID",
        Reminder => "RMN_ID",
        Contact => "CNT_ID",
        Location => "LCT_ID",
        Attachment => "ATT_ID",
        _ => null,
    };
}
