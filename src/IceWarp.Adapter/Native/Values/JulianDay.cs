using System.Globalization;

namespace IceWarp.Adapter.Native.Values;

/// <summary>Dates as Julian Day numbers, times as minutes since midnight (notes, 4.1).</summary>
internal static class JulianDay
{
    /// <summary>The time of a whole day, or of something without a time.</summary>
    public const int NoTime = -1;

    private const int MinutesADay = 24 * 60;
    private const int UnixEpoch = 2440588;
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The number of a day.</summary>
    public static int Of(DateOnly day) => day.DayNumber - EpochDay + UnixEpoch;

    /// <summary>The number of a day as text.</summary>
    public static string Write(DateOnly day) => Of(day).ToString(CultureInfo.InvariantCulture);

    /// <summary>The day of a number as text; null for 0, empty and what no calendar has.</summary>
    public static DateOnly? Read(string text)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number <= 0)
        {
            return null;
        }

        var dayNumber = number - UnixEpoch + EpochDay;
        return dayNumber >= 0 && dayNumber <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)dayNumber) : null;
    }

    /// <summary>Minutes since midnight as text.</summary>
    public static string WriteTime(TimeSpan timeOfDay) => ((int)timeOfDay.TotalMinutes).ToString(CultureInfo.InvariantCulture);

    /// <summary>Minutes since midnight, or <see cref="NoTime"/>; 1440 and more are of the next days and stay so.</summary>
    public static int ReadTime(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 0 and <= 7 * MinutesADay
            ? minutes
            : NoTime;

    /// <summary>Unix seconds as text; null for 0, empty and what no calendar has.</summary>
    public static DateTimeOffset? ReadUnix(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
        && seconds > 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
