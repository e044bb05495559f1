using Carter;
using IceWarp.Adapter;
using IceWarp.Kernel.Http;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>One note with its text for the editor, sanitised. Answers 304 to a known ETag.</summary>
internal static class GetNote
{
    /// <param name="NoteId">The note.</param>
    internal sealed record Query(string NoteId) : IRequest<NoteView>;

    internal sealed class Handler(INoteStore notes, NoteViews views) : IRequestHandler<Query, NoteView>
    {
        public Task<NoteView> Handle(Query request, CancellationToken cancellationToken) =>
            views.OfAsync(() => notes.GetAsync(request.NoteId, cancellationToken), cancellationToken);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapGet("/{id}", async (string id, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var note = await mediator.Send(new Query(id), cancellationToken);
                return EntityTags.OkOrNotModified(context, note.Version, note);
            })
            .WithName("GetNote")
            .WithSummary("One note with its text for the editor.")
            .Produces<NoteView>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesRefusals();
    }
}
