using Carter;
using IceWarp.Adapter;
using MediatR;

namespace IceWarp.Host.Features.GetSession;

/// <summary><c>GET /api/session</c>: who is signed in, asked of the server.</summary>
internal static class GetSession
{
    /// <summary>The message.</summary>
    public sealed record Query : IRequest<PersonResponse>;

    internal sealed class Handler(IIdentity identity) : IRequestHandler<Query, PersonResponse>
    {
        public async Task<PersonResponse> Handle(Query request, CancellationToken cancellationToken) =>
            PersonResponse.From(await identity.WhoAmIAsync(cancellationToken));
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/api/session", (IMediator mediator, CancellationToken cancellationToken) => mediator.Send(new Query(), cancellationToken))
                .WithName("GetSession")
                .WithTags("Session")
                .WithSummary("The signed-in person.")
                .Produces<PersonResponse>();
    }
}
