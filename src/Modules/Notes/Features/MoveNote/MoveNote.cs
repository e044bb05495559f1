using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Concurrency;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Moves a note to another folder of notes. Its id there is another one; this person's pin goes along.</summary>
internal static class MoveNote
{
    /// <param name="NoteId">The note.</param>
    /// <param name="FolderId">Where to.</param>
    internal sealed record Command(string NoteId, string? FolderId) : IRequest<NoteEntry>;

    internal sealed record Body(string? FolderId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.FolderId).NotEmpty().WithMessage("Say where to.");
    }

    internal sealed class Handler(INoteStore notes, NoteFolders known, PinnedNotes pins, KeyedGate gate) : IRequestHandler<Command, NoteEntry>
    {
        public async Task<NoteEntry> Handle(Command request, CancellationToken cancellationToken)
        {
            var folder = await known.GetAsync(request.FolderId ?? "", cancellationToken);
            var note = await MoveAsync(request.NoteId, folder.Id, cancellationToken);
            if (note.Id != request.NoteId)
            {
                // It has happened: a client that has gone by now would leave the pin behind.
                await pins.MoveAsync(id => id == request.NoteId ? note.Id : id, CancellationToken.None);
            }

            return NoteEntry.Of(note, await pins.GetAsync(cancellationToken));
        }

        // No save of the note meanwhile: it would be written to where it is no more.
        private async Task<Note> MoveAsync(string noteId, string folderId, CancellationToken cancellationToken)
        {
            using var turn = await gate.EnterAsync(noteId, cancellationToken);
            var stored = await notes.GetAsync(noteId, cancellationToken);
            return stored.Summary.FolderId == folderId ? stored.Summary : await notes.MoveAsync(noteId, folderId, cancellationToken);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPost("/{id}/move", async (string id, Body? body, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Command(id, body?.FolderId), cancellationToken)))
            .WithName("MoveNote")
            .WithSummary("Moves a note to another folder; its id there is another one.")
            .Produces<NoteEntry>()
            .ProducesValidationProblem()
            .ProducesRefusals();
    }
}
