using System.Collections.Frozen;
using IceWarp.Adapter;

namespace IceWarp.Modules.Notes.Texts;

/// <summary>The words that this module itself writes into notes and pages, in each language of the interface.</summary>
internal sealed record NoteTexts
{
    private static readonly NoteTexts English = new()
    {
        Language = "en",
        From = "From",
        To = "To",
        Date = "Date",
        When = "When",
        Where = "Where",
        Minutes = "Minutes",
        Attendees = "Attendees",
        Agenda = "Agenda",
        Decisions = "Decisions",
        Actions = "Actions",
        Attachments = "Attachments",
        Changed = "Changed",
        Organizer = "organizer",
        Answers = Words("accepted", "declined", "tentative", "no answer"),
    };

    private static readonly NoteTexts Polish = new()
    {
        Language = "pl",
        From = "Od",
        To = "Do",
        Date = "Data",
        When = "Kiedy",
        Where = "Gdzie",
        Minutes = "Protokół",
        Attendees = "Uczestnicy",
        Agenda = "Porządek obrad",
        Decisions = "Ustalenia",
        Actions = "Zadania",
        Attachments = "Załączniki",
        Changed = "Zmieniono",
        Organizer = "organizator",
        Answers = Words("udział potwierdzony", "odmowa", "udział niepewny", "brak odpowiedzi"),
    };

    private static readonly FrozenDictionary<string, NoteTexts> All =
        new[] { English, Polish }.ToFrozenDictionary(texts => texts.Language, StringComparer.Ordinal);

    /// <summary>Two-letter code.</summary>
    public required string Language { get; init; }

    /// <summary>Before the sender of a message.</summary>
    public required string From { get; init; }

    /// <summary>Before the recipients of a message.</summary>
    public required string To { get; init; }

    /// <summary>Before the date of a message.</summary>
    public required string Date { get; init; }

    /// <summary>Before the time of a meeting.</summary>
    public required string When { get; init; }

    /// <summary>Before the place of a meeting.</summary>
    public required string Where { get; init; }

    /// <summary>Before the title of a meeting.</summary>
    public required string Minutes { get; init; }

    /// <summary>Heading over people.</summary>
    public required string Attendees { get; init; }

    /// <summary>Heading over what is to be spoken of.</summary>
    public required string Agenda { get; init; }

    /// <summary>Heading over what was decided.</summary>
    public required string Decisions { get; init; }

    /// <summary>Heading over what is to be done.</summary>
    public required string Actions { get; init; }

    /// <summary>Before the names of files.</summary>
    public required string Attachments { get; init; }

    /// <summary>Before the time of the last change.</summary>
    public required string Changed { get; init; }

    /// <summary>Of who calls a meeting.</summary>
    public required string Organizer { get; init; }

    /// <summary>What somebody answered.</summary>
    public required FrozenDictionary<Participation, string> Answers { get; init; }

    /// <summary>True for a language that there are texts in.</summary>
    public static bool IsKnown(string language) => All.ContainsKey(language);

    /// <summary>The texts of the first language that there are texts in; English where there is none.</summary>
    public static NoteTexts Of(IEnumerable<string?> languages) =>
        languages.Select(language => language is { Length: >= 2 } ? All.GetValueOrDefault(language[..2].ToLowerInvariant()) : null)
            .FirstOrDefault(texts => texts is not null) ?? English;

    private static FrozenDictionary<Participation, string> Words(string accepted, string declined, string tentative, string none) =>
        new Dictionary<Participation, string>
        {
            [Participation.Accepted] = accepted,
            [Participation.Declined] = declined,
            [Participation.Tentative] = tentative,
            [Participation.NeedsAction] = none,
        }.ToFrozenDictionary();
}
