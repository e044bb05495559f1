using Carter;
using Dapper;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Backgrounds;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Whether the person has a picture of their own, its version and its colour; nothing (204) when there is none.</summary>
internal static class GetBackgroundInfo
{
    internal sealed record Query : IRequest<Response?>;

    /// <param name="Version">Changes with the picture: put it into the address, so that a browser never shows an old one.</param>
    /// <param name="Colour">Average colour, <c>#rrggbb</c>.</param>
    internal sealed record Response(string Version, string Colour);

    internal sealed class Handler(BackgroundDatabase database, PersonKey key, IServerContext server) : IRequestHandler<Query, Response?>
    {
        public async Task<Response?> Handle(Query request, CancellationToken cancellationToken)
        {
            var person = key.Of(server.Session.Email);
            await using var connection = await database.OpenAsync(cancellationToken);
            return await connection.QuerySingleOrDefaultAsync<Response>(new CommandDefinition(
                "SELECT version, colour FROM background WHERE person = @person", new { person }, cancellationToken: cancellationToken));
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/background", async (HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                context.Response.Headers.CacheControl = "private, no-cache";
                return await mediator.Send(new Query(), cancellationToken) is { } picture ? Results.Ok(picture) : Results.NoContent();
            })
            .WithName("GetBackgroundInfo")
            .WithSummary("Version and colour of the person's own background picture.")
            .Produces<Response>()
            .Produces(StatusCodes.Status204NoContent);
    }
}
