using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Recurrence;

/// <summary>
/// The rule of a series: a recurrence add-on (notes, 4.3) as RRULE (RFC 5545, 3.3.10). It speaks of days in the series' own zone, so that
/// clocks put forward or back never move an occurrence.
/// </summary>
internal sealed class SeriesRule
{
    /// <summary>Longest interval and highest count that are accepted.</summary>
    public const int MaxNumber = 9999;

    private readonly CalendarEvent _series;

    private SeriesRule(RecurrencePattern pattern, int startDay)
    {
        Pattern = pattern;
        _series = new CalendarEvent { Start = new CalDateTime(JulianDay.ToDate(startDay)), RecurrenceRule = pattern };
    }

    /// <summary>The rule as Ical.Net has it: for export.</summary>
    public RecurrencePattern Pattern { get; }

    /// <summary>Reads an add-on's fields; null when they are no rule: no kind or two, numbers out of range, an end before the start.</summary>
    public static SeriesRule? Of(ItemFields fields, int startDay)
    {
        var kinds = Kinds.Where(kind => fields.Number(kind.Field) > 0).ToArray();
        var mask = fields.Number("RCRDAYOFWEEKNUMBER");
        var week = fields.Number("RCRWEEKOFMONTHNUMBER");
        var month = fields.Number("RCRMONTHOFYEARNUMBER");
        var (last, count) = (fields.Number("RCRENDDATE"), fields.Number("RCRCOUNT"));
        if (kinds.Length != 1 || fields.Number(kinds[0].Field) > MaxNumber || mask is < 0 or > 127 || week is < -1 or > 5 || month is < 0 or > 12
            || count is < 0 or > MaxNumber || !JulianDay.IsDay(startDay) || (last > 0 && (!JulianDay.IsDay(last) || last < startDay)))
        {
            return null;
        }

        var pattern = new RecurrencePattern(kinds[0].Frequency, (int)fields.Number(kinds[0].Field)) { FirstDayOfWeek = DayOfWeek.Monday };
        SetDays(pattern, JulianDay.ToDate(startDay), (uint)mask, (int)week, (int)month);
        if (last > 0)
        {
            pattern.Until = new CalDateTime(JulianDay.ToDate((int)last));
        }
        else if (count > 0)
        {
            pattern.Count = (int)count;
        }

        return new SeriesRule(pattern, startDay);
    }

    /// <summary>Julian days from <paramref name="from"/> to <paramref name="to"/>, both included, on which an occurrence starts.</summary>
    public IEnumerable<int> Days(int from, int to) => _series
        .GetOccurrences(new CalDateTime(JulianDay.ToDate(Math.Clamp(from, JulianDay.Min, JulianDay.Max))))
        .Select(occurrence => JulianDay.From(occurrence.Period.StartTime.Date))
        .TakeWhile(day => day <= to);

    private static readonly (string Field, FrequencyType Frequency)[] Kinds =
    [
        ("RCRDAYREPETITION", FrequencyType.Daily), ("RCRWEEKREPETITION", FrequencyType.Weekly),
        ("RCRMONTHREPETITION", FrequencyType.Monthly), ("RCRYEARREPETITION", FrequencyType.Yearly),
    ];

    private static void SetDays(RecurrencePattern pattern, DateOnly start, uint mask, int week, int month)
    {
        if (pattern.Frequency == FrequencyType.Yearly)
        {
            pattern.ByMonth = [month > 0 ? month : start.Month];
        }

        var byWeekDay = mask != 0 && (week != 0 || pattern.Frequency is FrequencyType.Daily or FrequencyType.Weekly);
        if (byWeekDay)
        {
            pattern.ByDay = [.. Enum.GetValues<DayOfWeek>().Where(day => (mask & (1u << (int)day)) != 0).Select(day => new WeekDay(day))];
        }
        else if (pattern.Frequency == FrequencyType.Weekly)
        {
            pattern.ByDay = [new WeekDay(start.DayOfWeek)];
        }

        if (pattern.Frequency is FrequencyType.Monthly or FrequencyType.Yearly)
        {
            if (byWeekDay)
            {
                pattern.BySetPosition = [week];
            }
            else
            {
                pattern.ByMonthDay = [start.Day];
            }
        }
    }
}
