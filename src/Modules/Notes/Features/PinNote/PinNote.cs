using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Notes.Storing;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Pins a note for this person or takes the pin off. The note itself does not change.</summary>
internal static class PinNote
{
    /// <param name="NoteId">The note.</param>
    /// <param name="Pinned">True to pin.</param>
    internal sealed record Command(string NoteId, bool? Pinned) : IRequest;

    internal sealed record Body(bool? Pinned);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Pinned).NotNull().WithMessage("Say whether it is to be pinned.");
    }

    internal sealed class Handler(INoteStore notes, PinnedNotes pins) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Pinned == true)
            {
                await notes.GetAsync(request.NoteId, cancellationToken);
            }

            await pins.SetAsync(request.NoteId, request.Pinned == true, cancellationToken);
            return Unit.Value;
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPut("/{id}/pin", async (string id, Body? body, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id, body?.Pinned), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("PinNote")
            .WithSummary("Pins a note for this person or takes the pin off.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesValidationProblem()
            .ProducesRefusals();
    }
}
