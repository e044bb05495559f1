using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Concurrency;
using IceWarp.Kernel.Http;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Dashboard.Layouts;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>
/// Keeps the person's layout in their settings on the server. <c>If-Match</c> (RFC 9110, 13.1.1) must name the version that was changed;
/// <c>*</c> replaces whatever is there. What the administrator locked must be in it as it is. See <see cref="KeyedGate"/> for the window that remains between two hosts.
/// </summary>
internal static partial class SaveLayout
{
    private const string AnyVersion = "*";

    /// <param name="Layout">The whole new layout.</param>
    /// <param name="Version">The version it was made from; null when the client did not say.</param>
    internal sealed record Command(DashboardLayout? Layout, string? Version) : IRequest<StoredLayout>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command).Custom((command, context) =>
        {
            foreach (var (field, sentence) in LayoutRules.Broken(command.Layout))
            {
                context.AddFailure(field, sentence);
            }
        });
    }

    internal sealed partial class Handler(
        ISettingsStore settings, IServerContext server, StandardLayouts standards, KeyedGate gate, WidgetLimit limit, DashboardMeters meters,
        ILogger<Handler> logger) : IRequestHandler<Command, StoredLayout>
    {
        public Task<StoredLayout> Handle(Command request, CancellationToken cancellationToken)
        {
            var layout = request.Layout ?? DashboardLayout.BuiltIn;
            var version = request.Version ?? throw new ProblemException(DashboardErrors.VersionRequired);
            return limit.RunAsync("layout", token => SaveAsync(layout, version, token), cancellationToken);
        }

        private async Task<StoredLayout> SaveAsync(DashboardLayout layout, string version, CancellationToken cancellationToken)
        {
            using var turn = await gate.EnterAsync(server.Session.Email, cancellationToken);
            var standard = standards.For(server.Session.Email);
            var current = StoredLayout.Read(await settings.GetAsync(StoredLayout.SettingName, cancellationToken), standard);
            if (version != AnyVersion && version != current.Version)
            {
                meters.Layout("stale");
                throw new ProblemException(DashboardErrors.LayoutChanged, new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["current"] = GetLayout.Response.Of(current),
                    ["currentVersion"] = current.Version,
                });
            }

            if (LayoutLocks.Broken(layout, standard) is { Count: > 0 } broken)
            {
                meters.Layout("locked");
                throw new ProblemException(
                    DashboardErrors.WidgetLocked, new Dictionary<string, object?>(StringComparer.Ordinal) { ["widgets"] = broken });
            }

            if (current.Origin == LayoutOrigin.Unreadable)
            {
                Log.ReplacedUnreadable(logger);
            }

            var text = StoredLayout.Write(layout);
            await settings.SetAsync(StoredLayout.SettingName, text, cancellationToken);
            meters.Layout("saved");
            return StoredLayout.Read(text, standard);
        }

        private static partial class Log
        {
            [LoggerMessage(2110, LogLevel.Information, "A saved layout that this version cannot read is replaced at its owner's wish")]
            public static partial void ReplacedUnreadable(ILogger logger);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPut("/layout", async (DashboardLayout? layout, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var stored = await mediator.Send(new Command(layout, EntityTags.IfMatch(context.Request)), cancellationToken);
                context.Response.Headers.ETag = $"\"{stored.Version}\"";
                return TypedResults.Ok(GetLayout.Response.Of(stored));
            })
            .WithName("SaveDashboardLayout")
            .WithSummary("Keeps the person's widgets and background on the server; If-Match is required.")
            .Produces<GetLayout.Response>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }
}
