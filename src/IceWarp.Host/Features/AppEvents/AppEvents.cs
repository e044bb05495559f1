using Carter;
using IceWarp.Host.Security;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Http;
using Microsoft.Extensions.Options;

namespace IceWarp.Host.Features.AppEvents;

/// <summary><c>GET /api/apps/events</c>: the event <c>apps</c> for pages of WebClient, without a sign-in.</summary>
internal static class AppEvents
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/api/apps/events", StreamAsync)
                .AllowAnonymous()
                .RequireCors(CorsPolicies.Frames)
                .WithName("AppEvents")
                .WithTags("Apps")
                .WithSummary("Server-sent events: 'apps' with the body of GET /api/apps, at once and after each change.")
                .Produces<string>(contentType: "text/event-stream");

        private static async Task StreamAsync(
            HttpContext context, AppsFeed feed, OpenStreams streams, IOptions<LimitsOptions> limits, TimeProvider time, IHostApplicationLifetime host)
        {
            using var place = streams.Take($"address {context.Connection.RemoteIpAddress}", limits.Value.StreamsPerAddress);
            await EventStream.WriteAsync(context, time, host.ApplicationStopping, feed.WatchAsync);
        }
    }
}
