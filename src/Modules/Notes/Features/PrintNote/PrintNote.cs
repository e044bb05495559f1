using System.ComponentModel;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Notes.Texts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>A note as a page of its own for the printer. Nothing runs on it and nothing is fetched but its pictures.</summary>
internal static class PrintNote
{
    private const string Html = "text/html; charset=utf-8";

    /// <param name="NoteId">The note.</param>
    /// <param name="Wish">For whom it is written.</param>
    internal sealed record Query(string NoteId, ReaderWish Wish) : IRequest<string>;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => Readers.MustBeWish(this, query => query.Wish);
    }

    internal sealed class Handler(INoteStore notes, Readers readers) : IRequestHandler<Query, string>
    {
        public async Task<string> Handle(Query request, CancellationToken cancellationToken)
        {
            var note = await notes.GetAsync(request.NoteId, cancellationToken);
            return PrintPage.Of(note, await readers.FindAsync(request.Wish, cancellationToken));
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapGet("/{id}/print", async (
                string id,
                [Description("en or pl; the first that the browser takes when left out.")] string? language,
                string? timeZone,
                HttpContext context,
                IMediator mediator,
                CancellationToken cancellationToken) =>
            {
                var page = await mediator.Send(new Query(id, ReaderWish.Of(context.Request, language, timeZone)), cancellationToken);
                context.Response.Headers.ContentSecurityPolicy = PrintPage.Policy;
                context.Response.Headers.CacheControl = "private, no-store";

                // The app that opens the page asks for the printer: nothing runs on the page itself.
                context.Response.Headers["Cross-Origin-Opener-Policy"] = "unsafe-none";
                return TypedResults.Text(page, Html);
            })
            .WithName("PrintNote")
            .WithSummary("A note as a page of its own for the printer.")
            .Produces<string>(StatusCodes.Status200OK, "text/html")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesRefusals();
    }
}
