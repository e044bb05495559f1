using Carter;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Http;
using MediatR;
using Microsoft.Extensions.Options;

namespace IceWarp.Host.Features.GetFrame;

/// <summary><c>GET /api/frame</c>: the origins that may frame our apps and speak to them by postMessage.</summary>
internal static class GetFrame
{
    /// <summary>The message.</summary>
    /// <param name="Own">The origin the request was sent to.</param>
    public sealed record Query(string Own) : IRequest<Response>;

    /// <summary>The answer.</summary>
    /// <param name="Ancestors">Origins, the configured ones and, with the embedded server, our own.</param>
    public sealed record Response(IReadOnlyList<string> Ancestors);

    internal sealed class Handler(IOptions<FrameOptions> frame, IConfiguration configuration) : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query request, CancellationToken cancellationToken)
        {
            IEnumerable<string> own = configuration.UsesEmbeddedServer() ? [request.Own] : [];
            return Task.FromResult(new Response([.. frame.Value.Ancestors.Concat(own).Distinct(StringComparer.Ordinal)]));
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/api/frame", HandleAsync)
                .AllowAnonymous()
                .WithName("GetFrame")
                .WithTags("Apps")
                .WithSummary("The origins that may show our apps in a frame.")
                .Produces<Response>();

        private static Task<Response> HandleAsync(HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new Query($"{request.Scheme}://{request.Host}"), cancellationToken);
    }
}
