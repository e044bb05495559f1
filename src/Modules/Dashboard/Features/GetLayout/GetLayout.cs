using Carter;
using IceWarp.Adapter;
using IceWarp.Kernel.Http;
using IceWarp.Modules.Dashboard.Layouts;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>
/// The person's layout, with its version as ETag. The standard one of their domain when nothing was saved, or when what is saved cannot be read
/// by this version; <c>origin</c> says which.
/// </summary>
internal static class GetLayout
{
    internal sealed record Query : IRequest<StoredLayout>;

    /// <param name="Widgets">The widgets.</param>
    /// <param name="Background">What lies behind them.</param>
    /// <param name="Origin"><c>saved</c>, <c>default</c>, or <c>unreadable</c>: something is saved that cannot be read, the standard is shown.</param>
    /// <param name="Standard">What the person can go back to.</param>
    internal sealed record Response(IReadOnlyList<Widget> Widgets, Background Background, string Origin, DashboardLayout Standard)
    {
        public static Response Of(StoredLayout stored)
        {
            var origin = stored.Origin switch
            {
                LayoutOrigin.Saved => "saved",
                LayoutOrigin.Unreadable => "unreadable",
                _ => "default",
            };
            return new Response(stored.Layout.Widgets, stored.Layout.Background, origin, stored.Standard);
        }
    }

    internal sealed class Handler(ISettingsStore settings, IServerContext server, StandardLayouts standards, WidgetLimit limit)
        : IRequestHandler<Query, StoredLayout>
    {
        public async Task<StoredLayout> Handle(Query request, CancellationToken cancellationToken) => StoredLayout.Read(
            await limit.RunAsync("layout", token => settings.GetAsync(StoredLayout.SettingName, token), cancellationToken),
            standards.For(server.Session.Email));
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/layout", async (HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var stored = await mediator.Send(new Query(), cancellationToken);
                return EntityTags.OkOrNotModified(context, stored.Version, Response.Of(stored));
            })
            .WithName("GetDashboardLayout")
            .WithSummary("The person's widgets and background, with an ETag.")
            .Produces<Response>()
            .Produces(StatusCodes.Status304NotModified);
    }
}
