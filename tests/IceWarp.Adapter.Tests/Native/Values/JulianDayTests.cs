using System.Globalization;
using CsCheck;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Tests.Native.Values;

/// <summary>Days, times and instants as the server writes them (notes, 4.1).</summary>
public sealed class JulianDayTests
{
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2200, 12, 31);

    [Theory]
    [InlineData(1900, 1, 1, 2415021)]
    [InlineData(1970, 1, 1, 2440588)]
    [InlineData(2000, 1, 1, 2451545)]
    [InlineData(2026, 1, 1, 2461042)]
    [InlineData(2200, 12, 31, 2524958)]
    public void A_known_day_has_its_number(int year, int month, int day, int number) =>
        JulianDay.Of(new DateOnly(year, month, day)).Should().Be(number);

    [Fact]
    public void Every_day_of_three_centuries_comes_back_and_is_one_more_than_the_day_before()
    {
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            var number = JulianDay.Of(day);
            if (JulianDay.Read(JulianDay.Write(day)) != day || JulianDay.Of(day.AddDays(-1)) != number - 1)
            {
                Assert.Fail($"{day:O} is {number}");
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2026-01-01")]
    [InlineData("2461042.5")]
    [InlineData("99999999999999999999")]
    [InlineData("9000000")]
    [InlineData("1")]
    public void What_is_no_day_is_none(string text) => JulianDay.Read(text).Should().BeNull();

    [Fact]
    public void No_text_at_all_breaks_the_readers() => Texts.Any.Sample(
        text =>
        {
            _ = JulianDay.Read(text);
            _ = JulianDay.ReadUnix(text);
            return JulianDay.ReadTime(text) >= JulianDay.NoTime;
        },
        iter: 1000);

    [Fact]
    public void Every_minute_of_a_day_comes_back() =>
        Enumerable.Range(0, 24 * 60).Should().OnlyContain(minute => JulianDay.ReadTime(JulianDay.WriteTime(TimeSpan.FromMinutes(minute))) == minute);

    [Fact]
    public void Every_second_since_1970_comes_back() => Gen.Long[1, DateTimeOffset.MaxValue.ToUnixTimeSeconds()].Sample(
        seconds => JulianDay.ReadUnix(seconds.ToString(CultureInfo.InvariantCulture))?.ToUnixTimeSeconds() == seconds, iter: 1000);
}
