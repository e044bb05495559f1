using System.Globalization;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Notes.Markup;
using Microsoft.Extensions.Options;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>What a page sends of a note.</summary>
/// <param name="Title">Title, at most 512 characters; empty takes the beginning of the text.</param>
/// <param name="Html">The editor's HTML.</param>
/// <param name="Tags">Tags, at most 64 of 64 characters.</param>
internal sealed record NoteInput(string? Title, string? Html, IReadOnlyList<string?>? Tags);

/// <summary>What a note must be. Pure; the size of the text is checked as it is stored.</summary>
internal static class NoteRules
{
    /// <summary>Longest title, in UTF-16 units.</summary>
    public const int LongestTitle = 512;

    private const int MostTags = 64;
    private const int LongestTag = 64;

    /// <summary>The beginning of a text, never through the middle of a surrogate pair.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>Every broken rule: the field as a path in the JSON, and an English sentence. None for a good note.</summary>
    public static IEnumerable<(string Field, string Sentence)> Broken(NoteInput note)
    {
        if (note.Title is { Length: > LongestTitle })
        {
            yield return ("title", $"A title has at most {LongestTitle} characters.");
        }

        if (note.Html is null)
        {
            yield return ("html", "Say what is in the note; an empty text is allowed.");
        }

        if (note.Tags is { Count: > MostTags })
        {
            yield return ("tags", $"A note has at most {MostTags} tags.");
            yield break;
        }

        foreach (var (tag, index) in (note.Tags ?? []).Select((tag, index) => (tag, index)))
        {
            if (tag is null or { Length: > LongestTag } || tag.Any(char.IsControl))
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"tags[{index}]"), $"A tag has 1 to {LongestTag} characters on one line.");
            }
        }
    }

    /// <summary>Refuses a note that breaks a rule.</summary>
    public static void MustBeNote<T>(this AbstractValidator<T> validator, Func<T, NoteInput> note) =>
        validator.RuleFor(command => command).Custom((command, context) =>
        {
            foreach (var (field, sentence) in Broken(note(command)))
            {
                context.AddFailure(field, sentence);
            }
        });
}

/// <summary>Makes of what a page sends what the server stores.</summary>
internal sealed class NoteDrafts(NoteMarkup markup, IOptions<NotesOptions> options)
{
    private const int LongestMadeTitle = 128;

    /// <summary>The draft. <c>notes.too_large</c> when the text is larger than a note takes.</summary>
    /// <param name="input">What the page sent.</param>
    /// <param name="stored">The note that it replaces; null for a new one.</param>
    public NoteDraft Of(NoteInput input, NoteDetail? stored = null)
    {
        var pictures = stored is null ? PictureSources.TextOnly : new PictureSources(stored.Summary.Id, stored.Attachments);
        var body = markup.ToStorage(input.Html ?? "", stored?.Body, pictures);
        if (System.Text.Encoding.UTF8.GetByteCount(body.Content) > options.Value.TextBytes)
        {
            throw new ProblemException(NotesErrors.TooLarge);
        }

        var title = OneLine(input.Title ?? "");
        return new NoteDraft(title.Length > 0 ? title : NoteRules.Cut(OneLine(NoteMarkup.TextOf(body)), LongestMadeTitle), body, Tags(input.Tags ?? []));
    }

    private static IReadOnlyList<string> Tags(IReadOnlyList<string?> tags) =>
        [.. tags.Select(tag => (tag ?? "").Replace("\"", "", StringComparison.Ordinal).Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)];

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
