using Carter;
using IceWarp.Adapter;
using IceWarp.Kernel.Concurrency;
using IceWarp.Modules.Dashboard.Files;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Takes a pin off a file, also of one that is gone. Idempotent.</summary>
internal static class UnpinFile
{
    /// <param name="FileId">The file.</param>
    internal sealed record Command(string FileId) : IRequest;

    internal sealed class Handler(ISettingsStore settings, IServerContext server, KeyedGate gate, WidgetLimit limit) : AsyncRequestHandler<Command>
    {
        protected override Task Handle(Command request, CancellationToken cancellationToken) =>
            limit.RunAsync("pins", token => UnpinAsync(request.FileId, token), cancellationToken);

        private async Task<Unit> UnpinAsync(string fileId, CancellationToken cancellationToken)
        {
            using var turn = await gate.EnterAsync(server.Session.Email, cancellationToken);
            var pins = PinnedFiles.Read(await settings.GetAsync(PinnedFiles.SettingName, cancellationToken));
            if (pins.Has(fileId))
            {
                await settings.SetAsync(PinnedFiles.SettingName, pins.Without(fileId).Write(), cancellationToken);
            }

            return Unit.Value;
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapDelete("/pins/{id}", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("UnpinFile")
            .WithSummary("Takes the pin off a file.")
            .Produces(StatusCodes.Status204NoContent);
    }
}
