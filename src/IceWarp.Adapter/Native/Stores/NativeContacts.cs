using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>Contacts: names in ITM fields, addresses and telephones in the add-on LOCATIONS of type H (notes, 4.7).</summary>
internal sealed class NativeContacts(ItemsClient items, FolderList folders) : IContactStore
{
    private const string Person = "C";
    private static readonly string[] EmailFields = ["lctemail1", "lctemail2", "lctemail3"];
    private static readonly string[] PhoneFields = ["lctphnmobile", "lctphnwork1", "lctphnhome1"];

    private static readonly string[] ListFields =
        ["itmclassifyas", "itmfirstname", "itmsurname", "itmclass", "itmcompany", "itmbdate", .. EmailFields, .. PhoneFields];

    public async Task<Slice<Contact>> ListAsync(string? search, Window window, CancellationToken cancellationToken)
    {
        var paths = await folders.PathsAsync(folderId: null, FolderKind.Contacts, cancellationToken);
        var filter = ListFilter.Of(
            ListFilter.OfEach(window, paths.Count), "itmclassifyas", descending: false, SearchText.Write(search));
        var lists = await items.ListAsync([.. paths.Select(path => new ListRequest(path, ListFilter.Fields(ListFields), filter))], cancellationToken);
        return ListFilter.Merge(
            lists, window, Read, static (a, b) => string.Compare(a.Name, b.Name, StringComparison.CurrentCultureIgnoreCase), paths.Count);
    }

    public async Task<Contact> GetAsync(string contactId, CancellationToken cancellationToken) =>
        Read(await items.GetAsync(ItemRef.Of(contactId), ListFilter.Fields(ListFields), ["locations"], cancellationToken));

    public async Task<string> CreateAsync(string? folderId, ContactDraft draft, CancellationToken cancellationToken)
    {
        var folder = await folders.TargetAsync(folderId, FolderKind.Contacts, cancellationToken);
        var result = await items.SetAsync(folder, ItemsClient.Action("add", uid: null, Values(draft), Locations(draft)), cancellationToken);
        return ItemsClient.Added(folder, result).Id;
    }

    public async Task DeleteAsync(string contactId, CancellationToken cancellationToken)
    {
        var contact = ItemRef.Of(contactId);
        await items.SetAsync(contact.Folder, ItemsClient.Action("delete", contact.Item), cancellationToken);
    }

    private static Contact Read(ItemAnswer item)
    {
        var locations = item.Addons("locations", "location");
        return new Contact(
            item.Ref.Id,
            item.Ref.FolderId,
            Name(item),
            item["itmcompany"],
            All(item, locations, EmailFields),
            All(item, locations, PhoneFields),
            JulianDay.Read(item["itmbdate"]));
    }

    private static string Name(ItemAnswer item) => item["itmclassifyas"].Trim() is { Length: > 0 } display
        ? display
        : $"{item["itmfirstname"]} {item["itmsurname"]}".Trim();

    // A list shows the fields beside the names; a single contact has them in its locations.
    private static IReadOnlyList<string> All(ItemAnswer item, IReadOnlyList<Addon> locations, IReadOnlyList<string> fields) =>
    [
        .. fields.Select(field => item[field])
            .Concat(locations.SelectMany(location => fields.Select(field => location.Values.Value(field))))
            .Select(value => value.Trim()).Where(value => value.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static IqElement Values(ContactDraft draft) => new IqElement(
        "values",
        new IqElement("itmclass", Person),
        new IqElement("itmclassifyas", $"{draft.FirstName} {draft.LastName}".Trim() is { Length: > 0 } name ? name : draft.Company),
        new IqElement("itmfirstname", draft.FirstName),
        new IqElement("itmsurname", draft.LastName),
        new IqElement("itmcompany", draft.Company))
        .Add("itmbdate", draft.Birthday is { } day ? JulianDay.Write(day) : null);

    private static IqElement Locations(ContactDraft draft) => new(
        "locations",
        new IqElement(
            "location",
            new IqElement(
                "values",
                [
                    new IqElement("lcttype", "H"),
                    .. EmailFields.Zip(draft.Emails, (field, email) => new IqElement(field, email)),
                    .. draft.MobilePhone is { } phone ? new[] { new IqElement(PhoneFields[0], phone) } : [],
                ])));
}
