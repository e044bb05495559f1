using Carter;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>The folders of notes that the person may see, shared ones included, in the server's order.</summary>
internal static class ListFolders
{
    internal sealed record Query : IRequest<Response>;

    /// <param name="Folders">The folders.</param>
    internal sealed record Response(IReadOnlyList<FolderView> Folders);

    internal sealed class Handler(NoteFolders folders) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query request, CancellationToken cancellationToken) =>
            new([.. (await folders.ListAsync(cancellationToken)).Select(FolderView.Of)]);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapGet("/folders", async (IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(), cancellationToken)))
            .WithName("ListNoteFolders")
            .WithSummary("The folders of notes, shared ones included.")
            .Produces<Response>();
    }
}
