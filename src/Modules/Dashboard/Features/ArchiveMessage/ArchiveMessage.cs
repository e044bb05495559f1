using Carter;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Moves a message to the folder that the server names for what is done with. Not repeated blindly: it may be there already.</summary>
internal static class ArchiveMessage
{
    /// <param name="MessageId">The message.</param>
    internal sealed record Command(string MessageId) : IRequest<Response>;

    /// <param name="Archived">What <see cref="UnarchiveMessage"/> takes.</param>
    internal sealed record Response(string Archived);

    internal sealed class Handler(IMailArchive archive, WidgetLimit limit) : IRequestHandler<Command, Response>
    {
        public async Task<Response> Handle(Command request, CancellationToken cancellationToken) =>
            new(await limit.RunOnceAsync("mail", token => archive.ArchiveAsync(request.MessageId, token), cancellationToken));
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPost("/mail/{id}/archive", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Command(id), cancellationToken)))
            .WithName("ArchiveMessage")
            .WithSummary("Moves a message to the archive of the server.")
            .Produces<Response>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
