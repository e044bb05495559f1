namespace IceWarp.EmbeddedServer.Items;

/// <summary>Julian day numbers, the protocol's dates (notes, 4.1): 2440588 is 1970-01-01, 2461042 is 2026-01-01; 0 is none.</summary>
internal static class JulianDay
{
    /// <summary>1970-01-01.</summary>
    public const int UnixEpoch = 2440588;

    /// <summary>Last day this server knows: 9999-12-31.</summary>
    public const int Max = 5373484;

    private static readonly int DayOfUnixEpoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>First day this server knows: 0001-01-01.</summary>
    public static int Min => UnixEpoch - DayOfUnixEpoch;

    /// <summary>The number of a day.</summary>
    public static int From(DateOnly day) => day.DayNumber - DayOfUnixEpoch + UnixEpoch;

    /// <summary>The day of a number; throws <see cref="ArgumentOutOfRangeException"/> outside years 1 to 9999.</summary>
    public static DateOnly ToDate(int julianDay) => DateOnly.FromDayNumber(julianDay - UnixEpoch + DayOfUnixEpoch);

    /// <summary>Whether a number is a day between years 1 and 9999.</summary>
    public static bool IsDay(long julianDay) => julianDay >= Min && julianDay <= Max;
}
