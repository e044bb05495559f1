using System.Globalization;

namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>What the settings of a widget must be. Pure.</summary>
internal static class WidgetSettingsRules
{
    public const int MostCities = 12;
    public const int MostLinks = 30;
    public const int LongestCity = 40;
    public const int LongestTitle = 80;
    public const int LongestUrl = 2000;

    /// <summary>Every broken rule: the field as a path below the settings, and an English sentence.</summary>
    public static IEnumerable<(string Field, string Sentence)> Broken(string kind, WidgetSettings settings) =>
    [
        .. Foreign(kind, WidgetKind.Clock, "cities", settings.Cities),
        .. Foreign(kind, WidgetKind.Links, "links", settings.Links),
        .. Foreign(kind, WidgetKind.Agenda, "agenda", settings.Agenda),
        .. settings.Agenda?.Broken() ?? [],
        .. BrokenList("cities", settings.Cities, MostCities, BrokenCity),
        .. BrokenList("links", settings.Links, MostLinks, BrokenLink),
    ];

    private static IEnumerable<(string Field, string Sentence)> Foreign(string kind, string owner, string field, object? part) =>
        part is not null && kind != owner ? [(field, $"Only a widget of kind {owner} has {field}.")] : [];

    private static IEnumerable<(string Field, string Sentence)> BrokenList<T>(
        string field, IReadOnlyList<T>? list, int most, Func<T, IEnumerable<(string Field, string Sentence)>> broken)
        where T : class
    {
        if (list is null)
        {
            return [];
        }

        return list.Count > most
            ? [(field, $"At most {most}.")]
            : list.SelectMany((item, index) => (item is null ? [("", "It must not be null.")] : broken(item))
                .Select(fault => (string.Create(CultureInfo.InvariantCulture, $"{field}[{index}]{fault.Field}"), fault.Sentence)));
    }

    private static IEnumerable<(string Field, string Sentence)> BrokenCity(City city)
    {
        if (!IsLine(city.Name, LongestCity))
        {
            yield return (".name", $"A name is one line of 1 to {LongestCity} characters.");
        }

        if (city.TimeZone is not { Length: > 0 and <= 64 } || !TimeZoneInfo.TryFindSystemTimeZoneById(city.TimeZone, out _))
        {
            yield return (".timeZone", "This time zone is not known. Use a name such as Europe/Warsaw.");
        }
    }

    private static IEnumerable<(string Field, string Sentence)> BrokenLink(Link link)
    {
        if (!IsLine(link.Title, LongestTitle))
        {
            yield return (".title", $"A title is one line of 1 to {LongestTitle} characters.");
        }

        if (!IsHttps(link.Url))
        {
            yield return (".url", $"An address begins with https:// and has at most {LongestUrl} characters, no spaces and no user name.");
        }
    }

    private static bool IsLine(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl);

    private static bool IsHttps(string? text) =>
        text is { Length: <= LongestUrl }
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url.UserInfo.Length == 0
        && url.Host.Length > 0;
}
