using System.Globalization;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Calendar;

/// <summary>The add-on RECURRENCE (notes, 4.3): the interval stands in the field of the active kind, days are a bit mask from Sunday on.</summary>
internal static class RecurrenceAddon
{
    private static readonly (RecurrenceFrequency Frequency, string Field)[] Intervals =
    [
        (RecurrenceFrequency.Daily, "rcrdayrepetition"), (RecurrenceFrequency.Weekly, "rcrweekrepetition"),
        (RecurrenceFrequency.Monthly, "rcrmonthrepetition"), (RecurrenceFrequency.Yearly, "rcryearrepetition"),
    ];

    /// <summary>The rule of an event, or null.</summary>
    public static Recurrence? Read(ItemAnswer item) => item.Addons("recurrences", "recurrence") is [var addon, ..] ? Read(addon.Values) : null;

    /// <summary>The add-on that makes the stored rule the wanted one; null when there is nothing to do.</summary>
    public static IqElement? Change(Addon? stored, Recurrence? wanted)
    {
        if (stored is null && wanted is null)
        {
            return null;
        }

        var element = new IqElement("recurrence").With("uid", stored?.Uid);
        return new IqElement("recurrences", wanted is null ? element : element.Add(new IqElement("values", Write(wanted))));
    }

    /// <summary>Reads the fields of a rule; null when no kind is active.</summary>
    internal static Recurrence? Read(IqElement values)
    {
        var active = Intervals.FirstOrDefault(kind => Number(values, kind.Field) > 0);
        if (active.Field is null)
        {
            return null;
        }

        var week = Number(values, "rcrweekofmonthnumber");
        var month = Number(values, "rcrmonthofyearnumber");
        var count = Number(values, "rcrcount");
        return new Recurrence(
            active.Frequency,
            Number(values, active.Field),
            Days(Number(values, "rcrdayofweeknumber")),
            IsWeekOfMonth(week) ? week : null,
            active.Frequency == RecurrenceFrequency.Yearly && month is >= 1 and <= 12 ? month : null,
            JulianDay.Read(values.Value("rcrenddate")),
            count > 0 ? count : null);
    }

    /// <summary>Writes the fields of a rule, those of the other kinds as 0.</summary>
    internal static IEnumerable<IqElement> Write(Recurrence rule) =>
    [
        .. Intervals.Select(kind => Field(kind.Field, kind.Frequency == rule.Frequency ? Math.Max(rule.Interval, 1) : 0)),
        Field("rcrdayofweeknumber", rule.Days.Aggregate(0, (mask, day) => mask | (1 << (int)day))),
        Field("rcrweekofmonthnumber", rule.WeekOfMonth ?? 0),
        Field("rcrmonthofyearnumber", rule.Month ?? 0),
        Field("rcrenddate", rule.Until is { } until ? JulianDay.Of(until) : 0),
        Field("rcrcount", rule.Count ?? 0),
    ];

    private static bool IsWeekOfMonth(int week) => week == -1 || week is >= 1 and <= 4;

    private static IReadOnlyList<DayOfWeek> Days(int mask) => [.. Enum.GetValues<DayOfWeek>().Where(day => (mask & (1 << (int)day)) != 0)];

    private static int Number(IqElement values, string field) =>
        int.TryParse(values.Value(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static IqElement Field(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
