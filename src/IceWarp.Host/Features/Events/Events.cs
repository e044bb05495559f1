using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Carter;
using IceWarp.Adapter;
using IceWarp.Host.Security;
using IceWarp.Host.Sessions;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace IceWarp.Host.Features.Events;

/// <summary>
/// <c>GET /api/events</c>: the one channel of an open page. Events <c>apps</c> (as in <c>/api/apps/events</c>), <c>changed</c>
/// (<c>{"kinds":["mail"]}</c>: load these again) and <c>session</c> (<c>{"state":"ended"}</c>: sign in again), after which it closes.
/// </summary>
internal static class Events
{
    /// <summary>Data of <c>changed</c>.</summary>
    /// <param name="Kinds">Names of <see cref="ChangeKind"/> in lower case.</param>
    public sealed record Changed(IReadOnlyList<string> Kinds);

    /// <summary>Data of <c>session</c>.</summary>
    /// <param name="State">Always <c>ended</c>.</param>
    public sealed record SessionState(string State);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/api/events", StreamAsync)
                .WithName("Events")
                .WithTags("Events")
                .WithSummary("Server-sent events of the signed-in person: 'apps', 'changed', 'session'.")
                .Produces<string>(contentType: "text/event-stream");

        private static async Task StreamAsync(
            HttpContext context,
            AppsFeed apps,
            [FromServices] IChangeFeed changes,
            [FromServices] IServerContext server,
            OpenStreams streams,
            IOptions<LimitsOptions> limits,
            TimeProvider time,
            SignOutBook signOuts,
            IHostApplicationLifetime host)
        {
            var session = context.Features.GetRequiredFeature<SealedSession>();
            using var place = streams.Take($"person {server.Session.Email}", limits.Value.StreamsPerPerson);
            await EventStream.WriteAsync(
                context,
                time,
                host.ApplicationStopping,
                apps.WatchAsync,
                cancellationToken => WatchAsync(changes, cancellationToken),
                cancellationToken => signOuts.WatchAsync(session, cancellationToken).Select(_ => Ended));
        }
    }

    private static SseItem<string> Ended => EventStream.Event("session", new SessionState("ended"));

    private static async IAsyncEnumerable<SseItem<string>> WatchAsync(IChangeFeed changes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var feed = changes.WatchAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(feed) is { } item)
        {
            yield return item;
            if (item.EventType == "session")
            {
                yield break;
            }
        }
    }

    private static async Task<SseItem<string>?> NextAsync(IAsyncEnumerator<IReadOnlySet<ChangeKind>> feed)
    {
        try
        {
            return await feed.MoveNextAsync()
                ? EventStream.Event("changed", new Changed([.. feed.Current.Order().Select(kind => kind.ToString().ToLowerInvariant())]))
                : null;
        }
        catch (ServerException failure) when (failure.Failure == ServerFailure.SessionEnded)
        {
            return Ended;
        }
    }
}
