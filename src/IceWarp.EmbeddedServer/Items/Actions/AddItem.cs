using System.Globalization;
using System.Text;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary><c>add</c>: a new item with add-ons (notes, 3.4). Right <c>i</c>.</summary>
internal sealed class AddItem(ItemStore store, AddonWriter addons, Invitations invitations, PlannedMeetings meetings) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["add"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('i');
        var itemClass = Class(set);
        if (set.Element.Kid("values") is null)
        {
            throw new IqException("item_missing_tag", "values");
        }

        var fields = TimeInput.Apply(ItemFields.None, set.Input.Values, set.Input.Zone, set.Element.Kid("values")?.Text("tzid"))
            ?? throw new IqException("item_create", EngineError.Parameters);
        fields = Completed(set, itemClass, fields);
        ItemRules.Check(itemClass, fields, "item_create");
        var item = await store.WriteAsync(
            async items =>
            {
                fields = await meetings.ApplyAsync(items, set, itemClass, fields, "item_create", cancellationToken);
                var id = itemClass == "F" ? await AddFileAsync(items, set, fields, cancellationToken) : await AddAsync(items, set, itemClass, fields, cancellationToken);
                var added = (await items.FindAsync(id))!;
                ItemRules.Check(added, "item_create");
                await invitations.OrganiseAsync(items, added, set.Caller);
                return added;
            },
            cancellationToken);
        return Result(item);
    }

    /// <summary>The result of an add.</summary>
    public static IqNode Result(StoredItem item) => new IqNode("result")
        .Add("id", item.Id.ToString(CultureInfo.InvariantCulture))
        .Add("created", item.Created.ToString(CultureInfo.InvariantCulture))
        .Add("name", item.Rid);

    private async Task<long> AddAsync(ItemTransaction items, ItemSet set, string itemClass, ItemFields fields, CancellationToken cancellationToken)
    {
        var uid = set.Input.Controls.GetValueOrDefault("EVNUID");
        if (uid is { Length: > 0 }
            && await items.FindAsync("i.folder_id = @Id AND i.uid = @uid AND i.series_id IS NULL", new { set.Folder.Id, uid }) is not null)
        {
            throw new IqException("item_create", EngineError.UidExists);
        }

        var id = await items.InsertAsync(new NewItem(set.Folder.Id, itemClass, fields)
        {
            Author = set.Caller,
            Uid = uid,
            Rid = set.Input.Controls.GetValueOrDefault("EVNRID"),
        });
        await addons.ApplyAsync(items, set.Caller, id, set.Input.Addons, ids: null, cancellationToken);
        return id;
    }

    // duplicity: what to do with a name that is taken.
    private async Task<long> AddFileAsync(ItemTransaction items, ItemSet set, ItemFields fields, CancellationToken cancellationToken)
    {
        var name = fields["EVNTITLE"];
        FileNames.Check(name, "item_create");
        var taken = await FileNames.FindAsync(items, set.Folder.Id, name, except: 0);
        var duplicity = set.Element.Attr("duplicity")?.ToLowerInvariant();
        if (taken is not null && duplicity == "replace")
        {
            set.Folder.Demand('w');
            set.DemandChangeable(taken, "item_create");
            await items.SetFieldsAsync(taken.Id, taken.Fields.With(fields), set.Caller);
            await addons.ApplyAsync(items, set.Caller, taken.Id, set.Input.Addons, ids: null, cancellationToken);
            await SetTextAsync(items, set, taken.Id);
            return taken.Id;
        }

        if (taken is not null && duplicity == "rename")
        {
            fields = fields.With("EVNTITLE", await FileNames.FreeAsync(items, set.Folder.Id, name));
        }
        else
        {
            await FileNames.DemandFreeAsync(items, set.Folder, name, except: 0);
        }

        var id = await AddAsync(items, set, "F", fields, cancellationToken);
        await SetTextAsync(items, set, id);
        return (await items.FindAsync(id))!.Content is not null ? id : throw new IqException("item_missing_tag", "attachment");
    }

    /// <summary>The value <c>data</c>: the content of a text file below 512 kB. An old content stays as a revision.</summary>
    public static async Task SetTextAsync(ItemTransaction items, ItemSet set, long id)
    {
        if (!set.Input.Controls.TryGetValue("DATA", out var text))
        {
            return;
        }

        var item = (await items.FindAsync(id))!;
        var data = Encoding.UTF8.GetBytes(text);
        if (!TextFiles.IsText(item.Title) || data.Length >= TextFiles.TooLong)
        {
            throw new IqException("attachment_size", item.Title);
        }

        var blob = await items.NewBlobAsync(data);
        var fields = NewAddon.Attachment(item.Title, AttachmentSource.MediaType(item.Title), [], items.Now).Fields;
        if (item.Content is { } content)
        {
            await AddonWriter.ReplaceContentAsync(items, set.Caller, item, content, fields, blob);
        }
        else
        {
            await items.AddAddonAsync(id, AddonKind.Attachment, fields, blob);
        }
    }

    private static string Class(ItemSet set) => set.Folder.Type switch
    {
        "C" => set.Input.Controls.GetValueOrDefault("ITMCLASS") == "L" ? "L" : "C",
        "E" or "T" or "N" or "J" or "F" => set.Folder.Type,
        var other => throw new IqException("item_create", other),
    };

    // What lists show of an item that did not come with it.
    private static ItemFields Completed(ItemSet set, string itemClass, ItemFields fields)
    {
        if (itemClass is "C" or "L" && !fields.Has("ITMCLASSIFYAS"))
        {
            var name = string.Join(' ', new[] { fields["ITMFIRSTNAME"], fields["ITMSURNAME"] }.Where(part => part.Length > 0));
            return fields.With("ITMCLASSIFYAS", name.Length > 0 ? name : fields["ITMCOMPANY"]);
        }

        return itemClass == "F" && !fields.Has("EVNTITLE")
            ? fields.With("EVNTITLE", set.Input.Addons.Select(addon => addon.Values?.GetValueOrDefault("DESCRIPTION")).FirstOrDefault(name => name is not null) ?? "")
            : fields;
    }
}
