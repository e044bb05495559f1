using Carter;
using IceWarp.Adapter;
using Microsoft.AspNetCore.Mvc;

namespace IceWarp.Host.Features.Health;

/// <summary>
/// <c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: it can work, which takes a server that can be reached; 503 until then.
/// </summary>
internal static class Health
{
    /// <summary>The answer.</summary>
    /// <param name="Status"><c>live</c>, <c>ready</c> or <c>not_ready</c>.</param>
    public sealed record Response(string Status);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.MapGet("/health/live", () => new Response("live"))
                .AllowAnonymous()
                .WithName("Live")
                .WithTags("Health")
                .WithSummary("The process answers.")
                .Produces<Response>();
            app.MapGet("/health/ready", ([FromServices] IServerHealth health) => Answer(health))
                .AllowAnonymous()
                .WithName("Ready")
                .WithTags("Health")
                .WithSummary("The process can work: its server can be reached.")
                .Produces<Response>()
                .Produces<Response>(StatusCodes.Status503ServiceUnavailable);
        }

        private static IResult Answer(IServerHealth health) => health.Current[ServerPart.Groupware].Reachable
            ? Results.Ok(new Response("ready"))
            : Results.Json(new Response("not_ready"), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
