using System.Text;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Notes.Markup;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Texts;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Makes a note of a message: its subject as the title, who wrote to whom and when, and its words as a quotation.</summary>
internal static class NoteFromMessage
{
    private const int MostRecipients = 50;

    /// <param name="MessageId">The message.</param>
    /// <param name="FolderId">The folder; null for the default one.</param>
    /// <param name="Wish">For whom it is written.</param>
    internal sealed record Command(string? MessageId, string? FolderId, ReaderWish Wish) : IRequest<NoteView>;

    internal sealed record Body(string? MessageId, string? FolderId, string? Language, string? TimeZone);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.MessageId).NotEmpty().WithMessage("Say of which message.");
            Readers.MustBeWish(this, command => command.Wish);
        }
    }

    internal sealed class Handler(IMailStore mail, INoteStore notes, NoteDrafts drafts, NoteViews views, Readers readers) : IRequestHandler<Command, NoteView>
    {
        public async Task<NoteView> Handle(Command request, CancellationToken cancellationToken)
        {
            var message = await FindAsync(request.MessageId ?? "", cancellationToken);
            var reader = await readers.FindAsync(request.Wish, cancellationToken);
            var draft = drafts.Of(new NoteInput(NoteRules.Cut(message.Summary.Subject, NoteRules.LongestTitle), Html(message, reader), []));
            return await views.OfAsync(await notes.CreateAsync(request.FolderId, draft, cancellationToken), cancellationToken);
        }

        private async Task<MessageDetail> FindAsync(string messageId, CancellationToken cancellationToken)
        {
            try
            {
                return await mail.GetAsync(messageId, cancellationToken);
            }
            catch (ServerException gone) when (gone.Failure == ServerFailure.NotFound)
            {
                throw new ProblemException(NotesErrors.MessageNotFound, innerException: gone);
            }
        }

        private static string Html(MessageDetail message, Reader reader)
        {
            var (texts, summary) = (reader.Texts, message.Summary);
            var html = new StringBuilder("<p>");
            Line(html, texts.From, Name(summary.From));
            html.Append("<br>");
            Line(html, texts.To, string.Join(", ", summary.To.Concat(message.Cc).Take(MostRecipients).Select(Name)));
            html.Append("<br>");
            Line(html, texts.Date, reader.Moment(summary.Date));
            return html.Append("</p><blockquote>")
                .Append(ReadingWriter.Write(message.Body, ReadingPlace.Message, PictureSources.TextOnly))
                .Append("</blockquote><p></p>").ToString();
        }

        private static void Line(StringBuilder html, string name, string value) =>
            html.Append("<strong>").AppendText(name).Append(":</strong> ").AppendText(value);

        private static string Name(Mailbox mailbox) => mailbox.Name.Length > 0 ? $"{mailbox.Name} <{mailbox.Address}>" : mailbox.Address;
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPost("/from-message", async (Body? body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var wish = ReaderWish.Of(context.Request, body?.Language, body?.TimeZone);
                var note = await mediator.Send(new Command(body?.MessageId, body?.FolderId, wish), cancellationToken);
                context.Response.Headers.ETag = $"\"{note.Version}\"";
                return TypedResults.Created((string?)null, note);
            })
            .WithName("MakeNoteFromMessage")
            .WithSummary("Makes a note of a message.")
            .Produces<NoteView>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesRefusals();
    }
}
