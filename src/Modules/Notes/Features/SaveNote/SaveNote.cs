using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Concurrency;
using IceWarp.Kernel.Http;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>
/// Replaces title, text and tags of a note. <c>If-Match</c> (RFC 9110, 13.1.1) must name the version that was changed; when the text is another
/// one meanwhile, nothing is written and the current note comes with the refusal. See <see cref="KeyedGate"/> for the window that remains.
/// </summary>
internal static class SaveNote
{
    /// <param name="NoteId">The note.</param>
    /// <param name="Note">What it is to be.</param>
    /// <param name="Version">The version it was made from; null when the client did not say.</param>
    internal sealed record Command(string NoteId, NoteInput Note, string? Version) : IRequest<NoteView>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.MustBeNote(command => command.Note);
    }

    internal sealed class Handler(INoteStore notes, NoteDrafts drafts, KeyedGate gate, NoteViews views) : IRequestHandler<Command, NoteView>
    {
        public async Task<NoteView> Handle(Command request, CancellationToken cancellationToken)
        {
            var version = request.Version ?? throw new ProblemException(NotesErrors.VersionRequired);
            using var turn = await gate.EnterAsync(request.NoteId, cancellationToken);
            var stored = await notes.GetAsync(request.NoteId, cancellationToken);
            if (!NoteVersion.IsOfText(version, stored))
            {
                throw await ChangedAsync(stored, innerException: null, cancellationToken);
            }

            try
            {
                var saved = await notes.UpdateAsync(request.NoteId, drafts.Of(request.Note, stored), stored.Summary.Version, cancellationToken);
                return await views.OfAsync(saved, cancellationToken);
            }
            catch (ServerException changed) when (changed.Failure == ServerFailure.ChangedMeanwhile)
            {
                throw await ChangedAsync(await notes.GetAsync(request.NoteId, cancellationToken), changed, cancellationToken);
            }
        }

        private async Task<ProblemException> ChangedAsync(NoteDetail stored, Exception? innerException, CancellationToken cancellationToken)
        {
            var current = await views.OfAsync(stored, cancellationToken);
            var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["current"] = current, ["currentVersion"] = current.Version };
            return new ProblemException(NotesErrors.ChangedMeanwhile, extensions, innerException);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPut("/{id}", async (string id, NoteInput? note, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var stored = await mediator.Send(
                    new Command(id, note ?? new NoteInput(null, null, null), EntityTags.IfMatch(context.Request)), cancellationToken);
                context.Response.Headers.ETag = $"\"{stored.Version}\"";
                return TypedResults.Ok(stored);
            })
            .WithName("SaveNote")
            .WithSummary("Replaces title, text and tags of a note; If-Match is required.")
            .WithMetadata(NoteBody.Limit)
            .Produces<NoteView>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .ProducesRefusals();
    }
}
