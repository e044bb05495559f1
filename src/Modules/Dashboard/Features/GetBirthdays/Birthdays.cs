using IceWarp.Adapter;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Birthdays of contacts from a day on. Pure.</summary>
internal static class Birthdays
{
    // Address books write such years where only day and month are known.
    private const int LastYearThatIsNone = 1900;

    /// <param name="Id">The contact.</param>
    /// <param name="Name">Display name.</param>
    /// <param name="Email">First address, or null.</param>
    /// <param name="Date">The day it is kept this time.</param>
    /// <param name="Age">What the person becomes; null when the year of birth is not known.</param>
    internal sealed record Coming(string Id, string Name, string? Email, DateOnly Date, int? Age);

    /// <summary>
    /// Those of [<paramref name="today"/>, <paramref name="today"/> + <paramref name="days"/>), by day, then by name. One person in several
    /// address books is one. A birthday on 29 February is kept on 1 March where there is no such day.
    /// </summary>
    public static IReadOnlyList<Coming> Find(IEnumerable<Contact> contacts, DateOnly today, int days) =>
    [
        .. contacts
            .Where(contact => contact.Birthday < today || contact.Birthday?.Year <= LastYearThatIsNone)
            .Select(contact => Next(contact, contact.Birthday ?? today, today))
            .Where(coming => coming.Date < today.AddDays(days))
            .DistinctBy(coming => (coming.Name.ToUpperInvariant(), coming.Date))
            .OrderBy(coming => coming.Date)
            .ThenBy(coming => coming.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static Coming Next(Contact contact, DateOnly born, DateOnly today)
    {
        var date = In(today.Year, born);
        if (date < today)
        {
            date = In(today.Year + 1, born);
        }

        return new Coming(
            contact.Id, contact.Name, contact.Emails.FirstOrDefault(), date, born.Year > LastYearThatIsNone ? date.Year - born.Year : null);
    }

    private static DateOnly In(int year, DateOnly born) => born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year)
        ? new DateOnly(year, 3, 1)
        : new DateOnly(year, born.Month, born.Day);
}
