using CsCheck;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Recurrence;

namespace IceWarp.EmbeddedServer.Tests.Recurrence;

/// <summary>The rule against an independent expansion that looks at every single day.</summary>
public class SeriesRuleTests
{
    private const int Start = 2461042; // 2026-01-01, a Thursday

    private enum Kind
    {
        Daily,
        Weekly,
        MonthlyByDay,
        MonthlyByWeekday,
        YearlyByDay,
        YearlyByWeekday,
    }

    [Fact]
    public void A_rule_starts_the_same_days_as_a_walk_over_the_calendar() => Gen.Select(
            Gen.Enum<Kind>(), Gen.Int[1, 4], Gen.Int[1, 127], Gen.Int[0, 4].Select(week => week == 0 ? -1 : week), Gen.Int[0, 800], Gen.Int[0, 40], Gen.Int[0, 1500])
        .Sample((kind, interval, mask, week, shift, count, until) =>
        {
            // The first day is one of the rule, as every client makes it.
            var rule = new Rule(kind, interval, mask, week);
            var start = Enumerable.Range(Start + shift, 800).Select(day => (int?)day).FirstOrDefault(day => rule.Matches(JulianDay.ToDate(day!.Value), JulianDay.ToDate(day.Value)));
            if (start is not { } first)
            {
                return;
            }

            var fields = rule.Fields(JulianDay.ToDate(first));
            fields = count > 20 ? fields.With("RCRCOUNT", count) : until > 700 ? fields.With("RCRENDDATE", first + until) : fields;
            var last = count > 20 || until <= 700 ? first + 2000 : first + until;

            var expected = Enumerable.Range(first, 2001)
                .Where(day => day <= last && rule.Matches(JulianDay.ToDate(day), JulianDay.ToDate(first)))
                .Take(count > 20 ? count : int.MaxValue).ToArray();
            SeriesRule.Of(fields, first)!.Days(first, first + 2000).Should().Equal(expected, "{0} from {1}", rule, JulianDay.ToDate(first));
        }, iter: 300);

    [Fact]
    public void A_window_in_the_middle_shows_the_days_within_it() => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 400], Gen.Int[0, 60]).Sample((interval, from, length) =>
    {
        var rule = SeriesRule.Of(ItemFields.None.With("RCRDAYREPETITION", interval), Start)!;

        rule.Days(Start + from, Start + from + length).Should()
            .Equal(Enumerable.Range(Start + from, length + 1).Where(day => (day - Start) % interval == 0));
    }, iter: 100);

    [Fact]
    public void The_last_weekday_of_the_month_is_a_working_day()
    {
        var rule = SeriesRule.Of(
            ItemFields.None.With("RCRMONTHREPETITION", 1).With("RCRDAYOFWEEKNUMBER", 62).With("RCRWEEKOFMONTHNUMBER", -1),
            JulianDay.From(new DateOnly(2026, 1, 30)))!;

        rule.Days(Start, Start + 150).Select(JulianDay.ToDate).Should().Equal(
            new DateOnly(2026, 1, 30), new DateOnly(2026, 2, 27), new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 30), new DateOnly(2026, 5, 29));
    }

    [Fact]
    public void The_29th_of_February_repeats_in_leap_years()
    {
        var rule = SeriesRule.Of(ItemFields.None.With("RCRYEARREPETITION", 1), JulianDay.From(new DateOnly(2024, 2, 29)))!;

        rule.Days(JulianDay.From(new DateOnly(2024, 1, 1)), JulianDay.From(new DateOnly(2033, 1, 1))).Select(JulianDay.ToDate)
            .Should().Equal(new DateOnly(2024, 2, 29), new DateOnly(2028, 2, 29), new DateOnly(2032, 2, 29));
    }

    [Theory]
    [InlineData("RCRDAYREPETITION", 0)]
    [InlineData("RCRDAYREPETITION", -1)]
    [InlineData("RCRDAYREPETITION", 10000)]
    [InlineData("RCRCOUNT", 3)]
    public void Fields_without_one_interval_in_range_are_no_rule(string field, long value) =>
        SeriesRule.Of(ItemFields.None.With(field, value), Start).Should().BeNull();

    [Theory]
    [InlineData("RCRWEEKREPETITION", 1)]
    [InlineData("RCRDAYOFWEEKNUMBER", 128)]
    [InlineData("RCRWEEKOFMONTHNUMBER", 6)]
    [InlineData("RCRMONTHOFYEARNUMBER", 13)]
    [InlineData("RCRENDDATE", Start - 1)]
    [InlineData("RCRCOUNT", 10000)]
    public void A_second_kind_or_a_number_out_of_range_is_no_rule(string field, long value) =>
        SeriesRule.Of(ItemFields.None.With("RCRDAYREPETITION", 1).With(field, value), Start).Should().BeNull();

    private sealed record Rule(Kind Kind, int Interval, int Mask, int Week)
    {
        public ItemFields Fields(DateOnly start) => Kind switch
        {
            Kind.Daily => ItemFields.None.With("RCRDAYREPETITION", Interval),
            Kind.Weekly => ItemFields.None.With("RCRWEEKREPETITION", Interval).With("RCRDAYOFWEEKNUMBER", Mask),
            Kind.MonthlyByDay => ItemFields.None.With("RCRMONTHREPETITION", Interval),
            Kind.MonthlyByWeekday => ItemFields.None.With("RCRMONTHREPETITION", Interval).With("RCRDAYOFWEEKNUMBER", Mask).With("RCRWEEKOFMONTHNUMBER", Week),
            Kind.YearlyByDay => ItemFields.None.With("RCRYEARREPETITION", Interval),
            _ => ItemFields.None.With("RCRYEARREPETITION", Interval).With("RCRMONTHOFYEARNUMBER", start.Month).With("RCRDAYOFWEEKNUMBER", Mask).With("RCRWEEKOFMONTHNUMBER", Week),
        };

        public bool Matches(DateOnly day, DateOnly start) => Kind switch
        {
            Kind.Daily => (day.DayNumber - start.DayNumber) % Interval == 0,
            Kind.Weekly => InMask(day) && (Monday(day) - Monday(start)) / 7 % Interval == 0,
            Kind.MonthlyByDay => day.Day == start.Day && Months(day, start) % Interval == 0,
            Kind.MonthlyByWeekday => Months(day, start) % Interval == 0 && IsNth(day),
            Kind.YearlyByDay => day.Day == start.Day && day.Month == start.Month && (day.Year - start.Year) % Interval == 0,
            _ => day.Month == start.Month && (day.Year - start.Year) % Interval == 0 && IsNth(day),
        };

        private bool InMask(DateOnly day) => (Mask & (1 << (int)day.DayOfWeek)) != 0;

        // The nth (or last) day of the month among those of the mask.
        private bool IsNth(DateOnly day)
        {
            var days = Enumerable.Range(1, DateTime.DaysInMonth(day.Year, day.Month)).Select(number => new DateOnly(day.Year, day.Month, number)).Where(InMask).ToArray();
            var at = Week == -1 ? days.Length - 1 : Week - 1;
            return at < days.Length && days[at] == day;
        }

        private static int Monday(DateOnly day) => day.DayNumber - (((int)day.DayOfWeek + 6) % 7);

        private static int Months(DateOnly day, DateOnly start) => ((day.Year - start.Year) * 12) + day.Month - start.Month;
    }
}
