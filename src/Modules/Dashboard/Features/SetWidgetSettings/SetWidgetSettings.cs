using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Concurrency;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Dashboard.Layouts;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>
/// Keeps what a person chose inside one widget (cities, links, days and calendars), in their layout on the server. Everything else of the layout stays as it is
/// there, so no version is asked. Idempotent.
/// </summary>
internal static class SetWidgetSettings
{
    /// <param name="WidgetId">The widget.</param>
    /// <param name="Settings">All its settings.</param>
    internal sealed record Command(string WidgetId, WidgetSettings? Settings) : IRequest<StoredLayout>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Settings).NotNull().WithMessage("Say what the settings are.").OverridePropertyName("settings");
    }

    internal sealed class Handler(ISettingsStore settings, IServerContext server, StandardLayouts standards, KeyedGate gate, WidgetLimit limit)
        : IRequestHandler<Command, StoredLayout>
    {
        public Task<StoredLayout> Handle(Command request, CancellationToken cancellationToken) => limit.RunAsync(
            "layout", token => ChangeAsync(request.WidgetId, request.Settings ?? new WidgetSettings(), token), cancellationToken);

        private async Task<StoredLayout> ChangeAsync(string widgetId, WidgetSettings wanted, CancellationToken cancellationToken)
        {
            using var turn = await gate.EnterAsync(server.Session.Email, cancellationToken);
            var standard = standards.For(server.Session.Email);
            var current = StoredLayout.Read(await settings.GetAsync(StoredLayout.SettingName, cancellationToken), standard);
            var changed = Changed(current, widgetId, wanted);
            var text = StoredLayout.Write(changed);
            await settings.SetAsync(StoredLayout.SettingName, text, cancellationToken);
            return StoredLayout.Read(text, standard);
        }
    }

    private static DashboardLayout Changed(StoredLayout current, string widgetId, WidgetSettings wanted)
    {
        if (current.Origin == LayoutOrigin.Unreadable)
        {
            throw new ProblemException(DashboardErrors.LayoutUnreadable);
        }

        var widget = current.Layout.Widgets.FirstOrDefault(candidate => candidate.Id == widgetId)
            ?? throw new ProblemException(DashboardErrors.NoWidget);
        if (widget.Locked && current.Standard.Widgets.Any(locked => locked.Id == widgetId && locked.Settings is not null))
        {
            throw new ProblemException(DashboardErrors.WidgetLocked);
        }

        var broken = WidgetSettingsRules.Broken(widget.Kind, wanted).ToList();
        return broken.Count == 0
            ? current.Layout with { Widgets = [.. current.Layout.Widgets.Select(each => each.Id == widgetId ? each with { Settings = wanted } : each)] }
            : throw new ValidationException([.. broken.Select(fault => new FluentValidation.Results.ValidationFailure(fault.Field, fault.Sentence))]);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPut("/layout/widgets/{id}/settings", async (string id, WidgetSettings? body, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var stored = await mediator.Send(new Command(id, body), cancellationToken);
                context.Response.Headers.ETag = $"\"{stored.Version}\"";
                return TypedResults.Ok(GetLayout.Response.Of(stored));
            })
            .WithName("SetWidgetSettings")
            .WithSummary("Keeps what a person chose inside one widget.")
            .Produces<GetLayout.Response>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}
