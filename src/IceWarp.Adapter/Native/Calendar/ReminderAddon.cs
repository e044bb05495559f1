using System.Globalization;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;

namespace IceWarp.Adapter.Native.Calendar;

/// <summary>The add-on REMINDERS (notes, 4.3): days, hours and minutes before the start.</summary>
internal static class ReminderAddon
{
    private const int MinutesAnHour = 60;
    private const int MinutesADay = 24 * MinutesAnHour;

    /// <summary>Minutes before the start of the first reminder, or null.</summary>
    public static int? Read(ItemAnswer item) => item.Addons("reminders", "reminder") is [var addon, ..] ? Minutes(addon.Values) : null;

    /// <summary>The add-on that makes the stored reminders the wanted one; null when there is nothing to do.</summary>
    public static IqElement? Change(IReadOnlyList<Addon> stored, int? wanted)
    {
        var reminders = new IqElement("reminders");
        if (wanted is { } minutes)
        {
            reminders.Add(new IqElement("reminder", new IqElement("values", Write(minutes))).With("uid", stored is [var first, ..] ? first.Uid : null));
        }

        foreach (var old in stored.Skip(wanted is null ? 0 : 1))
        {
            reminders.Add(new IqElement("reminder").With("uid", old.Uid));
        }

        return reminders.Children.Count == 0 ? null : reminders;
    }

    private static int Minutes(IqElement values) =>
        (Number(values, "rmndaysbefore") * MinutesADay) + (Number(values, "rmnhoursbefore") * MinutesAnHour) + Number(values, "rmnminutesbefore");

    private static IEnumerable<IqElement> Write(int minutes) =>
    [
        Field("rmndaysbefore", minutes / MinutesADay),
        Field("rmnhoursbefore", minutes % MinutesADay / MinutesAnHour),
        Field("rmnminutesbefore", minutes % MinutesAnHour),
    ];

    private static int Number(IqElement values, string field) =>
        int.TryParse(values.Value(field), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 100_000 ? value : 0;

    private static IqElement Field(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
