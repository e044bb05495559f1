using Carter;
using MediatR;

namespace IceWarp.Host.Features.GetApps;

/// <summary><c>GET /api/apps</c>: which apps this host has and whether they can work now. Anonymous: docs/decisions/0003.</summary>
internal static class GetApps
{
    /// <summary>The message.</summary>
    public sealed record Query : IRequest<AppsSnapshot>;

    internal sealed class Handler(AppsFeed feed) : IRequestHandler<Query, AppsSnapshot>
    {
        public Task<AppsSnapshot> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(feed.Current);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/api/apps", (IMediator mediator, CancellationToken cancellationToken) => mediator.Send(new Query(), cancellationToken))
                .AllowAnonymous()
                .RequireCors(CorsPolicies.Frames)
                .WithName("GetApps")
                .WithTags("Apps")
                .WithSummary("The apps of this host and whether the parts of the server they need can be reached.")
                .Produces<AppsSnapshot>();
    }
}
