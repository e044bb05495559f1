using Carter;
using IceWarp.Adapter;
using IceWarp.Kernel.Concurrency;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Dashboard.Files;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Pins a file in the person's settings on the server. Idempotent.</summary>
internal static class PinFile
{
    /// <param name="FileId">The file.</param>
    internal sealed record Command(string FileId) : IRequest;

    internal sealed class Handler(IFileStore files, ISettingsStore settings, IServerContext server, KeyedGate gate, WidgetLimit limit)
        : AsyncRequestHandler<Command>
    {
        protected override Task Handle(Command request, CancellationToken cancellationToken) =>
            limit.RunAsync("pins", token => PinAsync(request.FileId, token), cancellationToken);

        private async Task<Unit> PinAsync(string fileId, CancellationToken cancellationToken)
        {
            var file = await files.GetAsync(fileId, cancellationToken);
            using var turn = await gate.EnterAsync(server.Session.Email, cancellationToken);
            var pins = PinnedFiles.Read(await settings.GetAsync(PinnedFiles.SettingName, cancellationToken));
            if (pins.Has(file.Id))
            {
                return Unit.Value;
            }

            if (pins.Files.Count >= PinnedFiles.Most)
            {
                throw new ProblemException(DashboardErrors.TooManyPins);
            }

            await settings.SetAsync(PinnedFiles.SettingName, pins.With(new Pin(file.Id, file.Name)).Write(), cancellationToken);
            return Unit.Value;
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPut("/pins/{id}", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("PinFile")
            .WithSummary("Pins a file.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}
