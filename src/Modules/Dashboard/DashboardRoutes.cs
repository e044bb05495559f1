using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard;

/// <summary>What every address of the dashboard has in common.</summary>
internal static class DashboardRoutes
{
    /// <summary>The group <c>/api/dashboard</c>: for signed-in people.</summary>
    public static RouteGroupBuilder MapDashboard(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("/api/dashboard").WithTags("Dashboard");
}
