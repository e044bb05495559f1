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

/// <summary>Makes a folder of notes, at the top or in another one.</summary>
internal static class CreateFolder
{
    /// <param name="Name">Its name.</param>
    /// <param name="ParentId">The folder of notes that it is to be in; null for the top.</param>
    internal sealed record Command(string? Name, string? ParentId) : IRequest<FolderView>;

    internal sealed record Body(string? Name, string? ParentId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).MustBeFolderName();
    }

    internal sealed class Handler(IFolderStore folders, NoteFolders known) : IRequestHandler<Command, FolderView>
    {
        public async Task<FolderView> Handle(Command request, CancellationToken cancellationToken)
        {
            var name = (request.Name ?? "").Trim();
            var path = request.ParentId is { } parent ? $"{(await known.GetAsync(parent, cancellationToken)).Path}/{name}" : name;
            return FolderView.Of(await folders.CreateAsync(path, FolderKind.Notes, cancellationToken));
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPost("/folders", async (Body? body, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Created((string?)null, await mediator.Send(new Command(body?.Name, body?.ParentId), cancellationToken)))
            .WithName("CreateNoteFolder")
            .WithSummary("Makes a folder of notes.")
            .Produces<FolderView>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesRefusals();
    }
}
