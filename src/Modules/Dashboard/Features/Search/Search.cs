using System.Collections.Frozen;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Http;
using IceWarp.Modules.Dashboard.Files;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>
/// Words searched for in everything of a person, all kinds at once in one answer, each with its own time and its own failure, written as a line
/// when it is there (see <see cref="JsonLines"/>).
/// </summary>
internal static class Search
{
    private const int Limit = 8;
    private const int LongestQuery = 200;

    private static readonly FrozenDictionary<string, Func<Handler, Query, CancellationToken, Task<object>>> Kinds =
        new Dictionary<string, Func<Handler, Query, CancellationToken, Task<object>>>(StringComparer.Ordinal)
        {
            ["mail"] = (handler, query, token) => handler.MailAsync(query, token),
            ["notes"] = (handler, query, token) => handler.NotesAsync(query, token),
            ["files"] = (handler, query, token) => handler.FilesAsync(query, token),
            ["contacts"] = (handler, query, token) => handler.ContactsAsync(query, token),
            ["events"] = (handler, query, token) => handler.EventsAsync(query, token),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="Words">What a person typed; each word must be there.</param>
    /// <param name="Kinds">Where to look, once each; none for everywhere.</param>
    /// <param name="TimeZone">IANA zone; null for the person's own.</param>
    internal sealed record Query(string Words, IReadOnlyList<string> Kinds, string? TimeZone)
        : IRequest<IReadOnlyDictionary<string, Func<CancellationToken, Task<object>>>>;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Words).Must(words => words.Length <= LongestQuery && words.Any(char.IsLetterOrDigit) && !words.Any(char.IsControl))
                .WithMessage($"q is what to find: 1 to {LongestQuery} characters with a letter or a digit among them.").OverridePropertyName("q");
            RuleFor(query => query.Kinds).Must(kinds => kinds.All(Search.Kinds.ContainsKey) && kinds.Distinct(StringComparer.Ordinal).Count() == kinds.Count)
                .WithMessage($"kinds are some of these, with commas between, once each: {string.Join(", ", Search.Kinds.Keys.Order(StringComparer.Ordinal))}.")
                .OverridePropertyName("kinds");
            RuleFor(query => query.TimeZone).MustBeTimeZone();
        }
    }

    internal sealed class Handler(
        IMailStore mail, INoteStore notes, IFileStore files, IContactStore contacts, IFolderStore folders, EventSearch events, FilePlaces places,
        WebClientAddresses addresses, WidgetLimit limit)
        : IRequestHandler<Query, IReadOnlyDictionary<string, Func<CancellationToken, Task<object>>>>
    {
        public Task<IReadOnlyDictionary<string, Func<CancellationToken, Task<object>>>> Handle(Query request, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, Func<CancellationToken, Task<object>>>>(
                (request.Kinds.Count == 0 ? Search.Kinds.Keys : request.Kinds.AsEnumerable()).ToDictionary(
                    kind => kind,
                    kind => new Func<CancellationToken, Task<object>>(outer => limit.RunAsync("search_" + kind, token => Search.Kinds[kind](this, request, token), outer)),
                    StringComparer.Ordinal));

        internal async Task<object> MailAsync(Query query, CancellationToken cancellationToken)
        {
            var searching = mail.SearchAsync(query.Words, Limit, cancellationToken);
            var reading = folders.ListAsync(cancellationToken);
            await Task.WhenAll(searching, reading);
            var known = (await reading).ToDictionary(folder => folder.Id, folder => folder is { IsDefault: true, Owner: null } ? "" : folder.Name, StringComparer.Ordinal);
            var found = await searching;
            return new SearchHits<MessageHit>(found.Total, [.. found.Items.Select(message => new MessageHit(
                message.Id, message.From, message.Subject, message.Preview, message.Date.UtcDateTime, message.IsSeen,
                known.GetValueOrDefault(message.FolderId, ""), addresses.OfMessage(message.Id)))]);
        }

        internal async Task<object> NotesAsync(Query query, CancellationToken cancellationToken)
        {
            var found = await notes.ListAsync(new NoteQuery(FolderId: null, Window.First(Limit), query.Words), cancellationToken);
            return new SearchHits<NoteHit>(found.Total, [.. found.Items.Select(note => new NoteHit(note.Id, note.Title, note.Tags, note.Modified.UtcDateTime))]);
        }

        internal async Task<object> FilesAsync(Query query, CancellationToken cancellationToken)
        {
            var found = await files.ListAsync(folderId: null, Window.First(Limit), query.Words, cancellationToken);
            var known = await places.FindAsync(found.Items, cancellationToken);
            return new SearchHits<FileHit>(found.Total, [.. found.Items.Select(file => new FileHit(
                file.Id, file.Name, known.GetValueOrDefault(file.FolderId) ?? new FilePlace(null, []), file.Size, file.Modified.UtcDateTime))]);
        }

        internal async Task<object> ContactsAsync(Query query, CancellationToken cancellationToken)
        {
            var found = await contacts.ListAsync(query.Words, Window.First(Limit), cancellationToken);
            return new SearchHits<ContactHit>(found.Total, [.. found.Items.Select(contact => new ContactHit(
                contact.Id, contact.Name, contact.Company, contact.Emails, contact.Phones))]);
        }

        internal async Task<object> EventsAsync(Query query, CancellationToken cancellationToken) =>
            await events.FindAsync(query.Words, Limit, query.TimeZone, cancellationToken);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/search", async (string? q, string? kinds, string? timeZone, HttpContext context, JsonLines lines, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var query = new Query((q ?? "").Trim(), (kinds ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries), timeZone);
                await lines.WriteAsync(context, await mediator.Send(query, cancellationToken));
            })
            .WithName("SearchDashboard")
            .WithSummary("Words in mail, notes, files, contacts and events, a line of JSON for each kind as soon as it is there: part and data, or part and problem.")
            .Produces(StatusCodes.Status200OK, contentType: JsonLines.ContentType)
            .ProducesValidationProblem();
    }
}
