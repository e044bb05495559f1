using System.Reflection;
using System.Text.Json;

namespace IceWarp.EmbeddedServer.Seed;

/// <summary>
/// The demo people's fortnight as written in <c>Content/fortnight.json</c>. Days count working days from today, minutes count back from now, <c>of</c> and
/// <c>to</c> are the names before <c>@demo.test</c>.
/// </summary>
internal sealed record Fortnight(
    IReadOnlyList<Fortnight.Letter> Mail, IReadOnlyList<Fortnight.Event> Events, IReadOnlyList<Fortnight.Todo> Tasks,
    IReadOnlyList<Fortnight.Note> Notes, IReadOnlyList<Fortnight.Person> Contacts, IReadOnlyList<Fortnight.File> Files,
    IReadOnlyList<Fortnight.Share> Shares)
{
    /// <summary>Reads the embedded content.</summary>
    public static async Task<Fortnight> ReadAsync(CancellationToken cancellationToken)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(resource => resource.EndsWith("fortnight.json", StringComparison.Ordinal));
        await using var stream = assembly.GetManifestResourceStream(name)!;
        return await JsonSerializer.DeserializeAsync<Fortnight>(stream, JsonSerializerOptions.Web, cancellationToken)
            ?? throw new InvalidDataException("The demo content is empty.");
    }

    /// <summary>A message in an inbox. <c>{week}</c> in the subject is this week's number.</summary>
    internal sealed record Letter(
        string To, string From, string Subject, int MinutesAgo, string Html, bool Seen, bool Flagged, bool Answered, string? Attachment);

    /// <summary>An event; all-day when it has <paramref name="Days"/>.</summary>
    internal sealed record Event(
        string Of, string Title, string Location, int Day, string? From, string? To, int? Days, string? Zone, string? Repeat, string? Tags,
        string? Text, int? Remind, bool Tentative, bool Private, bool Free, bool Meeting, string? Folder)
    {
        /// <summary>Names of those invited.</summary>
        public IReadOnlyList<string> Attendees { get; init; } = [];
    }

    /// <summary>A task.</summary>
    internal sealed record Todo(string Of, string Title, int? Due, int Priority, string? Status, int Percent, string? Tags);

    /// <summary>A note.</summary>
    internal sealed record Note(string Of, string Folder, string Title, int MinutesAgo, string? Tags, string Html);

    /// <summary>A contact; the birthday as a date, or as days from today and the age then.</summary>
    internal sealed record Person(
        string Of, string First, string Last, string Company, string Email, string? Mobile, string? Job, DateOnly? Birthday, int? BirthdayIn, int Age);

    /// <summary>A file: text, or what its ending says made of heading and lines, rows or slides.</summary>
    internal sealed record File(string Of, string Folder, string Name, int MinutesAgo, string? Text, string? Heading)
    {
        /// <summary>Paragraphs of a text document.</summary>
        public IReadOnlyList<string> Lines { get; init; } = [];

        /// <summary>Rows of a sheet.</summary>
        public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

        /// <summary>Slides: title and lines.</summary>
        public IReadOnlyList<IReadOnlyList<string>> Slides { get; init; } = [];
    }

    /// <summary>A folder shared with somebody; rights letters of the protocol notes, 3.2.</summary>
    internal sealed record Share(string Of, string Folder, string With, string Rights);
}
