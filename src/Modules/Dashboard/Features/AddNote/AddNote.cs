using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Stores a quick note in the person's default folder of notes on the server; see <see cref="QuickNote"/> for its form.</summary>
internal static class AddNote
{
    private const int LongestText = 20_000;

    /// <param name="Text">Plain text, 1..20,000 characters; its first line is the title.</param>
    internal sealed record Command(string? Text) : IRequest<Response>;

    internal sealed record Body(string? Text);

    /// <param name="Id">The new note.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="StoredAt">When the server stored it.</param>
    /// <param name="Folder">Path of the folder it went to; empty when that is not in the person's list of folders.</param>
    internal sealed record Response(string Id, string Title, DateTime StoredAt, string Folder);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Text).NotEmpty().WithMessage("Write something.").OverridePropertyName("text");
            RuleFor(command => command.Text).MaximumLength(LongestText)
                .WithMessage($"A quick note has at most {LongestText} characters.").OverridePropertyName("text");
        }
    }

    internal sealed class Handler(INoteStore notes, IFolderStore folders, WidgetLimit limit) : IRequestHandler<Command, Response>
    {
        public Task<Response> Handle(Command request, CancellationToken cancellationToken) =>
            limit.RunOnceAsync("notes", token => StoreAsync(QuickNote.Draft(request.Text ?? ""), token), cancellationToken);

        private async Task<Response> StoreAsync(NoteDraft draft, CancellationToken cancellationToken)
        {
            // Folders first: once the note is stored nothing more may fail, or the person would store it twice.
            var known = await folders.ListAsync(cancellationToken);
            var note = (await notes.CreateAsync(folderId: null, draft, cancellationToken)).Summary;
            var folder = known.FirstOrDefault(candidate => candidate.Id == note.FolderId);
            return new Response(note.Id, note.Title, note.Modified.UtcDateTime, folder?.Path ?? "");
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPost("/notes", async (Body? body, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Created((string?)null, await mediator.Send(new Command(body?.Text), cancellationToken)))
            .WithName("AddNote")
            .WithSummary("Stores a quick note in the person's default folder of notes.")
            .Produces<Response>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
