using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Texts;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>
/// Makes a note for the minutes of a meeting, with time, place and people filled in. Of a series it takes the occurrence that began last.
/// </summary>
internal static class MakeMinutes
{
    /// <param name="EventId">The meeting.</param>
    /// <param name="FolderId">The folder; null for the default one.</param>
    /// <param name="Wish">For whom it is written.</param>
    internal sealed record Command(string? EventId, string? FolderId, ReaderWish Wish) : IRequest<NoteView>;

    internal sealed record Body(string? EventId, string? FolderId, string? Language, string? TimeZone);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.EventId).NotEmpty().WithMessage("Say of which meeting.");
            Readers.MustBeWish(this, command => command.Wish);
        }
    }

    internal sealed class Handler(
        ICalendarStore calendar, INoteStore notes, NoteDrafts drafts, NoteViews views, Readers readers, TimeProvider time) : IRequestHandler<Command, NoteView>
    {
        // An occurrence longer ago is not what somebody writes minutes of.
        private static readonly TimeSpan LookBack = TimeSpan.FromDays(35);
        private static readonly TimeSpan LookAhead = TimeSpan.FromMinutes(30);

        public async Task<NoteView> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await FindAsync(request.EventId ?? "", cancellationToken);
            var reader = await readers.FindAsync(request.Wish, cancellationToken);
            var page = MinutesPage.Of(meeting, await TimeOfAsync(meeting, reader, cancellationToken), reader);
            return await views.OfAsync(await notes.CreateAsync(request.FolderId, drafts.Of(page), cancellationToken), cancellationToken);
        }

        private async Task<CalendarEventDetail> FindAsync(string eventId, CancellationToken cancellationToken)
        {
            try
            {
                return await calendar.GetAsync(eventId, cancellationToken);
            }
            catch (ServerException gone) when (gone.Failure == ServerFailure.NotFound)
            {
                throw new ProblemException(NotesErrors.EventNotFound, innerException: gone);
            }
        }

        private async Task<EventTime> TimeOfAsync(CalendarEventDetail meeting, Reader reader, CancellationToken cancellationToken)
        {
            var summary = meeting.Summary;
            if (meeting.Recurrence is null)
            {
                return summary.Time;
            }

            var now = time.GetUtcNow();
            var occurrences = await calendar.ListAsync(now - LookBack, now + LookAhead, reader.Zone.Id, summary.FolderId, cancellationToken);
            return occurrences.LastOrDefault(occurrence => occurrence.Id == summary.Id && occurrence.Time.Start <= now + LookAhead)?.Time ?? summary.Time;
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPost("/minutes", async (Body? body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var wish = ReaderWish.Of(context.Request, body?.Language, body?.TimeZone);
                var note = await mediator.Send(new Command(body?.EventId, body?.FolderId, wish), cancellationToken);
                context.Response.Headers.ETag = $"\"{note.Version}\"";
                return TypedResults.Created((string?)null, note);
            })
            .WithName("MakeMinutes")
            .WithSummary("Makes a note for the minutes of a meeting.")
            .Produces<NoteView>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesRefusals();
    }
}
