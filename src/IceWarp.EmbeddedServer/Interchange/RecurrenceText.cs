using System.Globalization;
using Ical.Net;
using Ical.Net.DataTypes;
using IceWarp.EmbeddedServer.Items;
using NodaTime;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>RRULE (RFC 5545, 3.3.10) to a recurrence add-on (notes, 4.3) and back, as far as the add-on can say it.</summary>
internal static class RecurrenceText
{
    private static readonly (FrequencyType Frequency, string Field, string Name)[] Kinds =
    [
        (FrequencyType.Daily, "RCRDAYREPETITION", "DAILY"), (FrequencyType.Weekly, "RCRWEEKREPETITION", "WEEKLY"),
        (FrequencyType.Monthly, "RCRMONTHREPETITION", "MONTHLY"), (FrequencyType.Yearly, "RCRYEARREPETITION", "YEARLY"),
    ];

    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>The add-on's fields; null when the rule says more than they can (several days of a month, hours, week numbers).</summary>
    public static ItemFields? Read(RecurrenceRule rule, EventTimes times, DateTimeZone? zone)
    {
        var kind = Array.Find(Kinds, candidate => candidate.Frequency == rule.Frequency);
        var start = JulianDay.ToDate(times.StartDate);
        var mask = rule.ByDay.Aggregate(0, (bits, day) => bits | (1 << (int)day.DayOfWeek));
        if (kind.Field is null || rule.Interval is < 1 or > 9999 || rule.Count > 9999 || !IsSayable(rule, start) || Week(rule) is not { } week)
        {
            return null;
        }

        var fields = ItemFields.None.With(kind.Field, rule.Interval);
        if (mask != 0)
        {
            fields = fields.With("RCRDAYOFWEEKNUMBER", mask);
        }

        if (week != 0)
        {
            fields = fields.With("RCRWEEKOFMONTHNUMBER", week);
        }

        if (rule.Frequency == FrequencyType.Yearly)
        {
            fields = fields.With("RCRMONTHOFYEARNUMBER", rule.ByMonth is [var month] ? month : start.Month);
        }

        return rule.Count is { } count ? fields.With("RCRCOUNT", count)
            : rule.Until is { } until ? fields.With("RCRENDDATE", LastDay(until, times, zone))
            : fields;
    }

    /// <summary>The value of RRULE, or null for fields that are no rule.</summary>
    public static string? Write(ItemFields fields, EventTimes times, DateTimeZone? zone)
    {
        var kind = Array.Find(Kinds, candidate => fields.Number(candidate.Field) > 0);
        if (kind.Field is null || !JulianDay.IsDay(times.StartDate))
        {
            return null;
        }

        var start = JulianDay.ToDate(times.StartDate);
        var mask = fields.Number("RCRDAYOFWEEKNUMBER");
        var week = fields.Number("RCRWEEKOFMONTHNUMBER");
        var byMonth = kind.Frequency is FrequencyType.Monthly or FrequencyType.Yearly;
        var byDay = mask != 0 && (week != 0 || !byMonth);
        var parts = new List<string> { "FREQ=" + kind.Name, "INTERVAL=" + Text(fields.Number(kind.Field)), "WKST=MO" };
        if (kind.Frequency == FrequencyType.Yearly)
        {
            parts.Add("BYMONTH=" + Text(fields.Number("RCRMONTHOFYEARNUMBER") is var month and > 0 ? month : start.Month));
        }

        if (byDay)
        {
            parts.Add("BYDAY=" + string.Join(',', Days.Where((_, day) => (mask & (1 << day)) != 0)));
        }

        if (byMonth)
        {
            parts.Add(byDay ? "BYSETPOS=" + Text(week) : "BYMONTHDAY=" + Text(start.Day));
        }

        if (fields.Number("RCRENDDATE") is var last && JulianDay.IsDay(last))
        {
            parts.Add("UNTIL=" + Until((int)last, times, zone));
        }
        else if (fields.Number("RCRCOUNT") is var count and > 0)
        {
            parts.Add("COUNT=" + Text(count));
        }

        return string.Join(';', parts);
    }

    private static bool IsSayable(RecurrenceRule rule, DateOnly start)
    {
        var byMonth = rule.Frequency is FrequencyType.Monthly or FrequencyType.Yearly;
        var months = rule.ByMonth.Count == 0 || (rule.Frequency == FrequencyType.Yearly && rule.ByMonth.Count == 1);
        var days = rule.ByMonthDay.Count == 0 || (byMonth && rule.ByMonthDay is [var day] && day == start.Day && rule.ByDay.Count == 0);
        var weekStart = rule.FirstDayOfWeek == DayOfWeek.Monday || rule.Frequency != FrequencyType.Weekly || rule.Interval == 1;
        return months && days && weekStart
            && rule.BySecond.Count + rule.ByMinute.Count + rule.ByHour.Count + rule.ByYearDay.Count + rule.ByWeekNo.Count == 0;
    }

    // 0 none, 1..5 from the start, -1 the last; null when the rule has several or another one. BYDAY=2TU is the same as BYDAY=TU;BYSETPOS=2.
    private static int? Week(RecurrenceRule rule)
    {
        var offsets = rule.ByDay.Select(day => day.Offset ?? 0).Where(offset => offset != 0).ToList();
        var byMonth = rule.Frequency is FrequencyType.Monthly or FrequencyType.Yearly;
        var week = (offsets, rule.BySetPosition) switch
        {
            ([], []) => 0,
            ([var offset], []) when rule.ByDay.Count == 1 => offset,
            ([], [var position]) when rule.ByDay.Count > 0 => position,
            _ => int.MinValue,
        };
        var sayable = week is >= -1 and <= 5 && (week == 0) == (!byMonth || rule.ByDay.Count == 0);
        return sayable ? week : null;
    }

    // The day of the last start: UNTIL may be in UTC and may lie before the start's time on its day.
    private static long LastDay(CalDateTime until, EventTimes times, DateTimeZone? zone)
    {
        var day = JulianDay.From(until.Date);
        if (!until.HasTime || times.StartTime < 0)
        {
            return day;
        }

        var minute = (until.Hour * 60) + until.Minute;
        if (until.IsUtc && zone is not null)
        {
            (day, minute) = Zones.FromUnix(Zones.ToUnix(day, minute, DateTimeZone.Utc), zone);
        }

        return minute < times.StartTime ? day - 1 : day;
    }

    // RFC 5545, 3.3.10: a date for whole days, UTC for a start with a zone, local for a floating one; the last moment of the day.
    private static string Until(int last, EventTimes times, DateTimeZone? zone)
    {
        if (times.IsAllDay)
        {
            return JulianDay.ToDate(last).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }

        var (day, minute) = zone is null ? (last, times.StartTime) : Zones.FromUnix(Zones.ToUnix(last, times.StartTime, zone), DateTimeZone.Utc);
        return ICalendarTime.Text(day, minute) + (zone is null ? "" : "Z");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
