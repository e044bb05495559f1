using System.Globalization;
using NodaTime;

namespace IceWarp.EmbeddedServer.Interchange.TimeZones;

/// <summary>
/// A STANDARD or DAYLIGHT part of a time zone's definition (RFC 5545, 3.6.5): from each onset on the clock is <paramref name="To"/> ahead of UTC.
/// Of rules only yearly ones by month and day are understood, which is what zones have.
/// </summary>
/// <param name="Start">First onset, by the clock before it.</param>
/// <param name="From">Offset before an onset.</param>
/// <param name="To">Offset from an onset on.</param>
/// <param name="Rule">Parts of RRULE by name, upper case; empty for single onsets.</param>
/// <param name="Further">Onsets of RDATE.</param>
internal sealed record Observance(
    LocalDateTime Start, Offset From, Offset To, IReadOnlyDictionary<string, string> Rule, IReadOnlyList<LocalDateTime> Further)
{
    private static readonly string[] Understood = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYDAY", "BYMONTHDAY", "WKST"];
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>Reads one; null for one that cannot be understood.</summary>
    public static Observance? Of(Block block)
    {
        var rule = (block.Value("RRULE") ?? "").ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).GroupBy(pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);
        var further = block.Lines.Where(line => line.Name == "RDATE").SelectMany(line => line.Value.Split(',')).Select(Moment).OfType<LocalDateTime>().ToList();
        return Moment(block.Value("DTSTART") ?? "") is { } start && OffsetOf(block.Value("TZOFFSETFROM")) is { } from && OffsetOf(block.Value("TZOFFSETTO")) is { } to
            && (rule.Count == 0 || (rule.GetValueOrDefault("FREQ") == "YEARLY" && rule.Keys.All(Understood.Contains)))
                ? new Observance(start, from, to, rule, further)
                : null;
    }

    /// <summary>Onsets in some years, single ones whenever they are.</summary>
    public IEnumerable<Instant> Onsets(int firstYear, int lastYear) =>
        (Rule.Count == 0 ? [Start] : Enumerable.Range(Math.Max(firstYear, Start.Year), Math.Max(0, lastYear - Math.Max(firstYear, Start.Year) + 1)).SelectMany(InYear))
        .Concat(Further).Select(local => local.WithOffset(From).ToInstant());

    /// <summary><c>20260302T090000</c> or a date; null for anything else. A <c>Z</c> counts for nothing here.</summary>
    public static LocalDateTime? Moment(string text)
    {
        var plain = text.Trim().TrimEnd('Z');
        return DateTime.TryParseExact(plain, ["yyyyMMdd'T'HHmmss", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? LocalDateTime.FromDateTime(moment)
            : null;
    }

    private IEnumerable<LocalDateTime> InYear(int year)
    {
        var interval = Number("INTERVAL", 1);
        var count = Number("COUNT", int.MaxValue);
        var passed = year - Start.Year;
        if (passed % interval != 0 || passed / interval >= count)
        {
            return [];
        }

        var until = Moment(Rule.GetValueOrDefault("UNTIL", "")) is { } last ? last.WithOffset(Offset.Zero).ToInstant() : Instant.MaxValue;
        return Numbers("BYMONTH").DefaultIfEmpty(Start.Month).Where(month => month is >= 1 and <= 12)
            .SelectMany(month => Enumerable.Range(1, CalendarSystem.Iso.GetDaysInMonth(year, month)).Select(day => new LocalDate(year, month, day)).Where(Matches))
            .Select(date => date + Start.TimeOfDay)
            .Where(local => local >= Start && local.WithOffset(From).ToInstant() <= until);
    }

    private bool Matches(LocalDate date)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month);
        var days = Rule.GetValueOrDefault("BYDAY", "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var numbers = Numbers("BYMONTHDAY").ToList();
        return days.Length == 0 && numbers.Count == 0
            ? date.Day == Start.Day
            : (numbers.Count == 0 || numbers.Contains(date.Day) || numbers.Contains(date.Day - length - 1))
                && (days.Length == 0 || days.Any(day => IsDay(day.Trim(), date, length)));
    }

    // SU, 2SU, -1SU
    private static bool IsDay(string text, LocalDate date, int length)
    {
        if (text.Length < 2 || Array.IndexOf(Days, text[^2..]) + 1 != (int)date.DayOfWeek)
        {
            return false;
        }

        return text.Length == 2
            || (int.TryParse(text[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && (number == ((date.Day - 1) / 7) + 1 || -number == ((length - date.Day) / 7) + 1));
    }

    private int Number(string part, int otherwise) =>
        int.TryParse(Rule.GetValueOrDefault(part), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;

    private IEnumerable<int> Numbers(string part) => Rule.GetValueOrDefault(part, "").Split(',')
        .Select(text => int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(number => number != 0);

    // +0130 or -083000
    private static Offset? OffsetOf(string? text)
    {
        var plain = text?.Trim() ?? "";
        if (plain.Length is not (5 or 7) || plain[0] is not ('+' or '-') || !plain.Skip(1).All(char.IsAsciiDigit))
        {
            return null;
        }

        var digits = plain[1..].PadRight(6, '0');
        var seconds = (Two(digits, 0) * 3600) + (Two(digits, 2) * 60) + Two(digits, 4);
        return seconds <= 18 * 3600 ? Offset.FromSeconds(plain[0] == '-' ? -seconds : seconds) : null;
    }

    private static int Two(string digits, int at) => int.Parse(digits.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
