using Carter;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Who a folder of notes is shared with, for those who administer it.</summary>
internal static class GetShares
{
    /// <param name="FolderId">The folder.</param>
    internal sealed record Query(string FolderId) : IRequest<SharesView>;

    internal sealed class Handler(FolderSharing sharing, ShareViews views) : IRequestHandler<Query, SharesView>
    {
        public async Task<SharesView> Handle(Query request, CancellationToken cancellationToken)
        {
            var folder = await sharing.FolderAsync(request.FolderId, cancellationToken);
            return await views.OfAsync(await sharing.GetAsync(folder, cancellationToken), cancellationToken);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapGet("/folders/{id}/shares", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(id), cancellationToken)))
            .WithName("GetNoteFolderShares")
            .WithSummary("Who a folder of notes is shared with.")
            .Produces<SharesView>()
            .ProducesRefusals();
    }
}
