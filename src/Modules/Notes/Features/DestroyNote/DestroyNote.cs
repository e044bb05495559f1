using Carter;
using IceWarp.Adapter;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Deletes a note in the trash for good.</summary>
internal static class DestroyNote
{
    /// <param name="TrashedId">The note's id in the trash.</param>
    internal sealed record Command(string TrashedId) : IRequest;

    internal sealed class Handler(INoteTrash trash) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await trash.DeleteForGoodAsync(request.TrashedId, cancellationToken);
            return Unit.Value;
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapDelete("/trash/{id}", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("DestroyNote")
            .WithSummary("Deletes a note in the trash for good.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesRefusals();
    }
}
