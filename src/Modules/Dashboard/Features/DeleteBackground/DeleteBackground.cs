using Carter;
using Dapper;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Backgrounds;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Deletes the person's own picture. Idempotent.</summary>
internal static class DeleteBackground
{
    internal sealed record Command : IRequest;

    internal sealed class Handler(BackgroundDatabase database, PersonKey key, IServerContext server) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var person = key.Of(server.Session.Email);
            await using var connection = await database.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(
                "DELETE FROM background WHERE person = @person", new { person }, cancellationToken: cancellationToken));
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapDelete("/background", async (IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("DeleteBackground")
            .WithSummary("Deletes the person's own background picture.")
            .Produces(StatusCodes.Status204NoContent);
    }
}
