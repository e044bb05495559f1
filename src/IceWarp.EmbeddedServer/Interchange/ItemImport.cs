using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>Stores what a file brought into a folder, all in one transaction. An item whose UID is there already is replaced.</summary>
internal sealed class ItemImport(ItemStore items)
{
    /// <summary>How many were stored, and a sentence for each thing that was not. Right <c>i</c>; to replace <c>w</c>.</summary>
    public async Task<(int Stored, IReadOnlyList<string> Problems)> StoreAsync(
        Account caller, OpenFolder folder, Reading reading, CancellationToken cancellationToken)
    {
        folder.Demand('i');
        var problems = reading.Problems.ToList();
        var stored = await items.WriteAsync(
            async transaction =>
            {
                var count = 0;
                foreach (var item in reading.Items)
                {
                    if (Refusal(folder, item.Item) is { } refusal)
                    {
                        problems.Add(refusal);
                    }
                    else if (await StoreAsync(transaction, caller, folder, item, rid: null) is null)
                    {
                        problems.Add($"\"{Title(item.Item)}\" is there already and may not be replaced.");
                    }
                    else
                    {
                        count++;
                    }
                }

                return count;
            },
            cancellationToken);
        return (stored, problems);
    }

    /// <summary>
    /// Stores one item with its changed occurrences in the caller's transaction; the new or replaced item's id, or null where it may not be replaced.
    /// </summary>
    public static async Task<long?> StoreAsync(ItemTransaction transaction, Account caller, OpenFolder folder, Interchanged brought, string? rid)
    {
        var item = Roles(caller, brought.Item) with { FolderId = folder.Id, Author = caller, Rid = rid };
        var present = await transaction.FindAsync(
            "i.folder_id = @folder AND i.series_id IS NULL AND (i.uid = @uid OR i.rid = @rid)", new { folder = folder.Id, uid = item.Uid, rid });
        long id;
        if (present is null)
        {
            id = await transaction.InsertAsync(item);
        }
        else if (!folder.Rights.Contains('w', StringComparison.Ordinal) || IsClosed(caller, folder, present))
        {
            return null;
        }
        else
        {
            id = present.Id;
            await transaction.ReplaceAsync(id, item with { Fields = WithZone(item.Fields, present.Fields).With(Authorship(present)) });
        }

        foreach (var (day, changed) in brought.Changed)
        {
            await transaction.InsertAsync(Roles(caller, changed) with { FolderId = folder.Id, Author = caller, OccurrenceOf = (id, day) });
        }

        return id;
    }

    /// <summary>Whether the caller may not touch it: somebody else's private item, or one that somebody else has locked.</summary>
    public static bool IsClosed(Account caller, OpenFolder folder, StoredItem item) =>
        (folder.OwnerId != caller.Id && item.Fields["EVNSHARETYPE"] == "P") || (item.LockAccountId is { } holder && holder != caller.Id);

    private static string? Refusal(OpenFolder folder, NewItem item)
    {
        var type = item.Class is "L" ? "C" : item.Class;
        return type == folder.Type ? null : $"\"{Title(item)}\" is no item of this kind of folder.";
    }

    private static string Title(NewItem item) => item.Fields[item.Class is "C" or "L" ? "ITMCLASSIFYAS" : "EVNTITLE"];

    private static IEnumerable<KeyValuePair<string, string>> Authorship(StoredItem item) =>
        new[] { "EVNOWN_ID", "EVN_METADATA" }.Select(name => new KeyValuePair<string, string>(name, item.Fields[name]));

    // Dates of whole days name no zone: the one that is kept stays.
    private static ItemFields WithZone(ItemFields fields, ItemFields present) =>
        fields.Has("_TZID") || !EventTimes.Of(fields).IsAllDay ? fields : fields.With("_TZID", present["_TZID"]);

    // EVNFLAGS: 1 I am the organiser, 2 I am an attendee (notes, 4.2).
    private static NewItem Roles(Account caller, NewItem item)
    {
        var organizer = item.Fields["EVNORGANIZER"];
        if (organizer.Length == 0)
        {
            return item;
        }

        var role = organizer.Equals(caller.Email, StringComparison.OrdinalIgnoreCase) ? 1
            : item.Addons.Any(addon => addon.Kind == AddonKind.Contact && addon.Fields["CNTEMAIL"].Equals(caller.Email, StringComparison.OrdinalIgnoreCase)) ? 2
            : 0;
        return item with { Fields = item.Fields.With("EVNFLAGS", (item.Fields.Number("EVNFLAGS") & ~3) | (long)role) };
    }
}
