using IceWarp.Adapter;
using IceWarp.Kernel.Apps;
using IceWarp.Kernel.Mediation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Modules.Dashboard;

/// <summary>The dashboard's only public face.</summary>
public static class DashboardModule
{
    /// <summary>Registers the module's handlers and its app.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHandlersFrom(typeof(DashboardModule).Assembly);
        services.AddSingleton(new AppDescriptor("dashboard", "/dashboard/", AppPlace.Frame, [ServerPart.Groupware]));
        return services;
    }
}
