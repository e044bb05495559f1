using Carter;
using IceWarp.Adapter;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Puts a deleted note back where it was, or into the default folder of notes when that one is gone.</summary>
internal static class RestoreNote
{
    /// <param name="TrashedId">The note's id in the trash.</param>
    internal sealed record Command(string TrashedId) : IRequest<NoteEntry>;

    internal sealed class Handler(INoteTrash trash, PinnedNotes pins) : IRequestHandler<Command, NoteEntry>
    {
        public async Task<NoteEntry> Handle(Command request, CancellationToken cancellationToken) =>
            NoteEntry.Of(await trash.RestoreAsync(request.TrashedId, cancellationToken), await pins.GetAsync(cancellationToken));
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPost("/trash/{id}/restore", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Command(id), cancellationToken)))
            .WithName("RestoreNote")
            .WithSummary("Puts a deleted note back.")
            .Produces<NoteEntry>()
            .ProducesRefusals();
    }
}
