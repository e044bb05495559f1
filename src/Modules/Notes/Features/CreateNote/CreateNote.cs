using System.ComponentModel;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Concurrency;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>
/// Stores a new note in a folder, or in the person's default one. With an <c>Idempotency-Key</c> the same request may be sent again: it
/// answers with the note made first.
/// </summary>
internal static class CreateNote
{
    private const int LongestKey = 64;

    /// <param name="FolderId">The folder; null for the default one.</param>
    /// <param name="Note">What it is to be.</param>
    /// <param name="Pinned">True to pin it at once.</param>
    /// <param name="Key">The client's own id of the note, or null.</param>
    internal sealed record Command(string? FolderId, NoteInput Note, bool Pinned, string? Key) : IRequest<Response>;

    internal sealed record Body(string? FolderId, string? Title, string? Html, IReadOnlyList<string?>? Tags, bool? Pinned);

    /// <param name="Note">The note.</param>
    /// <param name="IsNew">False when it was made by an earlier request.</param>
    internal sealed record Response(NoteView Note, bool IsNew);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            this.MustBeNote(command => command.Note);
            RuleFor(command => command.Key).Must(key => key is null || (key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
                .WithMessage($"A key has 1 to {LongestKey} letters, digits or '-'.").OverridePropertyName("idempotencyKey");
        }
    }

    internal sealed class Handler(
        INoteStore notes, NoteDrafts drafts, PinnedNotes pins, NoteViews views, CreatedNotes created, KeyedGate gate, IServerContext server)
        : IRequestHandler<Command, Response>
    {
        public async Task<Response> Handle(Command request, CancellationToken cancellationToken)
        {
            var draft = drafts.Of(request.Note) with { Uid = request.Key };
            var (note, isNew) = request.Key is { } key
                ? await CreateOnceAsync(request.FolderId, draft, key, cancellationToken)
                : (await notes.CreateAsync(request.FolderId, draft, cancellationToken), true);
            if (request.Pinned)
            {
                await pins.SetAsync(note.Summary.Id, pinned: true, cancellationToken);
            }

            return new Response(await views.OfAsync(note, cancellationToken), isNew);
        }

        private async Task<(NoteDetail Note, bool IsNew)> CreateOnceAsync(string? folderId, NoteDraft draft, string key, CancellationToken cancellationToken)
        {
            var own = CreatedNotes.KeyOf(server.Session, key);
            using var turn = await gate.EnterAsync(own, cancellationToken);
            if (created.Find(own) is { } known && await FindAsync(known, cancellationToken) is { } earlier)
            {
                return (earlier, false);
            }

            var (note, isNew) = await CreateOrFindAsync(folderId, draft, key, cancellationToken);
            created.Remember(own, note.Summary.Id);
            return (note, isNew);
        }

        private async Task<(NoteDetail Note, bool IsNew)> CreateOrFindAsync(
            string? folderId, NoteDraft draft, string key, CancellationToken cancellationToken)
        {
            try
            {
                return (await notes.CreateAsync(folderId, draft, cancellationToken), true);
            }
            catch (ServerException taken) when (taken.Failure == ServerFailure.AlreadyExists)
            {
                if (await notes.FindAsync(folderId, key, cancellationToken) is { } stored)
                {
                    return (stored, false);
                }

                throw;
            }
        }

        private async Task<NoteDetail?> FindAsync(string noteId, CancellationToken cancellationToken)
        {
            try
            {
                return await notes.GetAsync(noteId, cancellationToken);
            }
            catch (ServerException gone) when (gone.Failure == ServerFailure.NotFound)
            {
                return null;
            }
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPost("/", CreateAsync)
            .WithName("CreateNote")
            .WithSummary("Stores a new note.")
            .WithMetadata(NoteBody.Limit)
            .Produces<NoteView>()
            .Produces<NoteView>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesRefusals();

        private static async Task<Results<Created<NoteView>, Ok<NoteView>>> CreateAsync(
            Body? body,
            [FromHeader(Name = "Idempotency-Key"), Description("The client's own id of the note: sent again, it makes no second note.")] string? key,
            HttpContext context,
            IMediator mediator,
            CancellationToken cancellationToken)
        {
            var answer = await mediator.Send(
                new Command(body?.FolderId, new NoteInput(body?.Title, body?.Html, body?.Tags), body?.Pinned == true, key), cancellationToken);
            context.Response.Headers.ETag = $"\"{answer.Note.Version}\"";
            return answer.IsNew ? TypedResults.Created((string?)null, answer.Note) : TypedResults.Ok(answer.Note);
        }
    }
}
