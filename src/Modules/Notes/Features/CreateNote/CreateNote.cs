using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Stores a new note in a folder, or in the person's default one.</summary>
internal static class CreateNote
{
    /// <param name="FolderId">The folder; null for the default one.</param>
    /// <param name="Note">What it is to be.</param>
    /// <param name="Pinned">True to pin it at once.</param>
    internal sealed record Command(string? FolderId, NoteInput Note, bool Pinned) : IRequest<NoteView>;

    internal sealed record Body(string? FolderId, string? Title, string? Html, IReadOnlyList<string?>? Tags, bool? Pinned);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.MustBeNote(command => command.Note);
    }

    internal sealed class Handler(INoteStore notes, NoteDrafts drafts, PinnedNotes pins, NoteViews views) : IRequestHandler<Command, NoteView>
    {
        public async Task<NoteView> Handle(Command request, CancellationToken cancellationToken)
        {
            var created = await notes.CreateAsync(request.FolderId, drafts.Of(request.Note), cancellationToken);
            if (request.Pinned)
            {
                await pins.SetAsync(created.Summary.Id, pinned: true, cancellationToken);
            }

            return await views.OfAsync(created, cancellationToken);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPost("/", async (Body? body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var note = await mediator.Send(
                    new Command(body?.FolderId, new NoteInput(body?.Title, body?.Html, body?.Tags), body?.Pinned == true), cancellationToken);
                context.Response.Headers.ETag = $"\"{note.Version}\"";
                return TypedResults.Created((string?)null, note);
            })
            .WithName("CreateNote")
            .WithSummary("Stores a new note.")
            .WithMetadata(NoteBody.Limit)
            .Produces<NoteView>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesRefusals();
    }
}
