using System.Globalization;
using System.Text;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Notes.Markup;
using IceWarp.Modules.Notes.Storing;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Sends a note as a message of the person: its text, with nothing alive in it, and its attachments, which do not leave the server.</summary>
internal static class SendNote
{
    private const int MostPeople = 100;
    private const int LongestSubject = 512;
    private const int LongestComment = 20_000;

    /// <param name="NoteId">The note.</param>
    /// <param name="To">Addresses.</param>
    /// <param name="Subject">Subject; empty takes the title.</param>
    /// <param name="Comment">Words before the note, or null.</param>
    internal sealed record Command(string NoteId, IReadOnlyList<string?>? To, string? Subject, string? Comment) : IRequest;

    internal sealed record Body(IReadOnlyList<string?>? To, string? Subject, string? Comment);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.To).Must(to => to is { Count: > 0 and <= MostPeople }).WithMessage($"Say to whom: 1 to {MostPeople} addresses.");
            RuleFor(command => command).Custom((command, context) =>
            {
                foreach (var (address, index) in (command.To ?? []).Select((address, index) => (address, index)).Where(pair => !Addresses.IsAddress(pair.address)))
                {
                    context.AddFailure(string.Create(CultureInfo.InvariantCulture, $"to[{index}]"), "This is no address.");
                }
            });
            RuleFor(command => command.Subject).Must(subject => subject is null || (subject.Length <= LongestSubject && !subject.Any(char.IsControl)))
                .WithMessage($"A subject has at most {LongestSubject} characters on one line.");
            RuleFor(command => command.Comment).MaximumLength(LongestComment).WithMessage($"A comment has at most {LongestComment} characters.");
        }
    }

    internal sealed class Handler(INoteStore notes, IMailStore mail) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var note = await notes.GetAsync(request.NoteId, cancellationToken);
            var people = (request.To ?? []).Select(address => address ?? "").Distinct(StringComparer.OrdinalIgnoreCase).Select(address => new Mailbox("", address));
            var subject = request.Subject?.Trim() is { Length: > 0 } given ? given : note.Summary.Title;
            var message = new OutgoingMessage(
                [.. people], [], [], subject, new RichText(Html(note, request.Comment), IsHtml: true),
                [.. note.Attachments.Select(attachment => notes.Reuse(request.NoteId, attachment))]);
            await mail.SendAsync(message, cancellationToken);
            return Unit.Value;
        }

        private static string Html(NoteDetail note, string? comment)
        {
            var html = new StringBuilder();
            if (!string.IsNullOrWhiteSpace(comment))
            {
                html.Append(PlainNote.ToEditor(comment.Trim())).Append("<hr>");
            }

            return html.Append(ReadingWriter.Write(note.Body, ReadingPlace.Message, new PictureSources(note.Summary.Id, note.Attachments))).ToString();
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPost("/{id}/send", async (string id, Body? body, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id, body?.To, body?.Subject, body?.Comment), cancellationToken);
                return TypedResults.Accepted((string?)null);
            })
            .WithName("SendNote")
            .WithSummary("Sends a note as a message, with its attachments.")
            .Produces(StatusCodes.Status202Accepted)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesRefusals();
    }
}
