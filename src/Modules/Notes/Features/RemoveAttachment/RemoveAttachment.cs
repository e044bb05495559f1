using Carter;
using IceWarp.Adapter;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Removes an attachment of a note.</summary>
internal static class RemoveAttachment
{
    /// <param name="NoteId">The note.</param>
    /// <param name="AttachmentId">The attachment.</param>
    internal sealed record Command(string NoteId, string AttachmentId) : IRequest;

    internal sealed class Handler(INoteStore notes) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await notes.RemoveAttachmentAsync(request.NoteId, request.AttachmentId, cancellationToken);
            return Unit.Value;
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapDelete("/{id}/attachments/{attachmentId}", async (string id, string attachmentId, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id, attachmentId), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("RemoveNoteAttachment")
            .WithSummary("Removes an attachment of a note.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesRefusals();
    }
}
