using CsCheck;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Tests.Items;

public class JulianDayTests
{
    [Theory]
    [InlineData(1970, 1, 1, 2440588)]
    [InlineData(2026, 1, 1, 2461042)]
    [InlineData(2000, 2, 29, 2451604)]
    [InlineData(9999, 12, 31, JulianDay.Max)]
    public void Known_days_have_their_numbers(int year, int month, int day, int number)
    {
        JulianDay.From(new DateOnly(year, month, day)).Should().Be(number);
        JulianDay.ToDate(number).Should().Be(new DateOnly(year, month, day));
    }

    [Fact]
    public void Every_day_comes_back_and_the_next_day_is_one_more() =>
        Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber - 1].Select(DateOnly.FromDayNumber).Sample(day =>
            JulianDay.ToDate(JulianDay.From(day)) == day && JulianDay.From(day.AddDays(1)) == JulianDay.From(day) + 1);

    [Fact]
    public void Days_outside_years_1_to_9999_are_none()
    {
        JulianDay.IsDay(JulianDay.Min - 1).Should().BeFalse();
        JulianDay.IsDay(JulianDay.Min).Should().BeTrue();
        JulianDay.IsDay(JulianDay.Max + 1L).Should().BeFalse();
    }
}
