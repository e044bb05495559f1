using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;

namespace IceWarp.Adapter.Native.Calendar;

/// <summary>The add-on CONTACTS: attendees (notes, 4.3). Letters other than G, Q, S, B and A are not confirmed by the notes.</summary>
internal static class AttendeeAddon
{
    private const string Organizer = "G";
    private const string Required = "Q";
    private const string Resource = "S";
    private const string Optional = "T";

    /// <summary>The attendees of an event.</summary>
    public static IReadOnlyList<Attendee> Read(ItemAnswer item) => [.. Stored(item).Select(Read).Where(attendee => attendee.Mailbox.Address.Length > 0)];

    /// <summary>The add-on that makes the stored attendees the wanted ones, matched by address; null when there is nothing to do.</summary>
    public static IqElement? Change(IReadOnlyList<Addon> stored, IReadOnlyList<Attendee> wanted)
    {
        var contacts = new IqElement("contacts");
        foreach (var attendee in wanted)
        {
            var old = stored.FirstOrDefault(addon => Same(addon, attendee));
            if (old is null || Read(old) != attendee)
            {
                contacts.Add(new IqElement("contact", new IqElement("values", Write(attendee))).With("uid", old?.Uid));
            }
        }

        foreach (var old in stored.Where(addon => !wanted.Any(attendee => Same(addon, attendee))))
        {
            contacts.Add(new IqElement("contact").With("uid", old.Uid));
        }

        return contacts.Children.Count == 0 ? null : contacts;
    }

    /// <summary>The add-ons as they are stored.</summary>
    public static IReadOnlyList<Addon> Stored(ItemAnswer item) => item.Addons("contacts", "contact");

    private static bool Same(Addon addon, Attendee attendee) =>
        string.Equals(addon.Values.Value("cntemail"), attendee.Mailbox.Address, StringComparison.OrdinalIgnoreCase);

    private static Attendee Read(Addon addon)
    {
        var role = addon.Values.Value("cntrole");
        return new Attendee(
            new Mailbox(addon.Values.Value("cntcontactname"), addon.Values.Value("cntemail")),
            Participation(addon.Values.Value("cntstatus")),
            role == Organizer,
            role is not (Organizer or Required or Resource or ""));
    }

    private static Participation Participation(string letter) => letter switch
    {
        "A" => Adapter.Participation.Accepted,
        "D" => Adapter.Participation.Declined,
        "T" => Adapter.Participation.Tentative,
        _ => Adapter.Participation.NeedsAction,
    };

    private static IEnumerable<IqElement> Write(Attendee attendee) =>
    [
        new("cntemail", attendee.Mailbox.Address),
        new("cntcontactname", attendee.Mailbox.Name),
        new("cntrole", attendee.IsOrganizer ? Organizer : attendee.IsOptional ? Optional : Required),
        new("cntstatus", attendee.Participation switch
        {
            Adapter.Participation.Accepted => "A",
            Adapter.Participation.Declined => "D",
            Adapter.Participation.Tentative => "T",
            _ => "B",
        }),
    ];
}
