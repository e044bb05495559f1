using System.Globalization;
using FluentValidation;
using IceWarp.Adapter;
using Microsoft.AspNetCore.Http;

namespace IceWarp.Modules.Notes.Texts;

/// <summary>In which language and zone a client wants what this module writes.</summary>
/// <param name="Language"><c>en</c> or <c>pl</c>; null for the first one that the browser takes.</param>
/// <param name="TimeZone">IANA zone; null for that of the person's settings.</param>
/// <param name="Accepted">Value of Accept-Language.</param>
internal sealed record ReaderWish(string? Language, string? TimeZone, IReadOnlyList<string> Accepted)
{
    private const int MostAccepted = 8;

    /// <summary>The wish in a request.</summary>
    public static ReaderWish Of(HttpRequest request, string? language, string? timeZone) => new(
        language,
        timeZone,
        [.. request.GetTypedHeaders().AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1).Take(MostAccepted).Select(accepted => accepted.Value.ToString())]);
}

/// <summary>Who reads: language and zone.</summary>
/// <param name="Texts">The words.</param>
/// <param name="Zone">The zone of times.</param>
internal sealed record Reader(NoteTexts Texts, TimeZoneInfo Zone)
{
    private const string Day = "yyyy-MM-dd";
    private const string Minute = "yyyy-MM-dd HH:mm";

    /// <summary>An instant in the reader's zone, in a form that is the same in every language.</summary>
    public string Moment(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).ToString(Minute, CultureInfo.InvariantCulture);

    /// <summary>From when to when something is, with the zone.</summary>
    public string Span(EventTime time)
    {
        if (time.IsAllDay)
        {
            var last = time.End.AddDays(-1);
            var first = time.Start.ToString(Day, CultureInfo.InvariantCulture);
            return last <= time.Start ? first : $"{first} – {last.ToString(Day, CultureInfo.InvariantCulture)}";
        }

        var (start, end) = (TimeZoneInfo.ConvertTime(time.Start, Zone), TimeZoneInfo.ConvertTime(time.End, Zone));
        var until = start.Date == end.Date ? end.ToString("HH:mm", CultureInfo.InvariantCulture) : Moment(time.End);
        return $"{Moment(time.Start)}–{until} ({Zone.Id})";
    }
}

/// <summary>Finds out in which language and zone to write.</summary>
internal sealed class Readers(IIdentity identity)
{
    /// <summary>The reader of a wish.</summary>
    public async Task<Reader> FindAsync(ReaderWish wish, CancellationToken cancellationToken)
    {
        var person = await identity.WhoAmIAsync(cancellationToken);
        var texts = NoteTexts.Of([wish.Language, .. wish.Accepted, person.Language]);
        return new Reader(texts, TimeZoneInfo.TryFindSystemTimeZoneById(wish.TimeZone ?? person.TimeZone ?? "UTC", out var zone) ? zone : TimeZoneInfo.Utc);
    }

    /// <summary>Refuses a language or a zone that is none.</summary>
    public static void MustBeWish<T>(AbstractValidator<T> validator, Func<T, ReaderWish> wish)
    {
        validator.RuleFor(command => wish(command).Language).Must(language => language is null || NoteTexts.IsKnown(language))
            .WithMessage("The language is en or pl.").OverridePropertyName("language");
        validator.RuleFor(command => wish(command).TimeZone).Must(name => name is null || (name.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)))
            .WithMessage("This time zone is not known. Use a name such as Europe/Warsaw.").OverridePropertyName("timeZone");
    }
}
