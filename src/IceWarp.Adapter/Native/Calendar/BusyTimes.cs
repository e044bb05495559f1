using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Calendar;

/// <summary>
/// <c>webmail:iq:freebusy</c> (notes, 3.7). How deep the entries nest is not known for sure, so an entry is any element with a
/// <c>type</c> and a beginning, wherever it is.
/// </summary>
internal static class BusyTimes
{
    /// <summary>Writes the query, in UTC.</summary>
    public static IqElement Query(string account, IReadOnlyList<string> emails, DateTimeOffset from, DateTimeOffset to) =>
        IqQuery.Of(
            "freebusy",
            new IqElement("account").With("uid", account),
            new IqElement("users", emails.Select(email => new IqElement("user", email))),
            new IqElement("from", JulianDay.Write(DateOnly.FromDateTime(from.UtcDateTime))),
            new IqElement("to", JulianDay.Write(DateOnly.FromDateTime(to.UtcDateTime).AddDays(1))),
            new IqElement("ctz", "0"),
            new IqElement("tzid", "UTC"));

    /// <summary>Reads the answer: entries that overlap [from, to) by address, for every address that was asked.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<BusyTime>> Read(
        IqElement answer, IReadOnlyList<string> emails, DateTimeOffset from, DateTimeOffset to)
    {
        var entries = new List<(string User, BusyTime Time)>();
        foreach (var query in IqQuery.Answers(answer, "freebusy"))
        {
            Collect(query, user: "", entries);
        }

        return emails.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(
            email => email,
            IReadOnlyList<BusyTime> (email) =>
            [
                .. entries
                    .Where(entry => string.Equals(entry.User, email, StringComparison.OrdinalIgnoreCase) && entry.Time.Start < to && entry.Time.End > from)
                    .Select(entry => entry.Time).OrderBy(time => time.Start),
            ],
            StringComparer.OrdinalIgnoreCase);
    }

    private static void Collect(IqElement element, string user, List<(string User, BusyTime Time)> entries)
    {
        if (element.Value("user") is { Length: > 0 } named && element.Child("user") is { Children.Count: 0 })
        {
            user = named.Trim();
        }
        else if (element.Attribute("uid") is { Length: > 0 } uid && uid.Contains('@', StringComparison.Ordinal))
        {
            user = uid;
        }

        if (element.Value("type").Trim().ToUpperInvariant() is "BUSY" or "TENTATIVE" && Time(element) is { } time)
        {
            entries.Add((user, time));
            return;
        }

        foreach (var child in element.Children)
        {
            Collect(child, user, entries);
        }
    }

    private static BusyTime? Time(IqElement entry)
    {
        var tentative = entry.Value("type").Trim().Equals("TENTATIVE", StringComparison.OrdinalIgnoreCase);
        if (Unix(entry, "start") is { } start && Unix(entry, "finish") is { } finish)
        {
            return new BusyTime(start, finish, tentative);
        }

        return Clock(entry, "startdate", "starttime") is { } from && Clock(entry, "enddate", "endtime") is { } to
            ? new BusyTime(from, to, tentative)
            : null;
    }

    private static DateTimeOffset? Unix(IqElement entry, string name) => JulianDay.ReadUnix(entry.Value(name).Trim());

    private static DateTimeOffset? Clock(IqElement entry, string date, string time) =>
        JulianDay.Read(entry.Value(date)) is { } day
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(Math.Max(JulianDay.ReadTime(entry.Value(time)), 0))
            : null;
}
