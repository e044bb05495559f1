using Carter;
using IceWarp.Adapter;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Deletes a note, to the server's trash where it has one.</summary>
internal static class DeleteNote
{
    /// <param name="NoteId">The note.</param>
    internal sealed record Command(string NoteId) : IRequest;

    internal sealed class Handler(INoteStore notes) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await notes.DeleteAsync(request.NoteId, cancellationToken);
            return Unit.Value;
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapDelete("/{id}", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("DeleteNote")
            .WithSummary("Deletes a note, to the server's trash where it has one.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesRefusals();
    }
}
