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

/// <summary>
/// Gives a folder another name. Its id and the ids of all notes in it and below it are others then; this person's pins go along.
/// </summary>
internal static class RenameFolder
{
    /// <param name="FolderId">The folder.</param>
    /// <param name="Name">Its new name.</param>
    internal sealed record Command(string FolderId, string? Name) : IRequest<FolderView>;

    internal sealed record Body(string? Name);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).MustBeFolderName();
    }

    internal sealed class Handler(IFolderStore folders, NoteFolders known, PinnedNotes pins) : IRequestHandler<Command, FolderView>
    {
        public async Task<FolderView> Handle(Command request, CancellationToken cancellationToken)
        {
            var folder = await known.GetAsync(request.FolderId, cancellationToken);
            var path = folder.Path[..^folder.Name.Length] + (request.Name ?? "").Trim();
            if (path == folder.Path)
            {
                return FolderView.Of(folder);
            }

            await folders.RenameAsync(folder.Id, path, cancellationToken);

            // It has happened: a client that has gone by now would leave the pins behind.
            await pins.MoveAsync(id => folders.IdAfterRename(id, folder.Path, path), CancellationToken.None);
            return FolderView.Of(await known.AtAsync(path, cancellationToken));
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPatch("/folders/{id}", async (string id, Body? body, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Command(id, body?.Name), cancellationToken)))
            .WithName("RenameNoteFolder")
            .WithSummary("Gives a folder of notes another name; its id and those of its notes are others then.")
            .Produces<FolderView>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesRefusals();
    }
}
