using Carter;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Files;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>The files that the person pinned, the last pinned first.</summary>
internal static class GetPins
{
    internal sealed record Query : IRequest<Response>;

    /// <param name="Files">Those that are there.</param>
    /// <param name="Gone">Those that are not there any more, or not for this person: deleted, moved, no longer shared.</param>
    internal sealed record Response(IReadOnlyList<GetFiles.Entry> Files, IReadOnlyList<Pin> Gone);

    internal sealed class Handler(IFileStore files, ISettingsStore settings, FilePlaces places, WidgetLimit limit) : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query request, CancellationToken cancellationToken) => limit.RunAsync("pins", ReadAsync, cancellationToken);

        private async Task<Response> ReadAsync(CancellationToken cancellationToken)
        {
            var pins = PinnedFiles.Read(await settings.GetAsync(PinnedFiles.SettingName, cancellationToken)).Files;
            var found = await Task.WhenAll(pins.Select(pin => FindAsync(pin.Id, cancellationToken)));
            var there = found.OfType<FileEntry>().ToList();
            var known = await places.FindAsync(there, cancellationToken);
            return new Response(
                [.. there.Select(file => GetFiles.Entry.Of(file, known, pinned: true))],
                [.. pins.Zip(found).Where(pair => pair.Second is null).Select(pair => pair.First)]);
        }

        private async Task<FileEntry?> FindAsync(string fileId, CancellationToken cancellationToken)
        {
            try
            {
                return await files.GetAsync(fileId, cancellationToken);
            }
            catch (ServerException gone) when (gone.Failure is ServerFailure.NotFound or ServerFailure.NoRight)
            {
                return null;
            }
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/pins", async (IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(), cancellationToken)))
            .WithName("GetPinnedFiles")
            .WithSummary("The files that the person pinned.")
            .Produces<Response>();
    }
}
