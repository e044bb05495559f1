using Carter;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Notes.Storing;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Deletes a folder with the notes and folders in it. The default one stays.</summary>
internal static class DeleteFolder
{
    /// <param name="FolderId">The folder.</param>
    internal sealed record Command(string FolderId) : IRequest;

    internal sealed class Handler(IFolderStore folders, NoteFolders known) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var folder = await known.GetAsync(request.FolderId, cancellationToken);
            var all = await folders.ListAsync(cancellationToken);
            if (all.Any(other => other.IsDefault && (other.Id == folder.Id || other.Path.StartsWith(folder.Path + "/", StringComparison.Ordinal))))
            {
                throw new ProblemException(NotesErrors.DefaultFolder);
            }

            await folders.DeleteAsync(folder.Id, cancellationToken);
            return Unit.Value;
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapDelete("/folders/{id}", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("DeleteNoteFolder")
            .WithSummary("Deletes a folder with the notes and folders in it.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesRefusals();
    }
}
