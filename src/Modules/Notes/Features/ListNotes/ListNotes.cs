using System.ComponentModel;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Http;
using IceWarp.Kernel.Paging;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Notes, last changed first, page by page; <c>q</c> is the server's full-text search. Answers 304 to a known ETag.</summary>
internal static class ListNotes
{
    private const int DefaultLimit = 100;
    private const int LongestSearch = 200;
    private const int LongestTag = 64;

    /// <param name="Folder">The folder; null for all.</param>
    /// <param name="Tag">A tag that the notes must have, or null.</param>
    /// <param name="Search">Words to find, or null.</param>
    /// <param name="Cursor"><see cref="Response.Next"/> of the page before; null for the first page.</param>
    /// <param name="Limit">Notes a page, 1..500.</param>
    internal sealed record Query(string? Folder, string? Tag, string? Search, string? Cursor, int Limit) : IRequest<Response>;

    /// <param name="Notes">Last changed first.</param>
    /// <param name="Total">How many there are in all.</param>
    /// <param name="Next">Cursor of the next page; null on the last.</param>
    /// <param name="State">For <see cref="GetChanges"/>: everything that changes after the first page was read.</param>
    internal sealed record Response(IReadOnlyList<NoteEntry> Notes, int Total, string? Next, string State)
    {
        /// <summary>The entity tag of the page.</summary>
        public string EntityTag() => NoteVersion.Hash(
            [.. Notes.Select(note => $"{note.Id} {note.Version} {note.Pinned}"), State, Next ?? "", Total.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Limit).InclusiveBetween(1, NotePaging.MostAtOnce).WithMessage($"limit is 1 to {NotePaging.MostAtOnce}.");
            RuleFor(query => query.Search).MaximumLength(LongestSearch).WithMessage($"A search has at most {LongestSearch} characters.").OverridePropertyName("q");
            RuleFor(query => query.Tag).MaximumLength(LongestTag).WithMessage($"A tag has at most {LongestTag} characters.");
        }
    }

    internal sealed class Handler(INoteStore notes, PinnedNotes pins) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query request, CancellationToken cancellationToken)
        {
            var after = Cursor.Read<NotePosition>(request.Cursor);
            var pinned = pins.GetAsync(cancellationToken);
            var page = await NotePaging.ReadAsync(
                (window, token) => notes.ListAsync(new NoteQuery(request.Folder, window, request.Search, request.Tag), token), after, request.Limit, cancellationToken);
            var known = await pinned;
            return new Response([.. page.Notes.Select(note => NoteEntry.Of(note, known))], page.Total, page.Next is { } next ? Cursor.Write(next) : null, page.State);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapGet("/", async (
                [Description("The folder; all folders of notes when left out.")] string? folder,
                [Description("A tag that the notes must have.")] string? tag,
                string? q,
                string? cursor,
                int? limit,
                HttpContext context,
                IMediator mediator,
                CancellationToken cancellationToken) =>
            {
                var page = await mediator.Send(new Query(folder, tag, q, cursor, limit ?? DefaultLimit), cancellationToken);
                return EntityTags.OkOrNotModified(context, page.EntityTag(), page);
            })
            .WithName("ListNotes")
            .WithSummary("Notes, last changed first.")
            .Produces<Response>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesValidationProblem()
            .ProducesRefusals();
    }
}
