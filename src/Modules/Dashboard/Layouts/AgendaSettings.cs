using System.Text.Json.Serialization;

namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>What was chosen inside an agenda.</summary>
/// <param name="Days">How many days it shows from today on: 1, 3 or 7.</param>
/// <param name="HiddenCalendars">Ids of calendars that it leaves out, so that a new calendar is shown; null for none.</param>
/// <param name="SecondTimeZone">IANA zone whose times stand beside the person's own, or null.</param>
internal sealed record AgendaSettings(
    int Days,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? HiddenCalendars = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SecondTimeZone = null)
{
    private const int MostHidden = 100;
    private const int LongestId = 500;
    private static readonly int[] Choices = [1, 3, 7];

    /// <summary>Every broken rule: the field as a path below the settings, and an English sentence.</summary>
    public IEnumerable<(string Field, string Sentence)> Broken()
    {
        if (!Choices.Contains(Days))
        {
            yield return ("agenda.days", "days is 1, 3 or 7.");
        }

        if (HiddenCalendars is { } hidden && (hidden.Count > MostHidden || hidden.Any(id => id is not { Length: > 0 and <= LongestId } || id.Any(char.IsControl))))
        {
            yield return ("agenda.hiddenCalendars", $"At most {MostHidden} ids of calendars.");
        }

        if (SecondTimeZone is { } zone && (zone.Length > 64 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            yield return ("agenda.secondTimeZone", "This time zone is not known. Use a name such as Europe/Warsaw.");
        }
    }
}
